// A fault in the knowledge files: where it is, what is wrong and what to do about it.

export interface Fault {
  /** Path as given to the loader, for a person to open. */
  file: string;
  /** Counted from 1. */
  line: number;
  /** Of the value, where the fault is about one. */
  path?: readonly PropertyKey[];
  /** The entry's id where the fault lies in one. */
  entry?: string;
  says: string;
  fix: string;
}

/** Takes what is wrong with the value at a path of a file, and the remedy. */
export type Report = (path: readonly PropertyKey[], says: string, fix: string) => void;

/** One fault as one line: `file:line [entry] sentence → remedy`. */
export function faultLine({ file, line, entry, says, fix }: Fault): string {
  return `${file}:${line}${entry ? ` [${entry}]` : ''} ${says} → ${fix}`;
}
