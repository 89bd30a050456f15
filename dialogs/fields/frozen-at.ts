// When it froze: what the merchant said, and the day or minute read from it.

import { foldText } from '../../src/language/fold';
import type { Language } from '../../src/language/language';
import { type Field, type FieldValue, type ReadingAids, value, wrong } from './field';
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
  needed: false,
  questionsFirst: true,
  freeText: false,
  speaksNoLanguage: false,
  read(said, aids) {
    const text = said.trim().slice(0, LONGEST);
    const time = readSpokenTime(text, aids);
    const isEither = time.kind === 'time' && time.times > 1 && EITHER.test(foldText(text));
    if (time.kind === 'vague' || isEither) return value({ said: text });
    if (time.kind === 'time') return value({ said: text, at: time.at });
    if (time.kind === 'future') return wrong('fields.frozenAt.wrong.future');
    if (time.kind === 'old')
      return wrong('fields.frozenAt.wrong.old', { settleFor: { said: text } });
    if (aids.words.command(text) === 'unknown' || isVague(text, aids)) return value({ said: text });
    return wrong('fields.frozenAt.wrong.nothing', { settleFor: { said: text } });
  },
  find(said, aids) {
    const time = readSpokenTime(said, aids);
    // Two times in one sentence: which of them is the freeze is not ours to guess.
    if (time.kind !== 'time' || time.times > 1 || isUrgency(said, aids)) return undefined;
    return { said: wordsOf(time.words, said, aids), at: time.at };
  },
  echoes: ({ at }) => at !== undefined,
  show: ({ said, at }, { t, language }) =>
    at === undefined ? said : t('fields.frozenAt.shown', { said, day: dayOf(at, language) }),
};

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
