// Reads the files of an import together and plans it; nothing is written here.

import type { Language } from '../../language/language';
import { wallTime } from '../../tickets/zone-time';
import { isEntryId } from './entry-names';
import type { Format } from './format-names';
import { readFormat } from './formats';
import { knownFolder } from './known';
import { faultsOfSize } from './limits';
import { type Plan, planImport } from './plan';
import type { ReadFault, ReadTable, Row } from './row';

export interface ImportRequest {
  /** With what is in it, where it is no file on this machine. */
  files: { file: string; format: Format; bytes?: Uint8Array }[];
  /** Of texts whose file does not say. */
  textsIn?: Language;
  replace: boolean;
  /** Milliseconds since 1970. */
  now: number;
}

export interface Import {
  plan: Plan;
  /** Nothing may be written where there are some. */
  faults: ReadFault[];
  notes: ReadFault[];
}

export async function readImport(
  dir: string,
  { files, now, textsIn, replace }: ImportRequest,
): Promise<Import> {
  const tables: ReadTable[] = [];
  for (const given of files) {
    const { file } = given;
    const table = await readFormat(given).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT' && error.code !== 'EISDIR' && error.code !== 'EACCES')
        throw error;
      return { rows: [], notes: [], faults: [{ place: { file, line: 1 }, key: 'fault.missing' }] };
    });
    tables.push(table);
  }
  const notes = tables.flatMap((table) => table.notes);
  const folder = await knownFolder(dir);
  const rows = tables.flatMap((table) => table.rows);
  const faults = [
    ...tables.flatMap((table) => table.faults),
    ...folder.faults,
    ...faultsOfSize(rows),
  ];
  const hasRasa = files.some(({ format }) => format === 'rasa');
  const options = {
    replace,
    ...(textsIn && { language: textsIn }),
    today: wallTime(now, folder.timeZone).day,
  };
  // What is too much is not planned, either.
  const plan = planImport(
    faults.length > 0 ? [] : hasRasa ? ofIntents(rows, notes) : rows,
    folder,
    options,
  );
  return { plan, faults, notes };
}

/** A response that no intent leads to is spoken in a dialog, and answers no question. */
function ofIntents(rows: readonly Row[], notes: ReadFault[]): Row[] {
  const asked = new Set(rows.filter((row) => row.question !== undefined).map(({ id }) => id));
  return rows.filter(({ id = '', place, answer }) => {
    if (asked.has(id) || isEntryId(id) || answer === undefined) return true;
    notes.push({ place, key: 'note.intent', details: { name: id } });
    return false;
  });
}
