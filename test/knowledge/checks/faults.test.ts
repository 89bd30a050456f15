// Every fault and warning that `kb check` can tell: a folder with nothing else wrong, and the whole line in both languages.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parse } from 'yaml';
import { checkLinks } from '../../../src/cli/check-links';
import { type Finding, RULES } from '../../../src/knowledge/checks/finding';
import { reviewKnowledge } from '../../../src/knowledge/checks/review';
import { checkWordsIn } from '../../../src/knowledge/checks/wording';
import { OWN_LANGUAGES } from '../../../src/language/locale-files';
import { HOURS, knowledgeFolder } from '../folder';

const LOCALES = join(__dirname, '../../../locales');
/** More than a file may hold. */
const LARGE = '#'.repeat(1_000_000);
const WORDINGS = new Map(OWN_LANGUAGES.map((language) => [language, checkWordsIn(language)]));
const NOW = Date.parse('2026-11-29T04:00Z');

/** One way to break the folder; named by the rule that it breaks, with a note behind a comma where it has several. */
interface Fixture {
  in: string;
  /** What stands in the file, and what is put there instead. */
  put?: Record<string, string>;
  /** The whole file, a sign for each byte. */
  bytes?: string;
  /** Files and folders that are not there. */
  gone?: string[];
  /** What is asked for besides. */
  with?: 'no pictures' | 'held-out' | 'links';
  /** Two where both of a pair are told. */
  en?: string | string[];
  'zh-Hans'?: string | string[];
}

function ruleOf(name: string): string {
  return name.replace(/,.*/, '');
}

function yamlIn(file: string) {
  return parse(readFileSync(join(__dirname, file), 'utf8'));
}

const WHOLE: Record<string, string> = {
  ...yamlIn('whole.yaml'),
  'hours.yaml': HOURS.replace('Until: 2026', 'Until: 2027'),
};
const FIXTURES = readdirSync(join(__dirname, 'faults')).flatMap((file) =>
  Object.entries<Fixture>(yamlIn(join('faults', file))),
);

let server: Server;
let address: string;
beforeAll(async () => {
  server = createServer((req, res) => {
    res.statusCode = req.url === '/gone' ? 404 : 503;
    res.end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

function brokenFolder({ in: file, put = {}, bytes, gone = [] }: Fixture): string {
  const folder = knowledgeFolder();
  mkdirSync(join(folder, 'drafts'));
  for (const [name, text] of Object.entries(WHOLE)) writeFileSync(join(folder, name), text);
  const path = join(folder, file);
  if (bytes !== undefined) writeFileSync(path, Buffer.from(bytes, 'latin1'));
  for (const [old, now] of Object.entries(put)) {
    const whole = readFileSync(path, 'utf8');
    if (!whole.includes(old)) throw new Error(`${file} does not hold: ${old}`);
    const filled = now.replaceAll('SERVER', address).replaceAll('LARGE', LARGE);
    writeFileSync(
      path,
      whole.replace(old, () => filled),
    );
  }
  for (const name of gone) rmSync(join(folder, name), { recursive: true });
  return folder;
}

/** The lines of `kb check` in each language, with the files named inside the folder. */
async function linesOf(fixture: Fixture): Promise<Record<string, string[]>> {
  const folder = brokenFolder(fixture);
  const [wording] = WORDINGS.values();
  if (!wording) throw new Error('no words');
  const { knowledge, findings } = await reviewKnowledge(folder, {
    ...{ wording, now: NOW, rules: { hasPicture: () => fixture.with !== 'no pictures' } },
    ...(fixture.with === 'held-out' && { onHeldOut() {} }),
  });
  const links: Finding[] =
    fixture.with === 'links' ? await checkLinks(knowledge, { wording, onStart() {} }) : [];
  const plain = (line: string) =>
    line.replaceAll(`${folder}/`, '').replaceAll(folder, '.').replaceAll(address, 'SERVER');
  return Object.fromEntries(
    [...WORDINGS].map(([language, { line, finding }]) => [
      language,
      [...findings, ...links].map((each) =>
        plain(line({ ...finding(each), severity: each.severity })),
      ),
    ]),
  );
}

it('finds nothing in the folder that the fixtures break', async () => {
  expect(await linesOf({ in: 'operator.yaml' })).toEqual({ en: [], 'zh-Hans': [] });
});

it('has words in both languages, and a fixture, for every rule', () => {
  const rules = Object.keys(RULES).sort();
  for (const language of OWN_LANGUAGES) {
    const file = readFileSync(join(LOCALES, `check.${language}.yaml`), 'utf8');
    expect(Object.keys(parse(file).rules).sort()).toEqual(rules);
  }
  const broken = FIXTURES.map(([name]) => ruleOf(name));
  expect([...new Set(broken)].sort()).toEqual(rules);
});

it.each(FIXTURES)('%s', async (name, fixture) => {
  const { en, 'zh-Hans': chinese } = await linesOf(fixture);
  expect(en).toEqual([fixture.en].flat());
  expect(chinese).toEqual([fixture['zh-Hans']].flat());
  expect(en?.join()).toContain(`(${ruleOf(name)})`);
});
