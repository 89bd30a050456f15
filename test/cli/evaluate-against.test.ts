// `kb evaluate --against`: what moved since a run that was kept, for people, as JSON and in the report.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluateQuestions } from '../../src/cli/evaluate';
import { temporaryFolder } from '../support/temporary-folder';

const TAUGHT = `text,label
open the door,door
the door is open,door
feed the cat,cat
my cat is hungry,cat
`;
/** The same words for the other of the two. */
const TAUGHT_NOW = TAUGHT.replace('my cat is hungry,cat', 'my cat is hungry,door');
const ASKED = `text,label,lang
open that door,door,en
a hungry cat,cat,en
feed it,cat,en
`;
const ASKED_NOW = `${ASKED.replace('feed it,cat,en\n', '')}开门,door,zh-Hans\n`;

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function evaluate(taught: string, asked: string, ...more: string[]): Promise<string> {
  const lines: string[] = [];
  const print = (line: string) => void lines.push(line);
  const args = ['--train', file('taught.csv', taught), '--questions', file('asked.csv', asked)];
  expect(await evaluateQuestions([...args, ...more], { env: {}, print, warn: print })).toBe(0);
  return lines.join('\n');
}

/** As the shell keeps it, with what the build told first. */
async function kept(): Promise<string> {
  return file('before.json', `Compiling … 2 s\n${await evaluate(TAUGHT, ASKED, '--json')}\n`);
}

it('sets the shares side by side and names the question that became wrong', async () => {
  const text = await evaluate(TAUGHT_NOW, ASKED_NOW, '--against', await kept());
  const [, against = ''] = text.split('Against the run before\n');
  expect(against).toMatch(/^ +right then +right now +points$/m);
  expect(against).toMatch(/^en +100\.0 % \(3\/3\) +50\.0 % \(1\/2\) +-50\.0$/m);
  expect(against).toMatch(/^zh-Hans +– +\d+\.0 % \(\d\/1\) +–$/m);
  expect(against).toContain('Questions that are new: 1; asked no more: 1');
  expect(against).toMatch(
    /Entries that moved \(\d\)\n +cat +100\.0 % \(2\/2\) +0\.0 % \(0\/1\) +-100\.0/,
  );
  expect(against).toMatch(
    /Became wrong \(1\)\n {2}a hungry cat {2}\[cat\] {2}cat 1\.00 → door 0\.\d\d/,
  );
});

it('tells a program the same, and nothing moved against itself', async () => {
  const before = await kept();
  const moves = JSON.parse(await evaluate(TAUGHT_NOW, ASKED_NOW, '--json', '--against', before));
  expect(moves.against).toMatchObject({
    all: { before: { right: 3, total: 3 }, after: { total: 3 } },
    becameWrong: [{ text: 'a hungry cat', expected: 'cat' }],
    becameRight: [],
    ...{ added: 1, removed: 1 },
  });
  const same = JSON.parse(await evaluate(TAUGHT, ASKED, '--json', '--against', before));
  expect(same.against).toMatchObject({ becameWrong: [], entries: [], added: 0, removed: 0 });
});

it.each([
  ['en', 'Against the earlier run', 'Became wrong (1)'],
  ['zh-Hans', '与上次评测对比', '变错 (1)'],
])('writes it into the report in %s', async (language, title, wrong) => {
  const html = join(folder, 'report.html');
  const options = ['--against', await kept(), '--html', html, '--language', language];
  await evaluate(TAUGHT_NOW, ASKED_NOW, ...options);
  const report = readFileSync(html, 'utf8');
  expect(report).toContain(`<h2>${title}</h2>`);
  expect(report).toContain(`<h3>${wrong}</h3>`);
  expect(await evaluate(TAUGHT, ASKED, '--html', html)).not.toContain('Against');
  expect(readFileSync(html, 'utf8')).not.toContain('id="against"');
});

it.each([
  [
    'no file',
    () => join(folder, 'none.json'),
    /none\.json cannot be read\. Keep one with .*--json > /,
  ],
  ['no JSON', () => file('a.json', 'text,label\n'), /a\.json holds no kept evaluation\. Keep one/],
  ['another JSON', () => file('b.json', '{"total":3}'), /b\.json holds .*`kb diff REVISION`/],
])('refuses %s with the remedy', async (_what, path, message) => {
  await expect(evaluate(TAUGHT, ASKED, '--against', path())).rejects.toMatchObject({
    code: 'USAGE',
    message: expect.stringMatching(message),
  });
});
