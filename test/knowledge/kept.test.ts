// What was learned is taken again as long as it was made of the same files by the same program, and whole.

import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type KeepOptions, type Remember, rememberIn } from '../../src/knowledge/kept';
import { loadKnowledge } from '../../src/knowledge/load';
import { train } from '../../src/knowledge/training';
import { temporaryFolder } from '../support/temporary-folder';
import { knowledgeFolder } from './folder';

const KEPT_MODEL = 'model.kept';

function keeping(): KeepOptions {
  const folder = temporaryFolder();
  const programFile = join(folder, 'program');
  writeFileSync(programFile, 'one');
  return { folder: join(folder, 'kept'), programFile };
}

/** Loads the folder and counts the trainings. */
async function load(dir: string, remember: Remember) {
  let trainings = 0;
  const knowledge = await loadKnowledge(dir, {
    remember,
    trainWith: (...lesson) => {
      trainings++;
      return train(...lesson);
    },
  });
  return { knowledge, trainings };
}

async function afterFirst(change: (options: KeepOptions, dir: string) => void = () => undefined) {
  const options = keeping();
  const dir = knowledgeFolder();
  const first = await load(dir, rememberIn(options, dir));
  expect(first.trainings).toBe(1);
  change(options, dir);
  return { options, dir, first, again: await load(dir, rememberIn(options, dir)) };
}

it('is taken at the next start, and answers as before', async () => {
  const { first, again } = await afterFirst();
  expect(again.trainings).toBe(0);
  expect(again.knowledge).toEqual({ ...first.knowledge, matcher: again.knowledge.matcher });
  for (const text of ['the apple number one', 'whale song', '苹果甲', 'aple numbr two']) {
    expect(again.knowledge.matcher.match(text)).toEqual(first.knowledge.matcher.match(text));
  }
});

it('is made anew when a file of the folder changed', async () => {
  const { again } = await afterFirst((_, dir) => {
    const file = join(dir, 'operator.yaml');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n# another comment\n`);
  });
  expect(again.trainings).toBe(1);
});

it('is made anew when a file came or went', async () => {
  const { again, dir, options } = await afterFirst((_, dir) =>
    writeFileSync(join(dir, 'more.yaml'), ''),
  );
  expect(again.trainings).toBe(1);
  rmSync(join(dir, 'more.yaml'));
  expect((await load(dir, rememberIn(options, dir))).trainings).toBe(1);
});

it('is made anew by another program', async () => {
  const { again } = await afterFirst(({ programFile }) => writeFileSync(programFile, 'two'));
  expect(again.trainings).toBe(1);
});

it.each(['first', 'middle', 'last'])('is made anew when its %s byte is damaged', async (which) => {
  const { again, options, dir } = await afterFirst(({ folder }) => {
    const file = join(folder, KEPT_MODEL);
    const bytes = readFileSync(file);
    const at = { first: 0, middle: bytes.length >> 1, last: bytes.length - 1 }[which] ?? 0;
    bytes[at] = (bytes[at] as number) ^ 1;
    writeFileSync(file, bytes);
  });
  expect(again.trainings).toBe(1);
  expect((await load(dir, rememberIn(options, dir))).trainings).toBe(0);
});

it.each([0, 1, 40, 5000])('is made anew when only %i bytes of it are there', async (length) => {
  const { again } = await afterFirst(({ folder }) => {
    const file = join(folder, KEPT_MODEL);
    writeFileSync(file, readFileSync(file).subarray(0, length));
  });
  expect(again.trainings).toBe(1);
});

it('is never taken for something else that was kept', async () => {
  const { again } = await afterFirst(({ folder }) =>
    writeFileSync(join(folder, KEPT_MODEL), readFileSync(join(folder, 'content.kept'))),
  );
  expect(again.trainings).toBe(1);
});

it('leaves no half-written files behind', async () => {
  const { options } = await afterFirst();
  expect(readdirSync(options.folder).sort()).toEqual(['content.kept', KEPT_MODEL]);
});

it('keeps nothing of a folder that is saved while it is read', async () => {
  const options = keeping();
  const dir = knowledgeFolder();
  const remember = rememberIn(options, dir);
  await remember('content', () => {
    writeFileSync(join(dir, 'synonyms.yaml'), 'synonyms: [[apple, pear]]\n');
    return 'old';
  });
  expect(await rememberIn(options, dir)('content', () => 'new')).toBe('new');
});

it.each([
  [
    'is no folder to keep it in',
    (options: KeepOptions) => ({ ...options, folder: '/nowhere/kept' }),
  ],
  ['is no build', (options: KeepOptions) => ({ ...options, programFile: '/nowhere/built' })],
])('is made each time where there %s', async (_, changed) => {
  const options = changed(keeping());
  const dir = knowledgeFolder();
  for (let start = 1; start <= 2; start++) {
    expect((await load(dir, rememberIn(options, dir))).trainings).toBe(1);
  }
});

it('refuses faults every time', async () => {
  const options = keeping();
  const dir = knowledgeFolder({ 'operator.yaml': 'name: 1' });
  for (let start = 1; start <= 2; start++) {
    await expect(load(dir, rememberIn(options, dir))).rejects.toMatchObject({
      code: 'KNOWLEDGE_INVALID',
    });
  }
});
