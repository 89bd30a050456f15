// A fault in the knowledge files: where it is, what is wrong and what to do about it.

import type { Found, Rule, Values } from './checks/finding';
import { checkWordsIn } from './checks/wording';
import type { KeyPath, Place, SourceFile } from './source-file';

/** Where a fault lies; in the first column unless it is known. */
type FaultPlace = Pick<Found, 'file' | 'line' | 'path' | 'entry'> & Partial<Place>;

export interface Fault extends Found {
  /** In English, for logs. */
  says: string;
  fix: string;
}

/** Takes the rule that the value at a path of a file breaks, and what its sentence names. */
export type Report = (rule: Rule, path: KeyPath, values?: Values) => void;

export function faultAt(place: FaultPlace, rule: Rule, values: Values = {}): Fault {
  return { column: 1, ...place, rule, values, ...checkWordsIn('en').sentence(rule, values) };
}

/** Adds faults of one file; `under` stands before every path. */
export function reportInto(
  faults: Fault[],
  { file, placeOf }: Pick<SourceFile, 'file' | 'placeOf'>,
  { entry, under = [] }: { entry?: string; under?: KeyPath } = {},
): Report {
  return (rule, path, values) => {
    const whole = [...under, ...path];
    const place = { file, ...placeOf(whole), path: whole, ...(entry !== undefined && { entry }) };
    faults.push(faultAt(place, rule, values));
  };
}

/** One fault as one line: `file:line [entry] sentence → remedy`. */
export function faultLine({ file, line, entry, says, fix }: Fault): string {
  return `${file}:${line}${entry ? ` [${entry}]` : ''} ${says} → ${fix}`;
}
