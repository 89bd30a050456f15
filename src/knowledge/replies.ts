// The phrases that staff insert at the desk: the shape of knowledge/replies.yaml and its rules.

import { z } from 'zod';
import { LANGUAGES } from '../language/language';
import { OWN_LANGUAGES } from '../language/locale-files';
import { LONGEST_REPLY } from '../tickets/desk-change';
import { type Fault, type Report, reportInto } from './fault';
import { withFurther } from './in-languages';
import type { SourceFile } from './source-file';

/** What the desk knows how to fill in. */
export const REPLY_PLACEHOLDERS = [
  'name',
  'code',
  'number',
  'papers',
  'review',
  'opening',
] as const;
export type ReplyPlaceholder = (typeof REPLY_PLACEHOLDERS)[number];

const line = z.string().trim().min(1);

const replyText = z.strictObject({
  /** What staff pick it by. */
  title: line.max(60),
  /** Plain text; placeholders such as `{{code}}` are filled with the ticket's own facts. */
  text: line.max(LONGEST_REPLY),
});

const replyShape = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'papers-needed'),
  'zh-Hans': replyText,
  en: replyText,
});
const replySchema = withFurther(replyShape, replyText);
export type ReadyReply = z.infer<typeof replySchema>;

/** More are a list that nobody searches while a merchant waits. */
const MOST_REPLIES = 60;
export const repliesSchema = z.strictObject({ replies: z.array(replySchema).max(MOST_REPLIES) });

/** Adds the faults between replies, and those of their placeholders. */
export function checkReplies(
  replies: readonly ReadyReply[],
  { source, faults }: { source: SourceFile; faults: Fault[] },
): void {
  const ids = new Map<string, number>();
  for (const [i, reply] of replies.entries()) {
    const report = reportInto(faults, source, { entry: reply.id, under: ['replies', i] });
    const before = ids.get(reply.id);
    if (before !== undefined) report('id-twice-in-file', ['id'], { line: before });
    ids.set(reply.id, before ?? source.lineOf(['replies', i, 'id']));
    checkPlaceholders(reply, report);
  }
}

function checkPlaceholders(reply: ReadyReply, report: Report): void {
  const used = LANGUAGES.map((language) => {
    const names = placeholdersIn(reply[language].text);
    const known = REPLY_PLACEHOLDERS.map((each) => `{{${each}}}`).join(', ');
    for (const name of new Set(names))
      if (!isKnown(name)) report('reply-placeholder', [language, 'text'], { name, known });
    return names.filter(isKnown);
  });
  const [first = [], second = []] = used;
  for (const name of new Set([...first, ...second])) {
    if (first.includes(name) && second.includes(name)) continue;
    const language = OWN_LANGUAGES[first.includes(name) ? 1 : 0];
    const values = { placeholder: `{{${name}}}`, language };
    report('reply-twin-placeholder', [language, 'text'], values);
  }
}

/** Whatever stands between braces, and braces without a partner. */
function placeholdersIn(text: string): string[] {
  return [...text.matchAll(/\{\{(.*?)\}\}|\{\{|\}\}/g)].map((found) => found[1] ?? found[0]);
}

function isKnown(name: string): name is ReplyPlaceholder {
  return (REPLY_PLACEHOLDERS as readonly string[]).includes(name);
}
