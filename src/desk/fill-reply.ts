// Fills the placeholders of a ready reply. A sentence that needs what is not known is left out, for a gap in it would be sent.

import type { ReplyPlaceholder } from '../knowledge/replies';

export type ReplyFacts = Record<ReplyPlaceholder, string | undefined>;

/** After a full stop and the quotes that belong to it; the number of a list is no sentence. */
const SENTENCE_END = /(?<=[。！？][”’」』）]*)(?![”’」』）])|(?<=[.!?][”’)]*)(?<!^\s*\d+\.)(?=\s)/u;
const PLACEHOLDER = /\{\{(\w+)\}\}/g;

/** Empty when nothing of it is left. */
export function fillReply(text: string, facts: ReplyFacts): string {
  const lines = text.split('\n').flatMap((line) => {
    const filled = fillLine(line, facts);
    return filled === '' && line.trim() !== '' ? [] : [filled];
  });
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function fillLine(line: string, facts: ReplyFacts): string {
  const fact = (name: string | undefined) => facts[name as ReplyPlaceholder];
  const isKnown = (sentence: string) =>
    [...sentence.matchAll(PLACEHOLDER)].every(([, name]) => fact(name) !== undefined);
  return line
    .split(SENTENCE_END)
    .filter(isKnown)
    .join('')
    .replace(PLACEHOLDER, (_all, name: string) => oneLine(fact(name) ?? ''))
    .trim();
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
