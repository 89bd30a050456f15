import { cpSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { versionOf } from '../../src/knowledge/version';
import { temporaryFolder } from '../support/temporary-folder';

function folder(files: Record<string, string>): string {
  const dir = temporaryFolder();
  mkdirSync(join(dir, 'entries'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  return dir;
}

const FILES = { 'hours.yaml': 'a: 1', 'entries/x.yaml': 'b: 2', 'entries/y.yml': '' };

it('is short, and the same for the same files elsewhere', async () => {
  const dir = folder(FILES);
  const version = await versionOf(dir);
  expect(version).toMatch(/^[0-9a-f]{12}$/);
  expect(await versionOf(folder(FILES))).toBe(version);
  const copy = join(temporaryFolder(), 'copy');
  cpSync(dir, copy, { recursive: true });
  expect(await versionOf(copy)).toBe(version);
});

it('is another one for every change of what is read', async () => {
  const version = await versionOf(folder(FILES));
  const changed = folder({ ...FILES, 'entries/x.yaml': 'b: 3' });
  const more = folder({ ...FILES, 'entries/z.yaml': '' });
  const moved = folder(FILES);
  renameSync(join(moved, 'entries/x.yaml'), join(moved, 'x.yaml'));
  const shifted = folder({ ...FILES, 'hours.yaml': 'a: 1b', 'entries/x.yaml': ': 2' });
  const versions = await Promise.all([changed, more, moved, shifted].map(versionOf));
  expect(new Set([version, ...versions]).size).toBe(5);
});

it('does not mind what nobody reads', async () => {
  const dir = folder({ ...FILES, 'entries/.x.yaml.swp': 'half', 'questions.csv': 'a,b' });
  expect(await versionOf(dir)).toBe(await versionOf(folder(FILES)));
});
