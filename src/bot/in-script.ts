// A reply in the script that the merchant reads: everything in it that people read, and nothing that programs do.

import type { Script } from '../language/script';
import { toTraditional } from '../language/traditional';
import type { ReplyActivity } from './turn';

/** Where Adaptive Cards keep what people read. */
const READ = new Set([
  'text',
  'title',
  'fallbackText',
  'altText',
  'label',
  'placeholder',
  'errorMessage',
  'speak',
]);
/** A picture has its language in its name. */
const IN_HANS = /\.zh-Hans\.(?=\w+$)/;
const CARD = 'application/vnd.microsoft.card.';
const EXTENSION = /\.(?:jpe?g|png|webp|hei[cf]|pdf)(?![a-z])/i;
/** A file keeps the name that it has on the merchant's device. */
const FILE_NAME = /[^：、；，。（）「」“”\n]{1,120}\.(?:jpe?g|png|webp|hei[cf]|pdf)(?![a-z])/gi;

type Fields = Record<string, unknown>;

/** English replies stay as they are, the Chinese names in them too. */
export function inScript(reply: ReplyActivity, script: Script | undefined): ReplyActivity {
  if (script !== 'hant' || reply.locale === 'en') return reply;
  const { text, summary, suggestedActions, attachments } = reply;
  return {
    ...reply,
    locale: 'zh-Hant',
    ...(text !== undefined && { text: write(text) }),
    ...(typeof summary === 'string' && { summary: write(summary) }),
    ...(isRecord(suggestedActions) && { suggestedActions: buttons(suggestedActions) }),
    ...(Array.isArray(attachments) && { attachments: attachments.map(attachment) }),
  };
}

function write(text: string): string {
  const files = EXTENSION.test(text) ? text.match(FILE_NAME) : null;
  if (!files) return toTraditional(text);
  const between = text.split(FILE_NAME).map(toTraditional);
  return between.map((part, index) => part + (files[index] ?? '')).join('');
}

/** A tap sends what the button shows. */
function buttons(suggested: Fields): Fields {
  const actions = (suggested.actions as Fields[] | undefined) ?? [];
  const shown = actions.map((action) => {
    const { type, title, value } = action;
    return {
      ...action,
      ...(typeof title === 'string' && { title: toTraditional(title) }),
      ...(type === 'imBack' && { value: toTraditional(String(value)) }),
    };
  });
  return { ...suggested, actions: shown };
}

function attachment(each: unknown): unknown {
  if (!isRecord(each) || !String(each.contentType).startsWith(CARD)) return each;
  return { ...each, content: card(each.content) };
}

/** `data` comes back with a tap; a `value` is for people in facts alone. */
function card(node: unknown, isFact = false): unknown {
  if (Array.isArray(node)) return node.map((each) => card(each, isFact));
  if (!isRecord(node)) return node;
  const fields = Object.entries(node).map(([key, value]) => {
    if (key === 'data') return [key, value];
    if (typeof value !== 'string') return [key, card(value, key === 'facts')];
    if (key === 'url') return [key, value.replace(IN_HANS, '.zh-Hant.')];
    return [key, READ.has(key) || (isFact && key === 'value') ? write(value) : value];
  });
  return Object.fromEntries(fields);
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
