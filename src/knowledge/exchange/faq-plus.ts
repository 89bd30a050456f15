// The JSON of the FAQ Plus app for Teams: the pairs of its QnA Maker or Custom Question Answering project.

import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import type { ExportedPair } from './exported';
import {
  lowerKeys,
  META_ENTRY,
  META_LANGUAGE,
  metadataOf,
  type Pair,
  promptsOf,
  rowsOfPairs,
} from './qna-pair';
import type { Place, ReadTable } from './row';

/** Where the pairs stand: in what QnA Maker's download gives, in a project's export, in its list of pairs. */
const HOMES = [['qnadocuments'], ['qnalist'], ['assets', 'qnas'], ['qnas'], ['value']];

export function readFaqPlus(text: string, file: string): ReadTable {
  const table: ReadTable = { rows: [], faults: [], notes: [] };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    const at = Number(/position (\d+)/.exec(problem)?.[1] ?? 0);
    const line = text.slice(0, at).split('\n').length;
    table.faults.push({ place: { file, line }, key: 'fault.json', details: { problem } });
    return table;
  }
  const list = listIn(value);
  if (!list) {
    table.faults.push({ place: { file, line: 1 }, key: 'fault.pairs' });
    return table;
  }
  const lines = linesOf(text);
  const pairs = list.map((each, at) => pairOf(each, { file, line: lines[at] ?? 1 }, table));
  table.rows = rowsOfPairs(pairs);
  return table;
}

function listIn(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value;
  for (const home of HOMES) {
    let found: unknown = value;
    for (const key of home) found = lowerKeys(found)[key];
    if (Array.isArray(found)) return found;
  }
  return undefined;
}

function pairOf(value: unknown, place: Place, table: ReadTable): Pair {
  const { id, qnaid, answer, questions, question, metadata, context, dialog } = lowerKeys(value);
  const { prompts, iscontextonly } = lowerKeys(context ?? dialog);
  const list = Array.isArray(questions) ? questions : question === undefined ? [] : [question];
  const texts = list.filter((each) => typeof each === 'string' && each.trim() !== '');
  const refuse = (column: string, key: string) =>
    table.faults.push({ place: { ...place, column }, key, details: { column } });
  if (texts.length === 0) refuse('questions', 'fault.blank');
  const text = typeof answer === 'object' && answer !== null ? JSON.stringify(answer) : answer;
  if (typeof text !== 'string' || text.trim() === '') refuse('answer', 'fault.blank');
  const found = promptsOf(prompts);
  if (!found) refuse('prompts', 'fault.prompts');
  const number = id ?? qnaid;
  return {
    place,
    ...(number === undefined || number === null ? {} : { number: String(number) }),
    questions: texts,
    answer: typeof text === 'string' ? text : '',
    metadata: metadataOf(metadata),
    prompts: found ?? [],
    isContextOnly: iscontextonly === true,
    hasSuggestions: false,
  };
}

/** JSON is YAML: its reader tells where each pair begins. */
function linesOf(text: string): number[] {
  const counter = new LineCounter();
  const { contents } = parseDocument(text, { lineCounter: counter });
  const lists: unknown[] = [contents];
  for (const home of HOMES) {
    let found: unknown = contents;
    for (const key of home) {
      const map = isMap(found) ? found : undefined;
      found = map?.items.find((item) => String(item.key).toLowerCase() === key)?.value;
    }
    lists.push(found);
  }
  const list = lists.find(isSeq);
  return (list?.items ?? []).map((item) => {
    const { range } = item as { range?: [number, number, number] };
    return range ? counter.linePos(range[0]).line : 1;
  });
}

export function writeFaqPlus(pairs: readonly ExportedPair[]): string {
  const qnaDocuments = pairs.map(({ id, language, number, questions, answer, prompts }) => ({
    id: number,
    answer,
    source: 'Editorial',
    questions,
    metadata: [
      { name: META_ENTRY, value: id },
      { name: META_LANGUAGE, value: language.toLowerCase() },
    ],
    context: { isContextOnly: false, prompts },
  }));
  return `${JSON.stringify({ qnaDocuments }, undefined, 2)}\n`;
}
