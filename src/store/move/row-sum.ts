// Values as both databases hold them, and a sum over the rows of a table by which two copies are compared.

import { createHash } from 'node:crypto';
import { storableText } from '../storable-text';
import { vectorOf, wordsIn } from '../word-index';

/** `text`, `bigint`, `bytea` or `tsvector`. */
export type ColumnType = string;

/** As PostgreSQL takes it. Numbers come as BigInt: some may have more digits than a number of JavaScript. */
export function movedValue(value: unknown, type: ColumnType): unknown {
  if (typeof value !== 'string') return value;
  if (type === 'tsvector') return wordsIn(value).map(storableText);
  return withoutUnstorableEscapes(storableText(value));
}

/** A pair of halves is a character, and after a backslash a `u` is a letter. */
const ESCAPES =
  /\\[^u]|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u(?:0000|[dD][89a-fA-F][0-9a-fA-F]{2})/g;

/** PostgreSQL keeps these in a text, and then refuses to read it as JSON. */
function withoutUnstorableEscapes(text: string): string {
  if (!/^\s*[[{"]/.test(text) || !/\\u(0000|[dD][89a-fA-F])/.test(text) || !isJson(text)) {
    return text;
  }
  return text.replace(ESCAPES, (found) =>
    found.length === 6 && found[1] === 'u' ? '\\ufffd' : found,
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** As it is sent. */
export function sentValue(value: unknown, type: ColumnType): unknown {
  return type === 'tsvector' ? vectorOf(value as string[]) : value;
}

/** What stands for a value in the sum; PostgreSQL gives the same of its own ({@link summedColumn}). */
export function summedValue(value: unknown, type: ColumnType): string | null {
  if (value === null || value === undefined) return null;
  if (Buffer.isBuffer(value)) return createHash('sha256').update(value).digest('hex');
  if (type === 'tsvector') return [...new Set(value as string[])].sort().join(' ');
  return String(value);
}

/** Contents of files are summed up by the server, and the index of words by its words. */
export function summedColumn(name: string, type: ColumnType): string {
  if (type === 'bytea') return `encode(sha256(${name}), 'hex')`;
  return type === 'tsvector' ? `tsvector_to_array(${name})` : name;
}

/** The order of the rows makes no difference; a row that is missing, double or changed does. */
export class RowSum {
  rows = 0;
  #sum = 0n;

  add(values: readonly (string | null)[]): void {
    this.rows += 1;
    const digest = createHash('sha256').update(JSON.stringify(values)).digest();
    this.#sum = (this.#sum + digest.readBigUInt64BE()) & 0xffff_ffff_ffff_ffffn;
  }

  get sum(): string {
    return this.#sum.toString(16).padStart(16, '0');
  }
}
