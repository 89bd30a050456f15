// knowledge/screen-codes.yaml: its shape, and its rules.

import { z } from 'zod';
import { foldText } from '../../language/fold';
import { type Fault, reportInto } from '../fault';
import { inLanguages } from '../in-languages';
import type { KeyPath, SourceFile } from '../source-file';
import { type CueLists, Cues, cuesSchema, KINDS } from './cues';

const line = z.string().trim().min(1);
const bothLanguages = inLanguages(line);

const concerned = z.strictObject({
  /** One sentence: of whom the code speaks. */
  whom: bothLanguages,
  /** The one thing to try. */
  first: bothLanguages,
  /** When it would be a freeze. */
  freeze: bothLanguages,
  /** The entry that says more, where there is one. */
  entry: line.optional(),
  /** Terminal or merchant may be restricted: only then a freeze report is proposed. */
  yours: z.boolean().default(false),
});

const screenCode = z.strictObject({
  code: z.string().regex(/^(?:\d\d|[A-Z]\d)$/, '05'),
  /** A key of `concerns`. */
  concerns: line,
  meaning: bothLanguages,
  /** What terminals have been seen to write for it; the same words may stand at several codes. */
  shows: z.array(line).min(1),
  /** Words that name this code and no other. */
  names: z.array(line),
  note: bothLanguages.optional(),
  ...concerned.omit({ whom: true, yours: true }).partial().shape,
});

export const screenCodesSchema = z.strictObject({
  concerns: z.record(z.string(), concerned),
  codes: z.array(screenCode).min(1),
  cues: cuesSchema.prefault({}),
});
export type ScreenCodesFile = z.infer<typeof screenCodesSchema>;

/** What there is to say of one code, filled up from the one concerned. */
export interface ScreenCode extends z.infer<typeof screenCode> {
  whom: z.infer<typeof bothLanguages>;
  first: z.infer<typeof bothLanguages>;
  freeze: z.infer<typeof bothLanguages>;
  yours: boolean;
}

/** By code, with the words around codes. */
export class ScreenCodes extends Map<string, ScreenCode> {
  readonly cues: Cues;

  constructor(codes: readonly ScreenCode[] = [], cues: CueLists = cuesSchema.parse({})) {
    super(codes.map((each) => [each.code, each]));
    this.cues = new Cues(cues);
  }
}

/** A code of an unknown `concerns` is left out. */
export function screenCodesOf({ concerns, codes, cues }: ScreenCodesFile): ScreenCodes {
  const full = codes.flatMap((each) => {
    const shared = concerns[each.concerns];
    if (!shared) return [];
    const { first = shared.first, freeze = shared.freeze, entry = shared.entry } = each;
    const { whom, yours } = shared;
    return [{ ...each, whom, yours, first, freeze, ...(entry && { entry }) }];
  });
  return new ScreenCodes(full, cues);
}

/** Adds the faults between codes, and between codes and entries. */
export function checkScreenCodes(
  { concerns, codes, cues }: ScreenCodesFile,
  { ids, source, faults }: { ids: ReadonlySet<string>; source: SourceFile; faults: Fault[] },
): void {
  const report = reportInto(faults, source);
  const needsEntry = (id: string | undefined, path: KeyPath) => {
    if (id !== undefined && !ids.has(id)) report('reference-unknown', path, { key: 'entry', id });
  };
  for (const [name, { entry }] of Object.entries(concerns)) {
    needsEntry(entry, ['concerns', name, 'entry']);
  }
  const known = new Set<string>();
  const named = new Map<string, string>();
  for (const [i, each] of codes.entries()) {
    const at = ['codes', i];
    if (known.has(each.code)) report('code-twice', [...at, 'code'], { code: each.code });
    known.add(each.code);
    if (!concerns[each.concerns]) {
      const values = { name: each.concerns, known: Object.keys(concerns).join(', ') };
      report('code-concerns', [...at, 'concerns'], values);
    }
    needsEntry(each.entry, [...at, 'entry']);
    for (const [j, name] of each.names.entries()) {
      const before = named.get(foldText(name));
      if (before !== undefined)
        report('code-name-taken', [...at, 'names', j], { name, code: before });
      named.set(foldText(name), each.code);
    }
  }
  for (const kind of KINDS) {
    const list = cues[kind].map(foldText);
    for (const [i, word] of list.entries()) {
      if (list.indexOf(word) < i) report('cue-twice', ['cues', kind, i], { word, kind });
    }
  }
}
