// What both sides can hold comes back as it was, in every format.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { exportedTexts } from '../../../src/knowledge/exchange/exported';
import type { Format } from '../../../src/knowledge/exchange/format-names';
import { readFormat, writeFormat } from '../../../src/knowledge/exchange/formats';
import {
  type KnownEntry,
  type KnownFolder,
  knownFolder,
} from '../../../src/knowledge/exchange/known';
import { planImport } from '../../../src/knowledge/exchange/plan';
import type { ReadTable } from '../../../src/knowledge/exchange/row';
import { LANGUAGES, type Language } from '../../../src/language/language';
import { temporaryFolder } from '../../support/temporary-folder';

const KNOWLEDGE = join(__dirname, '..', '..', '..', 'knowledge');
const OPTIONS = { today: '2026-11-29' };
const EXTENSIONS: Record<Format, string> = {
  csv: 'csv',
  excel: 'xlsx',
  qna: 'tsv',
  'faq-plus': 'json',
  rasa: 'yml',
};
/** What a format says of an entry, beside its id and phrasings. */
const HOLDS: Record<Format, readonly string[]> = {
  csv: ['title', 'short', 'answer', 'related', 'source'],
  excel: ['title', 'short', 'answer', 'related', 'source'],
  qna: ['answer', 'related'],
  'faq-plus': ['answer', 'related'],
  rasa: ['title', 'short', 'answer'],
};
const FORMATS = Object.keys(EXTENSIONS) as Format[];

async function there(entries: readonly KnownEntry[], format: Format): Promise<ReadTable> {
  const folder = temporaryFolder();
  const whole: ReadTable = { rows: [], faults: [], notes: [] };
  // A Rasa bot speaks one language.
  const passes: readonly (readonly Language[])[] =
    format === 'rasa' ? [['zh-Hans'], ['en']] : [LANGUAGES];
  for (const languages of passes) {
    const file = join(folder, `${languages.join()}.${EXTENSIONS[format]}`);
    const { content } = await writeFormat(exportedTexts(entries, languages), format);
    writeFileSync(file, content);
    const table = await readFormat({ file, format });
    whole.rows.push(...table.rows);
    whole.faults.push(...table.faults);
    whole.notes.push(...table.notes);
  }
  return whole;
}

