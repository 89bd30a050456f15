// When it froze: what the merchant said, and the day or minute read from it.

import { foldText } from '../../src/language/fold';
import type { Language } from '../../src/language/language';
import type { Field, FieldValue, ReadingAids } from './field';
import type { Find } from './find';
import { readableDay } from './readable-day';
import { readSpokenTime } from './spoken-time';

type FrozenAt = FieldValue<'frozenAt'>;
const URGENT =
  /(?<!just )\b(?:right )?now\b|\b(?:asap|immediately|at once)\b|现在|現在|马上|馬上|立刻|立即/i;
const URGENT_ALL = new RegExp(URGENT, 'gi');
const LONGEST = 200;
/** "昨天还是前天": a day is not to be chosen for the merchant. */
const EITHER = /还是|或|要么|\bor\b/;
const MONTHS_AGO = /(?:\d|[一二两三四五六七八九十半])个?多?个?月(?:之?前|以前)|months? ago/;

export const frozenAt: Field<'frozenAt'> = {
  name: 'frozenAt',
  optional: false,
  insists: 'never',
  isPlain: true,
  refusal: () => ({ key: 'fields.frozenAt.wrong.nothing' }),
  echoes: ({ at }) => at !== undefined,
  show: ({ said, at }, { t, language }) =>
    at === undefined ? said : t('fields.frozenAt.shown', { said, day: dayOf(at, language) }),
};

export function findFrozenAt(said: string, aids: ReadingAids): Find<FrozenAt>[] {
  const time = readSpokenTime(said, aids);
  const from =
    time.kind === 'time' ? Math.max(0, said.toLowerCase().indexOf(time.words.toLowerCase())) : 0;
  const to = time.kind === 'time' ? from + time.words.length : said.length;
  const all = { from, to, named: false };
  const isEither = time.kind === 'time' && time.times > 1 && EITHER.test(foldText(said));
  if (time.kind === 'vague' || isVague(said, aids) || isEither)
    return [{ ...all, value: { said }, counts: 'asked' }];
  if (time.kind !== 'time') return [];
  const value = { said: wordsOf(time.words, said, aids), at: time.at };
  return [
    { ...all, value, counts: time.times > 1 || isUrgency(said, aids) ? 'asked' : 'anywhere' },
  ];
}

/** "Fix it NOW" is no answer to "since when". */
function isUrgency(said: string, aids: ReadingAids): boolean {
  return URGENT.test(said) && readSpokenTime(said.replace(URGENT_ALL, ' '), aids).kind !== 'time';
}

/** The words that name the time, as they were said; their clause when they were read in other words. */
function wordsOf(words: string, said: string, aids: ReadingAids): string {
  const at = said.toLowerCase().indexOf(words.toLowerCase());
  if (at >= 0) return said.slice(at, at + words.length);
  const clauses = said.slice(0, LONGEST).split(/[，,。；;！!？?\n]+/);
  return (clauses.find((clause) => readSpokenTime(clause, aids).kind === 'time') ?? said).trim();
}

function isVague(text: string, { words }: ReadingAids): boolean {
  const folded = foldText(text);
  return (
    MONTHS_AGO.test(folded) || words.lists['vague-times'].some((word) => folded.includes(word))
  );
}

/** `at` carries its own offset, so its first ten characters are the merchant's day. */
function dayOf(at: FrozenAt['said'], language: Language): string {
  const day = readableDay(new Date(`${at.slice(0, 10)}T12:00:00Z`), { language, timeZone: 'UTC' });
  const time = at.slice(11, 16);
  return time === '' ? day : `${day} ${time}`;
}
