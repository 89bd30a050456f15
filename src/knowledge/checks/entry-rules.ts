// What is asked of one entry by itself: figures, promises, dates, style, links, pictures.

import { isTraditional } from '../../language/characters';
import { OWN_LANGUAGES } from '../../language/locale-files';
import type { LoadedEntry } from '../check';
import type { Entry } from '../entry';
import { TEXTS } from '../files/entry-draft';
import { datesIn } from './dates';
import { figuresOf, lackingFigures } from './figures';
import type { Tell } from './finding';
import { linksIn } from './links';
import { promisesIn } from './promises';

export interface EntryRules {
  /** The day of today, YYYY-MM-DD. */
  today: string;
  /** Whether the drawing is there in every language; undefined where nobody can tell. */
  hasPicture?: (name: string) => boolean;
}

/** How long after its review an answer is to be looked at again. */
const REVIEW_DAYS = 365;
const DAY_MS = 86_400_000;
/** Longer ones nobody reads on a telephone. */
const LONGEST = { han: 100, words: 45 };
const HAN = /\p{Script=Han}/gu;
const SENTENCE_END = /[\n。！？!?；;]|\.(?=\s|$)/;
const MARKUP = /\{\{.*?\}\}|\]\([^)]*\)|[*_`#>[\]]|^\s*(?:-|\d+\.)\s/gm;

export function checkOneEntry({ entry }: LoadedEntry, rules: EntryRules, tell: Tell): void {
  checkTwins(entry, tell);
  checkReview(entry, rules.today, tell);
  for (const { path, text } of textsOf(entry)) {
    checkPromises(entry, { path, text }, tell);
    checkStyle({ path, text }, tell);
    for (const words of datesIn(text, rules.today)) tell('date-past', path, about(words));
    for (const { url, isGood } of linksIn(text))
      if (!isGood) tell('link-malformed', path, about(url));
  }
  if (entry.picture && rules.hasPicture?.(entry.picture) === false)
    tell('picture-missing', ['picture'], about(entry.picture));
}

interface PlacedText {
  path: [keyof Entry, ...string[]];
  text: string;
}

function textsOf(entry: Entry): PlacedText[] {
  return OWN_LANGUAGES.flatMap((language) =>
    TEXTS.flatMap((key) => {
      const text = entry[language][key];
      return text === undefined ? [] : [{ path: [language, key], text } satisfies PlacedText];
    }),
  );
}

function about(words: string) {
  return { words, values: { words } };
}

/** Both ways: what either language says and the other does not. */
function checkTwins(entry: Entry, tell: Tell): void {
  for (const key of ['answer', 'short'] as const) {
    const [zh, en] = [entry['zh-Hans'][key], entry.en[key]];
    if (zh === undefined || en === undefined) continue;
    const figures = { 'zh-Hans': figuresOf(zh), en: figuresOf(en) };
    for (const language of OWN_LANGUAGES) {
      const other = language === 'en' ? 'zh-Hans' : 'en';
      for (const { words } of lackingFigures(figures[language], figures[other]))
        tell('twin-figures', [language, key], { words, values: { words, language, other } });
    }
  }
}

function checkPromises(entry: Entry, { path, text }: PlacedText, tell: Tell): void {
  if (entry.source) return;
  for (const words of promisesIn(text)) tell('promise-without-source', path, about(words));
}

function checkReview({ reviewed }: Entry, today: string, tell: Tell): void {
  const days = Math.round((Date.parse(today) - Date.parse(reviewed)) / DAY_MS);
  const values = { reviewed, days, most: REVIEW_DAYS, today };
  if (days < 0) tell('reviewed-later', ['reviewed'], { values });
  else if (days > REVIEW_DAYS) tell('review-due', ['reviewed'], { values });
}

function checkStyle({ path, text }: PlacedText, tell: Tell): void {
  const mark = /[!！]/.exec(text.replace(/!\[/g, '  '))?.[0];
  if (mark) tell('exclamation-mark', path, about(mark));
  if (path[0] === 'zh-Hans') {
    const traditional = [...new Set(text)].filter((c) => isTraditional(c.charCodeAt(0))).join('');
    if (traditional)
      tell('traditional-character', path, {
        words: traditional[0] ?? '',
        values: { characters: traditional },
      });
  }
  for (const sentence of text.replace(MARKUP, '').split(SENTENCE_END)) {
    const plain = sentence.trim();
    const han = plain.match(HAN)?.length ?? 0;
    const length = path[0] === 'zh-Hans' ? han : plain.split(/\s+/).length;
    const most = path[0] === 'zh-Hans' ? LONGEST.han : LONGEST.words;
    if (length > most)
      tell('sentence-long', path, {
        words: plain.slice(0, 12),
        values: { start: plain.slice(0, 24), length, most },
      });
  }
}