const SIGNS = [
  '"',
  "'",
  '=',
  '+',
  '-',
  '@',
  '\\',
  '\\n',
  '#',
  ':',
  ': ',
  ',',
  ';',
  '|',
  '{',
  '}',
  '&',
  '%',
  '$&',
];
const PIECES = [
  '冻结',
  'frozen',
  'ＰＯＳ',
  '終端',
  'é',
  '🙂',
  '_x0041_',
  '_x005F_',
  '05',
  '1/2',
  'null',
  'yes',
  '是的',
];
const piece = fc.oneof(
  fc.constantFrom(...SIGNS),
  fc.constantFrom(...PIECES),
  fc.string({ maxLength: 4 }),
);
/** Marks of HTML, pictures and entities are no text in one format or another. */
const isPlain = (text: string) => !/<|\]\(|\]\{|\p{Cc}/u.test(text.replace(/[\n\t]/g, ' '));
const line = fc
  .array(piece, { minLength: 1, maxLength: 6 })
  .map((pieces) => pieces.join('').replace(/\s+/g, ' ').trim())
  .filter((text) => text !== '' && text.length <= 60 && isPlain(text));
const answer = fc
  .array(fc.oneof(line, fc.constantFrom('- item', '1. first', '', '  indented', 'a\tb')), {
    minLength: 1,
    maxLength: 5,
  })
  .map((lines) => lines.join('\n').trim())
  .filter((text) => text !== '' && !text.startsWith('{'));

const entryTexts = fc.record({
  title: line,
  short: answer,
  answer,
  endings: fc.array(line, { minLength: 1, maxLength: 4 }),
});
const folders = fc
  .array(fc.record({ 'zh-Hans': entryTexts, en: entryTexts, source: line, related: fc.nat(3) }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((given) => given.map((each, at) => entryOf(each, at, given.length)));

type Given = Record<
  Language,
  { title: string; short: string; answer: string; endings: string[] }
> & {
  source: string;
  related: number;
};

function entryOf(given: Given, at: number, count: number): KnownEntry {
  const letter = (n: number) => 'abc'[n] ?? 'z';
  const related = [letter(given.related)].filter(
    (each) => each !== letter(at) && given.related < count,
  );
  const texts: KnownEntry['texts'] = {};
  for (const language of LANGUAGES) {
    const { endings, ...said } = given[language];
    // Each phrasing holds words that no other has.
    const phrasings = endings.map(
      (ending, n) => `${ending} word${letter(at)}${letter(n)}${language.slice(0, 2)}`,
    );
    texts[language] = { ...said, phrasings };
  }
  const id = `faq.${letter(at)}`;
  const source = { 'zh-Hans': given.source, en: given.source };
  const shared = {
    related: related.map((each) => `faq.${each}`),
    parts: [],
    reviewed: '2026-11-01',
  };
  return { id, file: `${id}.yaml`, isDraft: false, texts, source, ...shared };
}

/** What of an entry the format can hold. */
function held(entry: KnownEntry, format: Format, among?: { has(id: string): boolean }): unknown {
  const has = (name: string) => HOLDS[format].includes(name);
  return {
    id: entry.id,
    related: has('related') ? (entry.related ?? []).filter((id) => among?.has(id) ?? true) : [],
    providerDecides: has('source') ? (entry.providerDecides ?? true) : true,
    picture: has('source') ? entry.picture : undefined,
    parts: has('source') ? (entry.parts ?? []) : [],
    source: has('source') ? entry.source : {},
    texts: LANGUAGES.map((language) => {
      const { phrasings = [], ...said } = entry.texts[language] ?? {};
      return {
        phrasings,
        ...Object.fromEntries(Object.entries(said).filter(([name]) => has(name))),
      };
    }),
  };
}

const empty: KnownFolder = {
  entries: [],
  faults: [],
  synonyms: [],
  outOfScope: [],
  timeZone: 'UTC',
};

describe.each(FORMATS)('%s', (format) => {
  it('gives no change when what was exported is imported again', async () => {
    await fc.assert(
      fc.asyncProperty(folders, async (entries) => {
        const { rows, faults, notes } = await there(entries, format);
        expect({ faults, notes }).toEqual({ faults: [], notes: [] });
        const { edits, rows: planned } = planImport(rows, { ...empty, entries }, OPTIONS);
        expect(edits).toEqual([]);
        expect(
          planned.flatMap(({ outcomes, losses }) => [...outcomes, ...losses]).map(({ key }) => key),
        ).toEqual(planned.flatMap(({ row }) => (row.question === undefined ? [] : ['row.there'])));
      }),
      { numRuns: 40 },
    );
  });

  it('brings the same entries into an empty folder', async () => {
    await fc.assert(
      fc.asyncProperty(folders, async (entries) => {
        const { rows } = await there(entries, format);
        const { edits } = planImport(rows, empty, OPTIONS);
        expect(edits.map(({ entry }) => held(entry, format))).toEqual(
          entries.map((entry) => held(entry, format)),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('brings the knowledge of this repository into an empty folder', async () => {
    const { entries } = await knownFolder(KNOWLEDGE);
    const { rows } = await there(entries, format);
    const { edits } = planImport(rows, empty, OPTIONS);
    const found = new Map(edits.map(({ entry }) => [entry.id, held(entry, format)]));
    const whole = entries.filter(({ id }) => found.has(id));
    // What answers by itself has no answer that these formats could hold.
    const isHeld = ({ id }: { id: string }) => !id.startsWith('intent.');
    const all = format === 'qna' || format === 'faq-plus' ? entries.filter(isHeld) : entries;
    expect(whole.length).toBe(all.length);
    for (const entry of whole) {
      const expected = held(entry, format, found);
      expect(found.get(entry.id)).toEqual(expected);
    }
  });

  it('gives no change with the knowledge of this repository', async () => {
    const folder = await knownFolder(KNOWLEDGE);
    const { rows, faults } = await there(folder.entries, format);
    expect(faults).toEqual([]);
    expect(rows.length).toBeGreaterThan(7000);
    const { edits, rows: planned } = planImport(rows, folder, OPTIONS);
    expect(edits).toEqual([]);
    expect(planned.flatMap(({ losses }) => losses)).toEqual([]);
  });
});
