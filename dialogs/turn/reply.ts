// How replies look to the Bot Framework: text, buttons that send their own label, cards.

import type { Activity, Attachment } from 'botbuilder-core';
import type { Language } from '../../src/language/language';

export type Reply = Partial<Activity>;

export interface Saying {
  text: string;
  buttons?: readonly string[];
  /** Curated text with light Markdown; anything that repeats the merchant's words stays plain. */
  markdown?: boolean;
  card?: Attachment | undefined;
  /** Short text for notifications and for channels without cards. */
  summary?: string;
  channelData?: Record<string, unknown>;
}

export function replyOf(saying: Saying, language: Language): Reply {
  const { text, buttons, markdown, card, summary, channelData } = saying;
  return {
    type: 'message',
    text,
    textFormat: markdown ? 'markdown' : 'plain',
    locale: language,
    ...(buttons && buttons.length > 0 && { suggestedActions: buttonsOf(buttons) }),
    ...(card && { attachments: [card] }),
    ...(summary !== undefined && { summary }),
    ...(channelData && { channelData }),
  };
}

/** A tap sends the label as if it were typed, so that it also reads well in a transcript. */
export function buttonsOf(labels: readonly string[]): NonNullable<Activity['suggestedActions']> {
  return {
    to: [],
    actions: labels.map((label) => ({ type: 'imBack', title: label, value: label })),
  };
}

/** Marks the buttons that ask for a verdict, for those who show thumbs of their own. */
const VERDICT = { thaw: 'verdict' };

export function withThumbs(reply: Reply, labels: readonly string[]): Reply {
  const { actions } = buttonsOf(labels);
  const others = reply.suggestedActions?.actions ?? [];
  const thumbs = actions.map((action) => ({ ...action, channelData: VERDICT }));
  return { ...reply, suggestedActions: { to: [], actions: [...others, ...thumbs] } };
}

export function withoutThumbs(reply: Reply): Reply {
  const actions = reply.suggestedActions?.actions ?? [];
  const others = actions.filter(({ channelData }) => channelData !== VERDICT);
  return { ...reply, suggestedActions: { to: [], actions: others } };
}
