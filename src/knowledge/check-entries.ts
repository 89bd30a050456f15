// Rules between and inside entries: ids, references, phrasings, placeholders, figures with their source.

import { foldText } from '../language/fold';
import { LANGUAGES, type Language } from '../language/language';
import { isOwnLanguage } from '../language/locale-files';
import type { LoadedEntry } from './check';
import { checkShort } from './check-short';
import type { Concepts } from './concepts';
import type { Operator } from './entry';
import { type Fault, type Report, reportInto } from './fault';
import { hasGap } from './gap';
import { ANSWER_PLACEHOLDERS, unguardedPlaceholders, unknownPlaceholders } from './placeholders';

export const LEAST_PHRASINGS = 15;
/** Sums of money and working days: facts that somebody decides and may change. Vague sums (几十元) are none. */
const FIGURE =
  /(?<![\d几数十百千万.,])(?:\d[\d,.]*|[一二三四五六七八九十百千万两]+)\s*元(?![素气旦])|[¥￥]\s*\d|\d\s*(?:yuan|rmb|cny)\b|工作日|\b(?:working|business) days?\b/i;

/** Cuts folded text into words. */
type WordCutter = Pick<Concepts, 'words'>;

/** Which entry has a text, and where. */
export interface Claim {
  id: string;
  place: string;
}
/** By the key of the text (see phrasingKey). */
export type Claims = Map<string, Claim>;
/** Where claims are looked up and noted. */
interface ClaimBook {
  get(key: string): Claim | undefined;
  set(key: string, claim: Claim): unknown;
}

interface Around {
  concepts: WordCutter;
  /** Missing where its file has faults. */
  operator: Operator | undefined;
  faults: Fault[];
}

/** Adds the faults and returns which entry claims which text. */
export function checkEntries(
  loaded: readonly LoadedEntry[],
  { concepts, operator, faults }: Around,
): Claims {
  const ids = new Map<string, string>();
  const claimed: Claims = new Map();
  for (const { entry, source } of loaded) {
    const known = ids.get(entry.id);
    if (known !== undefined)
      reportInto(faults, source, { entry: entry.id })('id-twice', ['id'], { file: known });
    ids.set(entry.id, known ?? source.file);
  }
  for (const one of loaded) checkOne(one, { ids, claimed, concepts, operator, faults });
  return claimed;
}

interface AroundOne extends Around {
  /** The ids of all entries, this one's too. */
  ids: { has(id: string): boolean };
  claimed: ClaimBook;
}

/** The rules of one entry beside the others, whose texts are claimed already. */
export function checkOne(
  one: LoadedEntry,
  { ids, claimed, concepts, operator, faults }: AroundOne,
): void {
  const report = reportInto(faults, one.source, { entry: one.entry.id });
  checkReferences(one, ids, report);
  checkAnswers(one, report);
  checkShort(one.entry, { operator, report });
  for (const language of LANGUAGES) checkPhrasings(one, language, { claimed, concepts, report });
}

function checkReferences({ entry }: LoadedEntry, ids: AroundOne['ids'], report: Report): void {
  for (const key of ['related', 'parts'] as const) {
    for (const [i, id] of entry[key].entries()) {
      if (id === entry.id) report('reference-self', [key, i], { key });
      else if (!ids.has(id)) report('reference-unknown', [key, i], { key, id });
    }
  }
}

function checkAnswers({ entry }: LoadedEntry, report: Report): void {
  for (const language of LANGUAGES) {
    const { title, answer = '', short = '' } = entry[language];
    for (const [key, text] of Object.entries({ title, short, answer }))
      if (hasGap(text)) report('gap-left', [language, key], { key: `${language}.${key}` });
    for (const [key, text] of Object.entries({ answer, short })) {
      const path = [language, key];
      for (const placeholder of unknownPlaceholders(text))
        report('placeholder-unknown', path, {
          key,
          placeholder,
          known: ANSWER_PLACEHOLDERS.join(', '),
        });
      for (const placeholder of unguardedPlaceholders(text))
        report('placeholder-unguarded', path, {
          placeholder,
          example: placeholder.replace(/\s*\|?\s*\}\}$/, '|…}}'),
        });
    }
    if (FIGURE.test(answer) && !entry.source) report('figure-without-source', [language, 'answer']);
  }
  const [zh, en] = [entry['zh-Hans'].answer, entry.en.answer];
  if ((zh === undefined) !== (en === undefined)) {
    const language = zh === undefined ? 'zh-Hans' : 'en';
    report('answer-one-language', [language, 'answer'], { language });
  }
  if (zh === undefined && en === undefined && !entry.id.startsWith('intent.'))
    report('answer-missing', ['id']);
}

interface PhrasingRules {
  claimed: ClaimBook;
  concepts: WordCutter;
  report: Report;
}

function checkPhrasings(
  { entry, source }: LoadedEntry,
  language: Language,
  { claimed, concepts, report }: PhrasingRules,
): void {
  const { phrasings } = entry[language];
  const least = entry.unfinished ? 1 : LEAST_PHRASINGS;
  if (phrasings.length < least && isOwnLanguage(language))
    report('phrasings-few', [language, 'phrasings'], { language, count: phrasings.length, least });
  for (const [i, text] of phrasings.entries()) {
    const path = [language, 'phrasings', i];
    const key = phrasingKey(text, concepts);
    if (key === '') {
      report('phrasing-wordless', path, { text });
      continue;
    }
    const before = claimed.get(key);
    if (before?.id === entry.id) report('phrasing-repeated', path, { text, place: before.place });
    else if (before) report('phrasing-claimed', path, { text, ...before, scores: '' });
    else claimed.set(key, { id: entry.id, place: `${source.file}:${source.lineOf(path)}` });
  }
}

/** Two texts with the same key differ in nothing that matching looks at: width, script, case, punctuation. */
export function phrasingKey(text: string, concepts: WordCutter): string {
  return concepts
    .words(foldText(text))
    .map((word) => word.text)
    .join(' ');
}
