// `kb diff`: exactly the questions whose answer moved, against a folder and against a git revision.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { diff } from '../../src/cli/diff';
import { FREEZE, knowledgeFolder, REVIEW } from '../knowledge/folder';
import { temporaryFolder } from '../support/temporary-folder';

const MOVED = 'zebra crossing please';
const LOCAL = { PATH: process.env.PATH ?? '' };

function withPhrasing(text: string): string {
  return `${text}    - ${MOVED}\n`;
}

const before = () => knowledgeFolder({ 'entries/cause.freeze.yaml': withPhrasing(FREEZE) });
const after = () =>
  knowledgeFolder({
    'entries/step.review.yaml': withPhrasing(REVIEW).replace('About the review.', 'It takes time.'),
    'questions.csv': 'text,label\nthe review twenty,step.review\nfreeze five,cause.freeze\n',
  });

async function run(args: string[], knowledge: string) {
  const lines: string[] = [];
  const env = { ...LOCAL, KNOWLEDGE_DIR: knowledge, DATA_DIR: temporaryFolder() };
  const print = (line: string) => lines.push(line);
  const code = await diff(args, { env, print, warn: print });
  return { code, text: lines.join('\n') };
}

function repository(knowledge: string): string {
  const top = temporaryFolder();
  const git = (...args: string[]) => execFileSync('git', ['-C', top, ...args], { stdio: 'pipe' });
  mkdirSync(join(top, 'deep'));
  cpSync(knowledge, join(top, 'deep', 'words'), { recursive: true });
  git('init', '-q');
  git('add', '.');
  git('-c', 'user.name=A', '-c', 'user.email=a@example.com', 'commit', '-q', '-m', 'first');
  return join(top, 'deep', 'words');
}

it('names the one question that moved with its phrasing, and the answer that reads otherwise', async () => {
  const { code, text } = await run([before(), '--json', '--fail-on-worse'], after());
  const { becameRight, textChanged, questions, ...rest } = JSON.parse(text);
  expect(becameRight).toEqual([
    {
      text: MOVED,
      expected: 'step.review',
      before: { decision: 'answer', ids: ['cause.freeze'], confidence: expect.any(Number) },
      after: { decision: 'answer', ids: ['step.review'], confidence: expect.any(Number) },
    },
  ]);
  expect(rest).toMatchObject({ becameWrong: [], wrongToWrong: [], stillRight: [] });
  expect(textChanged).toEqual([{ id: 'step.review', languages: ['en'], questions: 31 }]);
  expect(questions).toBe(63);
  expect(code).toBe(0);
});

it('judges no question of an entry that was removed', async () => {
  const dir = after();
  const kept = knowledgeFolder();
  rmSync(join(dir, 'entries/cause.freeze.yaml'));
  const { code, text } = await run([kept, '--fail-on-worse'], dir);
  expect(text).toMatch(/, 0 became wrong, .*Removed entries \(1\)\s+cause\.freeze/s);
  expect(text).toMatch(/Not judged, for they asked for these: \d\d\.$/);
  expect(code).toBe(0);
});

it('compares with a revision from a folder below, and fails where a question became wrong', async () => {
  const dir = repository(after());
  writeFileSync(join(dir, 'entries/step.review.yaml'), REVIEW);
  writeFileSync(join(dir, 'questions.csv'), `text,label\n${MOVED},step.review\n`);
  const { code, text } = await run(['--json', '--fail-on-worse'], dir);
  const moves = JSON.parse(text);
  expect(moves.becameWrong.map((move: { text: string }) => move.text)).toContain(MOVED);
  expect(moves.against).toBe('HEAD');
  expect(code).toBe(1);
  expect(execFileSync('git', ['-C', dir, 'status', '--short'], { encoding: 'utf8' })).toBe(
    ' M entries/step.review.yaml\n M questions.csv\n',
  );
  expect((await run([], dir)).text).toMatch(
    /Became wrong \(\d+\)\n {2}zebra crossing please {2}\[/,
  );
});

it('says what is missing: a repository, a revision, one thing to compare with', async () => {
  await expect(run([], after())).rejects.toThrow(/is in no git repository/);
  const dir = repository(after());
  await expect(run(['no-such'], dir)).rejects.toThrow(/neither a folder nor a revision/);
  await expect(run(['a', 'b'], dir)).rejects.toThrow(/one revision or folder/);
});
