import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { LANGUAGES, type Language } from '../src/language/language';
import { TICKET_STATUSES } from '../src/tickets/ticket';

const ROOT = join(__dirname, '..');
const DESK = join(ROOT, 'src/web/desk');
/** What `kb staff teams` answers. */
const COMMAND_LINE_ALONE = ['TeamsIdWrong', 'TeamsIdTaken'];
const wording = new Map(LANGUAGES.map((language) => [language, read(language)]));
const keys = [...(wording.get('en')?.keys() ?? [])];
const code = readdirSync(DESK, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => readFileSync(join(DESK, file), 'utf8'))
  .join('\n');

function read(language: Language): Map<string, string> {
  const text = readFileSync(join(ROOT, `locales/desk.${language}.yaml`), 'utf8');
  return new Map(flatten(parse(text).desk, ''));
}

function flatten(tree: object, prefix: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, branch]) =>
    typeof branch === 'string' ? [[prefix + key, branch]] : flatten(branch, `${prefix}${key}.`),
  );
}

/** What stands in the calls of `t`: whole keys, and patterns for those put together there. */
function keysInCode(): RegExp[] {
  const literal = (text: string) => text.replace(/[.*+?^()|[\]\\-]/g, '\\$&');
  return callsOf('t')
    .flatMap((call) => [...call.matchAll(/'([\w.-]+)'|`([^`]+)`/g)])
    .map(([, whole, template]) => whole ?? template ?? '')
    .filter((key) => key !== '-')
    .map((key) => new RegExp(`^${literal(key).replace(/\$\{[^}]+\}+/g, '[\\w-]+')}$`));
}

/** The first argument of each call, other calls inside it left out. */
function callsOf(name: string): string[] {
  return [...code.matchAll(new RegExp(`\\b${name}\\(`, 'g'))].map(({ index, 0: start }) => {
    let depth = 1;
    let end = index + start.length;
    const from = end;
    for (; depth > 0 && !(depth === 1 && code[end] === ','); end++) {
      if ('([{'.includes(code[end] ?? '')) depth++;
      if (')]}'.includes(code[end] ?? '')) depth--;
    }
    return code.slice(from, end);
  });
}

const variablesOf = (text = '') =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

it('has the same keys and variables in both languages', () => {
  expect(keys.length).toBeGreaterThan(300);
  expect([...(wording.get('zh-Hans')?.keys() ?? [])].sort()).toEqual([...keys].sort());
  const differing = keys.filter(
    (key) =>
      variablesOf(wording.get('en')?.get(key)).join() !==
      variablesOf(wording.get('zh-Hans')?.get(key)).join(),
  );
  expect(differing).toEqual([]);
});

it('has wording for every key in the code', () => {
  const used = keysInCode();
  expect(used.length).toBeGreaterThan(200);
  const missing = used.filter((pattern) => !keys.some((key) => pattern.test(key)));
  expect(missing).toEqual([]);
});

it('has no wording that the code does not use', () => {
  // The page itself, before any script, is filled by the build.
  const used = [/^noScript$/, ...keysInCode()];
  expect(keys.filter((key) => !used.some((pattern) => pattern.test(key)))).toEqual([]);
});

it('names every state and every audited action', () => {
  const source = readFileSync(join(ROOT, 'src/staff/audit-actions.ts'), 'utf8');
  const [, list = ''] = /AUDIT_ACTIONS = \[([^\]]+)\]/.exec(source) ?? [];
  const actions = [...list.matchAll(/'([\w-]+)'/g)].map(([, action]) => `audit.${action}`);
  const states = TICKET_STATUSES.map((status) => `status.${status}`);
  expect(actions.length).toBeGreaterThan(10);
  expect([...actions, ...states].filter((key) => !keys.includes(key))).toEqual([]);
});

it('has words for everything that can go wrong at the desk', () => {
  const folders = ['src/http/desk', 'src/desk', 'src/staff', 'src/tickets'];
  const thrown = folders
    .flatMap((folder) => filesIn(join(ROOT, folder)))
    .flatMap((text) => [...text.matchAll(/new ThawError\(\s*'([A-Z_]+)'/g)])
    .map(([, name = '']) => wireCode(name))
    .filter((name) => !COMMAND_LINE_ALONE.includes(name));
  expect(new Set(thrown).size).toBeGreaterThan(15);
  expect([...new Set(thrown)].filter((name) => !keys.includes(`error.${name}`))).toEqual([]);
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
}

const wireCode = (name: string) =>
  name.toLowerCase().replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase());

it('keeps the Chinese in the code out', () => {
  const withoutComments = code.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  expect(withoutComments.match(/\p{Script=Han}{2,}/gu)).toBeNull();
});

it.each(LANGUAGES)('stays calm in %s: no exclamation marks, no emoji', (language) => {
  const loud = [...(wording.get(language) ?? [])].filter(([, text]) =>
    /[!！]|\p{Extended_Pictographic}/u.test(text),
  );
  expect(loud).toEqual([]);
});

it('says 您, never 你', () => {
  expect([...(wording.get('zh-Hans') ?? [])].filter(([, text]) => text.includes('你'))).toEqual([]);
});

it('repeats no wording in the other language', () => {
  const names = ['channel.teams', 'detail.teams'];
  const twins = keys.filter(
    (key) =>
      !names.includes(key) &&
      /\p{L}{4,}/u.test((wording.get('en')?.get(key) ?? '').replace(/\{\{\w+\}\}/g, '')) &&
      wording.get('en')?.get(key) === wording.get('zh-Hans')?.get(key),
  );
  expect(twins).toEqual([]);
});
