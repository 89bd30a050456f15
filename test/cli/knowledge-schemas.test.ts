// The JSON Schemas that editors check knowledge files with.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { schemaAssociations, schemaFiles } from '../../src/cli/knowledge-schemas';

const ROOT = join(__dirname, '..', '..');
const SETTINGS = JSON.parse(readFileSync(join(ROOT, '.vscode', 'settings.json'), 'utf8'));
const associations: [string, string[]][] = Object.entries(SETTINGS['yaml.schemas']);
const ajv = new Ajv({ allErrors: true, validateFormats: false });
const files = readdirSync(join(ROOT, 'knowledge'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => `knowledge/${file.replaceAll('\\', '/')}`);

function matches(file: string, glob: string): boolean {
  const [head = '', tail = ''] = glob.split('*');
  return glob.includes('*') ? file.startsWith(head) && file.endsWith(tail) : file === glob;
}

function validatorFor(file: string) {
  const [schema] =
    associations.find(([, globs]) => globs.some((glob) => matches(file, glob))) ?? [];
  if (!schema) throw new Error(`no schema for ${file}`);
  return ajv.compile(JSON.parse(readFileSync(join(ROOT, schema), 'utf8')));
}

it('are up to date: `npm run -s kb -- knowledge schemas` writes them', () => {
  for (const [name, text] of schemaFiles())
    expect(readFileSync(join(ROOT, 'knowledge', name), 'utf8')).toBe(text);
  expect(SETTINGS['yaml.schemas']).toEqual(schemaAssociations('knowledge'));
});

it('accept every knowledge file', () => {
  expect(files.length).toBeGreaterThan(70);
  const entry = validatorFor('knowledge/entries/any.yaml');
  for (const file of files) {
    const validate = file.includes('/entries/') ? entry : validatorFor(file);
    validate(parse(readFileSync(join(ROOT, file), 'utf8')));
    expect({ file, errors: validate.errors ?? [] }).toEqual({ file, errors: [] });
  }
});

it.each([
  ['a language is missing', (entry: Record<string, unknown>) => delete entry.en],
  ['a key is misspelt', (entry: Record<string, unknown>) => Object.assign(entry, { relatd: [] })],
  ['the id is no id', (entry: Record<string, unknown>) => Object.assign(entry, { id: 'Cause 1' })],
  [
    'a phrasing is a number',
    (entry: Record<string, unknown>) => (entry.en as { phrasings: unknown[] }).phrasings.push(68),
  ],
])('refuse an entry where %s', (_what, damage) => {
  const file = 'knowledge/entries/cause.inactive.yaml';
  const entry = parse(readFileSync(join(ROOT, file), 'utf8'));
  damage(entry);
  const validate = validatorFor(file);
  expect(validate(entry)).toBe(false);
});
