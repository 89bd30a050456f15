// The papers that a freeze may call for: the shape of knowledge/documents.yaml and its rules.

import { z } from 'zod';
import { foldText } from '../language/fold';
import { LANGUAGES } from '../language/language';
import type { Entry } from './entry';
import type { Fault } from './fault';
import { withFurther } from './in-languages';
import type { KeyPath, SourceFile } from './source-file';

const line = z.string().trim().min(1);

const documentText = z.strictObject({
  /** A button label. */
  name: line.max(30),
  /** One line: what it shows. */
  about: line.max(120),
  /** What a usable one looks like. */
  good: line.max(160),
  /** What to cover before it is sent. */
  cover: line.max(120).optional(),
});

const documentShape = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'must look like "business-licence"'),
  /** Ids of the causes for which it is usual. */
  causes: z.array(line).min(1),
  /** What merchants call it besides its names, in both languages. */
  words: z.array(line),
  'zh-Hans': documentText,
  en: documentText,
});
const documentSchema = withFurther(documentShape, documentText);
/** A kind of paper; the files that merchants send are papers. */
export type DocumentKind = z.infer<typeof documentSchema>;

/** Each one is a button and a line on a telephone's screen. */
const MOST_DOCUMENTS = 10;
export const documentsSchema = z.strictObject({
  documents: z.array(documentSchema).min(1).max(MOST_DOCUMENTS),
});

type Report = (path: KeyPath, says: string, fix: string) => void;

/** Adds the faults between documents, and between documents and entries. */
export function checkDocuments(
  documents: readonly DocumentKind[],
  { entries, source, faults }: { entries: readonly Entry[]; source: SourceFile; faults: Fault[] },
): void {
  const ids = new Map<string, number>();
  const words = new Map<string, string>();
  const titles = new Map(
    entries.flatMap((e) => LANGUAGES.map((language) => [foldText(e[language].title), e.id])),
  );
  for (const [i, document] of documents.entries()) {
    const report: Report = (path, says, fix) => {
      const at = ['documents', i, ...path];
      const { file } = source;
      faults.push({ file, line: source.lineOf(at), entry: document.id, says, fix });
    };
    const before = ids.get(document.id);
    if (before !== undefined)
      report(['id'], `The id stands already on line ${before}.`, 'Give one of the two another id.');
    ids.set(document.id, before ?? source.lineOf(['documents', i, 'id']));
    checkCauses(document, entries, report);
    checkTexts(document, titles, report);
    checkWords(document, words, report);
  }
}

function checkCauses({ causes }: DocumentKind, entries: readonly Entry[], report: Report): void {
  for (const [i, cause] of causes.entries()) {
    if (!cause.startsWith('cause.') || !entries.some(({ id }) => id === cause))
      report(
        ['causes', i],
        `"causes" names "${cause}", which is no cause.`,
        'Use the id of an entry that begins with "cause.".',
      );
    else if (causes.indexOf(cause) < i)
      report(['causes', i], `"${cause}" is listed twice.`, 'Remove one of the two.');
  }
}

function checkTexts(document: DocumentKind, titles: Map<string, string>, report: Report): void {
  for (const language of LANGUAGES) {
    const { name } = document[language];
    const titled = titles.get(foldText(name));
    if (titled)
      report(
        [language, 'name'],
        `"${name}" is the title of ${titled}; a tap would open that entry.`,
        'Give the paper another name.',
      );
    const other = LANGUAGES.find((each) => each !== language) ?? language;
    if (document[language].cover === undefined && document[other].cover !== undefined)
      report([language], `"cover" is written in ${other} only.`, 'Write it in both languages.');
  }
}

function checkWords(document: DocumentKind, seen: Map<string, string>, report: Report): void {
  const named = LANGUAGES.map((language) => [[language, 'name'], document[language].name] as const)
    // What reads as English stands there once.
    .filter(([, name], i, all) => all.findIndex(([, other]) => other === name) === i);
  const listed = document.words.map((word, i) => [['words', i], word] as const);
  for (const [path, word] of [...named, ...listed]) {
    const key = foldText(word);
    const owner = seen.get(key);
    if (owner === document.id)
      report(path, `"${word}" is listed twice.`, 'Remove one of the two; the names count too.');
    else if (owner !== undefined)
      report(path, `"${word}" already means ${owner}.`, 'Leave the word to one paper.');
    else seen.set(key, document.id);
  }
}
