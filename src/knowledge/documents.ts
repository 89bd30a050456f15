// The papers that a freeze may call for: the shape of knowledge/documents.yaml and its rules.

import { z } from 'zod';
import { foldText } from '../language/fold';
import { LANGUAGES } from '../language/language';
import type { Entry } from './entry';
import { type Fault, type Report, reportInto } from './fault';
import { withFurther } from './in-languages';
import type { SourceFile } from './source-file';

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
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'business-licence'),
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
    const report = reportInto(faults, source, { entry: document.id, under: ['documents', i] });
    const before = ids.get(document.id);
    if (before !== undefined) report('id-twice-in-file', ['id'], { line: before });
    ids.set(document.id, before ?? source.lineOf(['documents', i, 'id']));
    checkCauses(document, entries, report);
    checkTexts(document, titles, report);
    checkWords(document, words, report);
  }
}

function checkCauses({ causes }: DocumentKind, entries: readonly Entry[], report: Report): void {
  for (const [i, cause] of causes.entries()) {
    if (!cause.startsWith('cause.') || !entries.some(({ id }) => id === cause))
      report('paper-cause', ['causes', i], { id: cause });
    else if (causes.indexOf(cause) < i) report('listed-twice', ['causes', i], { id: cause });
  }
}

function checkTexts(document: DocumentKind, titles: Map<string, string>, report: Report): void {
  for (const language of LANGUAGES) {
    const { name } = document[language];
    const titled = titles.get(foldText(name));
    if (titled) report('paper-title', [language, 'name'], { name, id: titled });
    const other = LANGUAGES.find((each) => each !== language) ?? language;
    if (document[language].cover === undefined && document[other].cover !== undefined)
      report('paper-cover', [language], { language, other });
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
    if (owner === document.id) report('paper-word-twice', path, { word });
    else if (owner !== undefined) report('paper-word-taken', path, { word, id: owner });
    else seen.set(key, document.id);
  }
}
