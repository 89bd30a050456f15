// Reads a knowledge file as UTF-8 text and YAML, keeping the lines of its values for messages.

import { readFile, stat } from 'node:fs/promises';
import {
  type Document,
  isAlias,
  isNode,
  LineCounter,
  parseDocument,
  visit,
  type YAMLParseError,
} from 'yaml';
import type { Rule, Values } from './checks/finding';
import { type Fault, faultAt } from './fault';

const LARGEST_BYTES = 1_000_000;
/** Every alias may repeat a whole branch: nothing in these files needs more. */
const MOST_ALIASES = 20;

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

export type KeyPath = readonly PropertyKey[];

/** Counted from 1. */
export interface Place {
  line: number;
  column: number;
}

/** A parsed file; `lineOf` finds the line of a value or of the nearest parent that exists. */
export interface SourceFile {
  file: string;
  value: unknown;
  lineOf(path: KeyPath): number;
  /** Where a value begins, or the first of these words inside it where they stand there as written. */
  placeOf(path: KeyPath, words?: string): Place;
}

/** @returns undefined when the file cannot be used; the faults say why. */
export async function readSource(file: string, faults: Fault[]): Promise<SourceFile | undefined> {
  const text = await readText(file, faults);
  return text === undefined ? undefined : parseSource({ file, text }, faults);
}

/** A file's text that need not be saved yet. */
export interface SourceText {
  /** For messages. */
  file: string;
  text: string;
}

/** @returns undefined when the text cannot be used; the faults say why. */
export function parseSource({ file, text }: SourceText, faults: Fault[]): SourceFile | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
  });
  const told = new Set<number>();
  for (const error of document.errors) {
    const { line } = lines.linePos(error.pos[0]);
    // A second one of a line comes of the first.
    if (!told.has(line)) faults.push(faultAt({ file, line }, ...yamlFault(error, text)));
    told.add(line);
  }
  if (document.errors.length > 0 || hasUnsafeAliases(document, { file, faults, lines }))
    return undefined;
  try {
    return {
      file,
      value: document.toJS({ maxAliasCount: MOST_ALIASES * 5 }),
      lineOf: (path) => placeAt({ document, lines, text }, path).line,
      placeOf: (path, words) => placeAt({ document, lines, text }, path, words),
    };
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    faults.push(faultAt({ file, line: 1 }, 'yaml-unreadable', { problem }));
    return undefined;
  }
}

/** What people write wrongly, by what the parser makes of it. */
const YAML_RULES: Partial<Record<YAMLParseError['code'], Rule>> = {
  TAB_AS_INDENT: 'yaml-tab',
  BAD_INDENT: 'yaml-indent',
  MULTILINE_IMPLICIT_KEY: 'yaml-colon',
  BLOCK_AS_IMPLICIT_KEY: 'yaml-colon',
  BAD_SCALAR_START: 'yaml-sign',
  UNEXPECTED_TOKEN: 'yaml-sign',
};

function yamlFault({ code, message, pos }: YAMLParseError, text: string): [Rule, Values] {
  if (code === 'DUPLICATE_KEY') {
    const key = /^[^:\n]*/.exec(text.slice(pos[0]))?.[0] ?? '';
    return ['yaml-key-twice', { key }];
  }
  if (code === 'MISSING_CHAR' && message.includes('quote')) return ['yaml-quote', {}];
  const rule = YAML_RULES[code];
  return rule ? [rule, {}] : ['yaml-invalid', { problem: message }];
}

interface TextRules {
  largestBytes: number;
  allowsByteOrderMark: boolean;
}

const KNOWLEDGE_RULES: TextRules = { largestBytes: LARGEST_BYTES, allowsByteOrderMark: false };

/** Text of a UTF-8 file; a knowledge file has at most 1 MB and no byte order mark unless other rules are given. */
export async function readText(
  file: string,
  faults: Fault[],
  { largestBytes, allowsByteOrderMark }: TextRules = KNOWLEDGE_RULES,
): Promise<string | undefined> {
  const refuse = (rule: Rule, { line = 1, ...values }: Values = {}): undefined => {
    faults.push(faultAt({ file, line: Number(line) }, rule, values));
    return undefined;
  };
  const size = await stat(file).then(
    (s) => s.size,
    () => -1,
  );
  if (size < 0) return refuse('file-missing');
  if (size > largestBytes) return refuse('file-large', { size: largestBytes / 1_000_000 });
  const bytes = await readFile(file);
  if (!allowsByteOrderMark && bytes.subarray(0, 3).equals(BYTE_ORDER_MARK))
    return refuse('file-byte-order-mark');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('file-encoding', { line: lineOfBadByte(bytes) });
  }
}

function lineOfBadByte(bytes: Buffer): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const found = bytes.indexOf(10, start);
    const end = found < 0 ? bytes.length : found + 1;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end;
  }
  return line;
}

function hasUnsafeAliases(
  document: Document,
  { file, faults, lines }: { file: string; faults: Fault[]; lines: LineCounter },
): boolean {
  let count = 0;
  let problem: { at: number; rule: Rule } | undefined;
  visit(document, (_key, node, path) => {
    if (!isAlias(node)) return;
    const at = node.range?.[0] ?? 0;
    count++;
    const target = node.resolve(document);
    if (target && path.some((parent) => parent === target))
      problem ??= { at, rule: 'anchor-circle' };
    if (count > MOST_ALIASES) problem ??= { at, rule: 'aliases-many' };
  });
  if (problem) {
    const { line } = lines.linePos(problem.at);
    faults.push(faultAt({ file, line }, problem.rule, { most: MOST_ALIASES }));
  }
  return problem !== undefined;
}

interface Parsed {
  document: Document;
  lines: LineCounter;
  text: string;
}

function placeAt({ document, lines, text }: Parsed, path: KeyPath, words?: string): Place {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (!isNode(node) || !node.range) continue;
    const [from, to] = node.range;
    const inside = words ? text.indexOf(words, from) : -1;
    const { line, col } = lines.linePos(inside >= 0 && inside < to ? inside : from);
    return { line, column: col };
  }
  return { line: 1, column: 1 };
}
