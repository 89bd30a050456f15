// Watching the knowledge folder: a saved file counts once, a file being written does not.

import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FolderWatch } from '../../src/knowledge/folder-watch';
import { temporaryFolder } from '../support/temporary-folder';

let folder: string;
let watch: FolderWatch;
beforeEach(() => {
  folder = temporaryFolder();
  mkdirSync(join(folder, 'entries'));
  writeFileSync(join(folder, 'entries', 'a.yaml'), 'id: a\n');
  watch = new FolderWatch(folder);
});

const looks = (count: number) => Array.from({ length: count }, () => watch.hasSettledChange());

it('sees nothing where nothing changed', () => {
  expect(looks(3)).toEqual([false, false, false]);
});

it.each([
  ['a changed file', () => appendFileSync(join(folder, 'entries', 'a.yaml'), 'title: A\n')],
  ['a new file', () => writeFileSync(join(folder, 'entries', 'b.yaml'), 'id: b\n')],
  ['a file taken away', () => rmSync(join(folder, 'entries', 'a.yaml'))],
])('takes %s once, when it has settled', (_what, change) => {
  change();
  expect(looks(4)).toEqual([false, true, false, false]);
});

it('waits while a file grows', () => {
  const seen = [1, 2, 3].map(() => {
    appendFileSync(join(folder, 'entries', 'a.yaml'), 'more: yes\n');
    return watch.hasSettledChange();
  });
  expect([...seen, ...looks(2)]).toEqual([false, false, false, true, false]);
});

it('takes a folder that was replaced as a whole', () => {
  renameSync(folder, `${folder}-old`);
  expect(watch.hasSettledChange()).toBe(false);
  mkdirSync(folder);
  writeFileSync(join(folder, 'c.yaml'), 'id: c\n');
  expect(looks(3)).toEqual([false, true, false]);
});
