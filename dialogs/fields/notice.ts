// Finds what the screen, a text message or a letter says: quoted in the merchant's sentence, or pasted.

import type { WordLists } from '../words/word-lists';
import type { LeftWords, ReadingAids } from './field';
import type { Find } from './find';
import type { Quote, Said, Span } from './notice-end';
import { capitals, coded, marked, pasted, slip } from './notice-pasted';
import { headed, told } from './notice-told';
import { noticeWords } from './notice-words';
import { namesSaid } from './provider-names';
import { evenSaid, perLists } from './said-words';

const LONGEST_NAME = 60;
const MOST_NOTICES = 12;
const FINDERS = [pasted, told, marked, headed, capitals, slip, coded];

/** Best first found: quotation marks, words such as "it says", a pasted notice, a code. */
export function findNotice(
  said: string,
  { words: { lists }, screenCodes = [] }: ReadingAids,
): Find<string>[] {
  const quotes = quotesOf(said, lists).map(({ from, to, whole, counts }) => ({
    value: said.slice(from, to),
    from: whole.from,
    to: whole.to,
    counts,
    named: whole.from < from,
  }));
  const codes = screenCodes
    .filter((code) => !quotes.some((quote) => overlaps(quote, code)))
    .map(({ from, to, counts }) => ({
      value: said.slice(from, to),
      from,
      to,
      counts: counts === 'anywhere' ? counts : ('asked' as const),
      named: false,
    }));
  return [...quotes, ...codes];
}

/** Of an answer to what the machine says: not "didn't catch it", nor "full restaurant!" beside the time. */
export function mayBeNotice({ text, isAll, words }: LeftWords): boolean {
  const { unread, machine, hasCode } = noticeWords(words.lists);
  const even = evenSaid(text);
  return !unread.test(even) && (isAll || machine.test(even) || hasCode.test(even));
}

/** The message in one spelling, with commas where a notice stands: its words tell nothing else. */
export function withoutNotice(said: string, lists: WordLists): string {
  return quotesOf(said, lists)
    .filter(({ counts }) => counts === 'anywhere')
    .reduce((rest, { whole: { from, to } }) => {
      return rest.slice(0, from) + ','.repeat(to - from) + rest.slice(to);
    }, evenSaid(said));
}

/** Scope and story ask for the same message right after. */
const latest = perLists((): { said: string; quotes: Quote[] } => ({ said: '', quotes: [] }));

function quotesOf(said: string, lists: WordLists): Quote[] {
  const last = latest(lists);
  if (last.said !== said)
    Object.assign(last, { said, quotes: quotesIn(evenSaid(said), said, lists) });
  return last.quotes;
}

/** Those that do not overlap; a finder that comes first is surer. */
function quotesIn(text: string, said: string, lists: WordLists): Quote[] {
  const source = said.slice(0, text.length);
  const aids: Said = { text, source, words: noticeWords(lists) };
  const found: Quote[] = [];
  for (const quote of FINDERS.flatMap((find) => find(aids))) {
    if (!quote || found.some((other) => overlaps(other.whole, quote.whole))) continue;
    if (!isName(source.slice(quote.from, quote.to), lists)) found.push(quote);
    if (found.length >= MOST_NOTICES) break;
  }
  return found.sort((a, b) => a.from - b.from);
}

/** "机器上写着随行付" names whose machine it is. */
function isName(value: string, lists: WordLists): boolean {
  if (value.length > LONGEST_NAME) return false;
  const names = namesSaid(evenSaid(value), value, lists);
  const letters = value.replace(/[^\p{L}\p{N}]/gu, '').length;
  return names.some(({ kind, from, to }) => kind !== 'plain' && letters - (to - from) <= 2);
}

function overlaps(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}
