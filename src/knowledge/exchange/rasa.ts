// Rasa's training data (YAML 3.1): intents with examples, and the responses of its domain or of retrieval intents.

import { isMap, isSeq, LineCounter, parseDocument, stringify, type YAMLMap } from 'yaml';
import { languageOfLocale } from '../../language/language';
import { isEntryId } from './entry-names';
import type { ExportedTexts } from './exported';
import { lowerKeys } from './qna-pair';
import { answerFrom } from './rich-text';
import { type Note, oneLine, type Place, plainText, type ReadTable, type Row } from './row';
import { definedOnly } from './table';

const VERSION = '3.1';
/** The retrieval intent under which entries are exported. */
const FAQ = 'faq';
/** `[text](entity)` or `[text]{"entity": "name", "value": "other"}`. */
const ENTITY = /\[([^[\]\n]+)\](?:\(([^()\n]+)\)|\{([^{}\n]+)\})(?:\[[^[\]\n]*\])?/g;
const RESPONSE = /^utter_(.+)$/;
const USED = new Set(['version', 'nlu', 'responses']);

interface Source {
  file: string;
  counter: LineCounter;
  table: ReadTable;
}

export function readRasa(text: string, file: string): ReadTable {
  const table: ReadTable = { rows: [], faults: [], notes: [] };
  const source = { file, counter: new LineCounter(), table };
  const document = parseDocument(text, { lineCounter: source.counter, prettyErrors: false });
  for (const error of document.errors) {
    const place = { file, line: source.counter.linePos(error.pos[0]).line };
    table.faults.push({ place, key: 'fault.yaml', details: { problem: error.message } });
  }
  const { contents } = document;
  if (table.faults.length > 0) return table;
  if (!isMap(contents) || (!contents.has('nlu') && !contents.has('responses'))) {
    table.faults.push({ place: { file, line: 1 }, key: 'fault.rasa' });
    return table;
  }
  for (const { key } of contents.items) {
    const section = String(key);
    if (!USED.has(section))
      table.notes.push({ place: placeOf(key, source), key: 'note.section', details: { section } });
  }
  readIntents(contents.get('nlu'), source);
  readResponses(contents.get('responses'), source);
  return table;
}

function readIntents(nlu: unknown, source: Source): void {
  for (const item of isSeq(nlu) ? nlu.items : []) {
    if (!isMap(item)) continue;
    const intent = item.get('intent');
    const place = placeOf(item, source);
    if (typeof intent !== 'string') {
      const section = String(item.items[0]?.key ?? '');
      source.table.notes.push({ place, key: 'note.section', details: { section } });
      continue;
    }
    const examples = examplesOf(item, source);
    if (examples.length === 0)
      source.table.faults.push({ place, key: 'fault.examples', details: { intent } });
    for (const { text, line } of examples) {
      const { question, losses } = withoutEntities(text);
      const at = { file: source.file, line };
      const shared = { ...subjectOf(intent), ...languageIn(item), title: titleIn(item) };
      source.table.rows.push(definedOnly({ place: at, ...shared, question, losses }));
    }
  }
}

/** One text with a line for each, or a list of texts. */
function examplesOf(item: YAMLMap, source: Source): { text: string; line: number }[] {
  const examples = item.get('examples', true) as unknown;
  if (isSeq(examples)) {
    return examples.items.map((each) => {
      const text = isMap(each) ? each.get('text') : (each as { value?: unknown }).value;
      return { text: String(text ?? ''), line: placeOf(each, source).line };
    });
  }
  const value = (examples as { value?: unknown } | undefined)?.value;
  if (typeof value !== 'string') return [];
  const first = placeOf(examples, source).line + 1;
  return value.split('\n').flatMap((line, at) => {
    const text = /^\s*-\s?(.*)$/.exec(line)?.[1]?.trim();
    if (text) return [{ text, line: first + at }];
    const place = { file: source.file, line: first + at };
    if (line.trim() !== '') source.table.faults.push({ place, key: 'fault.example' });
    return [];
  });
}

function withoutEntities(text: string): { question: string | undefined; losses: Note[] } {
  const names = new Set<string>();
  const plain = text.replace(ENTITY, (_whole, words: string, name?: string, json?: string) => {
    names.add(name ?? /"entity"\s*:\s*"([^"]+)"/.exec(json ?? '')?.[1] ?? 'entity');
    return words;
  });
  const losses =
    names.size > 0 ? [{ key: 'loss.entities', details: { names: [...names].join(', ') } }] : [];
  return { question: oneLine(plain), losses };
}

function readResponses(responses: unknown, source: Source): void {
  for (const { key, value } of isMap(responses) ? responses.items : []) {
    const name = RESPONSE.exec(String(key))?.[1];
    const place = placeOf(key, source);
    if (!name || !isSeq(value)) {
      source.table.notes.push({ place, key: 'note.section', details: { section: String(key) } });
      continue;
    }
    const [first, ...others] = value.items;
    if (!isMap(first)) continue;
    const { text, image, buttons, custom } = lowerKeys(first.toJSON());
    const answer = answerFrom(typeof text === 'string' ? text : undefined);
    const losses = [...answer.losses];
    if (image) losses.push({ key: 'loss.image' });
    if (buttons || custom) losses.push({ key: 'loss.buttons' });
    if (others.length > 0)
      losses.push({ key: 'loss.variations', details: { count: others.length } });
    const meta = lowerKeys(lowerKeys(first.toJSON()).metadata);
    const texts = { title: oneLine(textIn(meta.title)), short: plainText(textIn(meta.short)) };
    const shared = { ...subjectOf(name), ...languageIn(first), ...texts };
    source.table.rows.push(definedOnly({ place, ...shared, answer: answer.text, losses }));
  }
}

function subjectOf(intent: string): Pick<Row, 'group' | 'id'> {
  const rest = intent.slice(intent.indexOf('/') + 1);
  const id = isEntryId(rest) ? rest : intent;
  return { group: `id:${id}`, id };
}

function languageIn(item: YAMLMap): Pick<Row, 'language'> {
  const language = languageOfLocale(textIn(lowerKeys(lowerKeys(item.toJSON()).metadata).language));
  return language ? { language } : {};
}

function titleIn(item: YAMLMap): string | undefined {
  return oneLine(textIn(lowerKeys(lowerKeys(item.toJSON()).metadata).title));
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function placeOf(node: unknown, { file, counter }: Source): Place {
  const { range } = (node ?? {}) as { range?: [number, number, number] | null };
  return { file, line: range ? counter.linePos(range[0]).line : 1 };
}

export function writeRasa(texts: readonly ExportedTexts[]): string {
  const named = texts.map((each) => ({
    ...each,
    intent: each.answer ? `${FAQ}/${each.entry.id}` : each.entry.id,
  }));
  const nlu = named
    .filter(({ phrasings }) => phrasings.length > 0)
    .map(({ intent, language, phrasings, answer, title }) => ({
      intent,
      // Where there is a response, the title stands there.
      metadata: definedOnly({ language, title: answer ? undefined : title }),
      examples: phrasings.map((phrasing) => `- ${phrasing}\n`).join(''),
    }));
  const responses = Object.fromEntries(
    named
      .filter(({ answer }) => answer)
      .map(({ intent, language, title, short, answer }) => [
        `utter_${intent}`,
        [{ text: answer, metadata: definedOnly({ language, title, short }) }],
      ]),
  );
  return stringify({ version: VERSION, nlu, responses }, { lineWidth: 0 });
}
