// A fault in the knowledge files: where it is, what is wrong and what to do about it.

import type { Rule, Values } from './checks/finding';
import { checkWordsIn } from './checks/wording';
import type { KeyPath, SourceFile } from './source-file';

/** Where a fault lies. */
interface FaultPlace {
  /** Path as given to the loader, for a person to open. */
  file: string;
  /** Counted from 1. */
  line: number;
  /** Of the value, where the fault is about one. */
  path?: readonly PropertyKey[];
  /** The entry's id where the fault lies in one. */
  entry?: string;
}

export interface Fault extends FaultPlace {
  rule: Rule;
  /** What the sentence names. */
  values: Values;
  /** In English, for logs. */
  says: string;
  fix: string;
}

/** Takes the rule that the value at a path of a file breaks, and what its sentence names. */
export type Report = (rule: Rule, path: KeyPath, values?: Values) => void;

export function faultAt(place: FaultPlace, rule: Rule, values: Values = {}): Fault {
  return { ...place, rule, values, ...checkWordsIn('en').sentence(rule, values) };
}

/** Adds faults of one file; `under` stands before every path. */
export function reportInto(
  faults: Fault[],
  { file, lineOf }: Pick<SourceFile, 'file' | 'lineOf'>,
  { entry, under = [] }: { entry?: string; under?: KeyPath } = {},
): Report {
  return (rule, path, values) => {
    const whole = [...under, ...path];
    const place = { file, line: lineOf(whole), path: whole, ...(entry !== undefined && { entry }) };
    faults.push(faultAt(place, rule, values));
  };
}

/** One fault as one line: `file:line [entry] sentence → remedy`. */
export function faultLine({ file, line, entry, says, fix }: Fault): string {
  return `${file}:${line}${entry ? ` [${entry}]` : ''} ${says} → ${fix}`;
}
