// Rules between and inside entries: ids, references, phrasings, placeholders, figures with their source.

import { foldText } from '../language/fold';
import { LANGUAGES, type Language } from '../language/language';
import { isOwnLanguage } from '../language/locale-files';
import type { LoadedEntry } from './check';
import { checkShort } from './check-short';
import type { Concepts } from './concepts';
import type { Operator } from './entry';
import type { Fault, Report } from './fault';
import { GAP, hasGap } from './gap';
import { ANSWER_PLACEHOLDERS, unguardedPlaceholders, unknownPlaceholders } from './placeholders';
import type { KeyPath } from './source-file';

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
    if (known !== undefined) {
      faults.push(
        fault(
          source,
          entry.id,
          ['id'],
          `The id is used in ${known} already.`,
          'Give one of the two another id.',
        ),
      );
    }
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
  const report: Report = (path, says, fix) =>
    faults.push(fault(one.source, one.entry.id, path, says, fix));
  checkReferences(one, ids, report);
  checkAnswers(one, report);
  checkShort(one.entry, { operator, report });
  for (const language of LANGUAGES) checkPhrasings(one, language, { claimed, concepts, report });
}

function fault(
  source: LoadedEntry['source'],
  entry: string,
  path: KeyPath,
  ...[says, fix]: [string, string]
): Fault {
  return { file: source.file, line: source.lineOf(path), path, entry, says, fix };
}

function checkReferences({ entry }: LoadedEntry, ids: AroundOne['ids'], report: Report): void {
  for (const key of ['related', 'parts'] as const) {
    for (const [i, id] of entry[key].entries()) {
      if (id === entry.id)
        report([key, i], `"${key}" names the entry itself.`, 'Name another entry.');
      else if (!ids.has(id))
        report(
          [key, i],
          `"${key}" names "${id}", which no file defines.`,
          'Correct the id or add that entry.',
        );
    }
  }
}

function checkAnswers({ entry }: LoadedEntry, report: Report): void {
  for (const language of LANGUAGES) {
    const { title, answer = '', short = '' } = entry[language];
    for (const [key, text] of Object.entries({ title, short, answer }))
      if (hasGap(text))
        report(
          [language, key],
          `"${language}.${key}" has a gap (${GAP}).`,
          'Write what is missing.',
        );
    for (const [key, text] of Object.entries({ answer, short })) {
      for (const unknown of unknownPlaceholders(text))
        report(
          [language, key],
          `The ${key === 'short' ? 'short answer' : 'answer'} holds the unknown placeholder ${unknown}.`,
          `Use one of: ${ANSWER_PLACEHOLDERS.join(', ')}.`,
        );
      for (const unguarded of unguardedPlaceholders(text))
        report(
          [language, key],
          `${unguarded} says nothing where the operator has left it out.`,
          `Write what to say then: ${unguarded.replace(/\s*\|?\s*\}\}$/, '|…}}')}.`,
        );
    }
    if (FIGURE.test(answer) && !entry.source) {
      report(
        [language, 'answer'],
        'The answer states a figure but the entry names no source.',
        'Add "source:" with zh-Hans and en.',
      );
    }
  }
  const [zh, en] = [entry['zh-Hans'].answer, entry.en.answer];
  if ((zh === undefined) !== (en === undefined)) {
    report(
      [zh === undefined ? 'zh-Hans' : 'en', 'answer'],
      'Only the other language has an answer.',
      'Write the answer in both languages.',
    );
  }
  if (zh === undefined && en === undefined && !entry.id.startsWith('intent.')) {
    report(
      ['id'],
      'The entry has no answer.',
      'Write "answer:" in both languages; only intent.* entries go without.',
    );
  }
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
  if (phrasings.length < least && isOwnLanguage(language)) {
    report(
      [language, 'phrasings'],
      `${language} has ${phrasings.length} phrasings.`,
      `Write at least ${least} that differ in wording.`,
    );
  }
  for (const [i, phrasing] of phrasings.entries()) {
    const path = [language, 'phrasings', i];
    const key = phrasingKey(phrasing, concepts);
    if (key === '') {
      report(path, `"${phrasing}" holds no word to match.`, 'Write it in words.');
      continue;
    }
    const before = claimed.get(key);
    const place = `${source.file}:${source.lineOf(path)}`;
    if (before?.id === entry.id)
      report(path, `"${phrasing}" repeats ${before.place}.`, 'Remove one of the two.');
    else if (before)
      report(
        path,
        `"${phrasing}" is claimed by ${before.id} too (${before.place}).`,
        'Leave it to one of the two entries.',
      );
    else claimed.set(key, { id: entry.id, place });
  }
}

/** Two texts with the same key differ in nothing that matching looks at: width, script, case, punctuation. */
export function phrasingKey(text: string, concepts: WordCutter): string {
  return concepts
    .words(foldText(text))
    .map((word) => word.text)
    .join(' ');
}
