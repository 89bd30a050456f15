// Whether a file has the shape that it should: what each value must be instead, by its key.

import type { z } from 'zod';
import { LANGUAGES } from '../../language/language';
import { type Fault, faultAt, type Report, reportInto } from '../fault';
import type { KeyPath, SourceFile } from '../source-file';
import type { Rule } from './finding';

type Issue = z.core.$ZodIssue;

/** What a file says, if it has the shape that it should. */
export function fitted<S extends z.ZodType>(
  source: SourceFile,
  schema: S,
  faults: Fault[],
): { value: z.infer<S>; source: SourceFile } | undefined {
  const result = schema.safeParse(source.value);
  if (result.success) return { value: result.data, source };
  const told = new Set<string>();
  for (const issue of result.error.issues) {
    // What is no list has no length either.
    if (told.has(nameOf(issue.path))) continue;
    told.add(nameOf(issue.path));
    const entry = idAround(source.value, issue.path);
    const report = reportInto(faults, source, entry === undefined ? {} : { entry });
    if (issue.path.length > 0 || issue.code !== 'invalid_type') reportIssue(issue, source, report);
    else faults.push(faultAt({ file: source.file, line: 1 }, 'file-without-keys'));
  }
  return undefined;
}

function reportIssue(issue: Issue, { value }: SourceFile, report: Report): void {
  const { path } = issue;
  const where = nameOf(path);
  const found = valueAt(value, path);
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys)
      report('key-unknown', [...path, key], { where: nameOf([...path, key]) });
  } else if (found === undefined) reportMissing(path, report);
  else if (issue.code === 'invalid_type')
    report(TYPE_RULES[issue.expected] ?? 'not-keys', path, { where });
  else if (issue.code === 'invalid_value')
    report('value-unknown', path, { where, known: issue.values.map(String).join(', ') });
  else if (issue.code === 'too_small' || issue.code === 'too_big')
    reportSize(issue, { path, found }, report);
  else report('form', path, { where, example: exampleOf(issue) });
}

const TYPE_RULES: Partial<Record<string, Rule>> = {
  string: 'not-text',
  array: 'not-list',
  number: 'not-number',
  int: 'not-whole-number',
  boolean: 'not-yes-no',
};

/** What a part of a file says in each language, where that is more than one text. */
const TWIN_NEEDS = new Map<PropertyKey | undefined, string>([
  ['documents', 'name, about, good'],
  ['replies', 'title, text'],
]);

function reportMissing(path: KeyPath, report: Report): void {
  const where = nameOf(path);
  const language = LANGUAGES.find((each) => path.at(-1) === each);
  const [part] = path;
  if (!language) report('key-missing', path, { where, key: String(path.at(-1)) });
  else {
    const needs =
      part === language ? 'title, short, answer, phrasings' : (TWIN_NEEDS.get(part) ?? '');
    if (needs) report('twin-missing', path, { language, needs });
    else report('twin-part-missing', path, { language, part: nameOf(path.slice(0, -1)) });
  }
}

function reportSize(
  issue: Issue & { code: 'too_small' | 'too_big' },
  { path, found }: { path: KeyPath; found: unknown },
  report: Report,
): void {
  const where = nameOf(path);
  const isSmall = issue.code === 'too_small';
  const limit = Number(isSmall ? issue.minimum : issue.maximum);
  if (typeof found === 'number') {
    const sign = `${isSmall ? '>' : '<'}${issue.inclusive === false ? '' : '='}`;
    report('number-range', path, { where, range: `${sign} ${limit}` });
  } else if (typeof found === 'string') {
    if (isSmall) report('text-empty', path, { where });
    else report('text-long', path, { where, count: [...found].length, most: limit });
  } else {
    const count = Array.isArray(found) ? found.length : 0;
    report(isSmall ? 'list-short' : 'list-long', path, { where, count, limit });
  }
}

/** The schemas give an example in place of a message; of a key that does not fit it stands in what the key has against it. */
function exampleOf(issue: Issue): string {
  const [inner] = issue.code === 'invalid_key' ? issue.issues : [];
  return (inner ?? issue).message;
}

function nameOf(path: KeyPath): string {
  return path.map(String).join('.');
}

function valueAt(value: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>(
    (each, key) =>
      typeof each === 'object' && each !== null
        ? (each as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );
}

/** The id of what the fault lies in: the innermost value around it that has one. */
function idAround(value: unknown, path: KeyPath): string | undefined {
  const ids = [...path, undefined].map((_, length) =>
    valueAt(value, [...path.slice(0, length), 'id']),
  );
  return ids.findLast((id) => typeof id === 'string');
}
