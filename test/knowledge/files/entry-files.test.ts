// Entries saved by the editor: what was not touched stays, nothing is overwritten, git knows who it was.

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleGit } from 'simple-git';
import { mergeDrafts } from '../../../src/knowledge/files/entry-draft';
import { EntryFiles } from '../../../src/knowledge/files/entry-files';
import {
  draftOf,
  newEntryText,
  withDraft,
  withPhrasings,
} from '../../../src/knowledge/files/entry-text';
import { temporaryFolder } from '../../support/temporary-folder';

const TEXT = `# Borders: a leak is cause.account-security.
id: faq.lost
reviewed: 2026-11-01 # by the lawyers
related: [faq.other, intent.help]
zh-Hans:
  title: 丢失
  answer: |-
    第一步。

    第二步。
  phrasings:
    - 机器丢了 # heard often
    # dialect
    - "机子唔见咗"
en:
  title: Lost
  answer: It is 'gone'.
  phrasings:
    - lost terminal
`;
const signature = {
  author: { name: '赵敏', email: 'zhao.min@example.com' },
  message: 'better words',
};

async function folderWith(text = TEXT): Promise<{ folder: string; files: EntryFiles }> {
  const folder = temporaryFolder();
  await mkdir(join(folder, 'kb', 'entries'), { recursive: true });
  await writeFile(join(folder, 'kb', 'entries', 'faq.lost.yaml'), text);
  return { folder, files: new EntryFiles(join(folder, 'kb')) };
}

test('what is not changed stays as it stands, in every entry there is', async () => {
  for (const name of await readdir('knowledge/entries')) {
    const text = await readFile(join('knowledge/entries', name), 'utf8');
    const draft = draftOf(text);
    expect(draft && withDraft(text, draft)).toBe(text);
  }
});

test('a changed answer and phrasing leave comments, order and quotes', () => {
  const draft = draftOf(TEXT);
  if (!draft) throw new Error('no draft');
  const made = withDraft(TEXT, {
    ...draft,
    en: { ...draft.en, short: 'Gone.', phrasings: ['lost terminal', 'missing: why?'] },
    'zh-Hans': { ...draft['zh-Hans'], phrasings: ['机子唔见咗', '找不到机器'] },
  });
  expect(made).toBe(
    TEXT.replace('    - 机器丢了 # heard often\n', '')
      .replace('    - "机子唔见咗"\n', '    - "机子唔见咗"\n    - 找不到机器\n')
      .replace("  answer: It is 'gone'.", "  short: |-\n    Gone.\n  answer: It is 'gone'.")
      .replace('    - lost terminal\n', '    - lost terminal\n    - "missing: why?"\n'),
  );
});

test('a new entry reads as it was written', () => {
  const draft = draftOf(TEXT);
  if (!draft) throw new Error('no draft');
  const made = newEntryText('faq.new', { ...draft, unfinished: true });
  expect(draftOf(made)).toEqual({ ...draft, unfinished: true });
  expect(made).toMatch(/^id: faq\.new\nreviewed: 2026-11-01\nunfinished: true\nrelated: \[/);
});

test('a file that was changed underneath is not overwritten', async () => {
  const { folder, files } = await folderWith();
  const { version } = await files.require('faq.lost');
  const path = join(folder, 'kb', 'entries', 'faq.lost.yaml');
  await writeFile(path, `${TEXT}# by hand\n`);
  const late = files.save({ id: 'faq.lost', text: 'id: x', version, ...signature });
  await expect(late).rejects.toMatchObject({ code: 'ENTRY_CHANGED' });
  expect(await readFile(path, 'utf8')).toBe(`${TEXT}# by hand\n`);
  expect(await readdir(join(folder, 'kb', 'entries'))).toEqual(['faq.lost.yaml']);
});

test('what somebody else has put into service meanwhile is neither deleted nor moved again', async () => {
  const { folder, files } = await folderWith();
  const { id, version } = await files.require('faq.lost');
  const changed = { code: 'ENTRY_CHANGED' };
  const asDraft = files.remove({ id, version, isDraft: true, ...signature });
  await expect(asDraft).rejects.toMatchObject(changed);
  const again = files.move({ id, version, isDraft: false, ...signature });
  await expect(again).rejects.toMatchObject(changed);
  expect(await readdir(join(folder, 'kb', 'entries'))).toEqual(['faq.lost.yaml']);
});

test('of two who save the same version at once one is told', async () => {
  const { folder, files } = await folderWith();
  const { version } = await files.require('faq.lost');
  const save = (text: string, by: EntryFiles) =>
    by.save({ id: 'faq.lost', text, version, ...signature });
  const both = await Promise.allSettled([
    save(`${TEXT}# one\n`, files),
    save(`${TEXT}# two\n`, new EntryFiles(join(folder, 'kb'))),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('only the entry is committed, as the maintainer, in a repository above the folder', async () => {
  const { folder, files } = await folderWith();
  const git = simpleGit(folder);
  await git.init();
  await writeFile(join(folder, 'staged.txt'), 'somebody else');
  await git.add('staged.txt');
  const { version } = await files.require('faq.lost');
  const saved = await files.save({ id: 'faq.lost', text: TEXT, version, ...signature });
  expect(saved.git).toEqual({ kind: 'committed' });
  const more = withPhrasings(TEXT, [{ language: 'en', text: 'terminal stolen' }]);
  await files.save({ id: 'faq.lost', text: more, version: saved.version, ...signature });
  const [newest, first] = await files.history('faq.lost');
  expect(newest).toMatchObject({ who: '赵敏', says: 'better words' });
  expect(await files.at('faq.lost', first?.revision ?? '')).toBe(TEXT);
  expect((await git.status()).staged).toEqual(['staged.txt']);
  expect((await git.raw(['log', '--format=%ae'])).trim().split('\n')).toEqual([
    'zhao.min@example.com',
    'zhao.min@example.com',
  ]);
});

test('a file is saved where there is no repository, and where git fails', async () => {
  const { folder, files } = await folderWith();
  const save = async () => {
    const { version } = await files.require('faq.lost');
    return files.save({ id: 'faq.lost', text: `${TEXT}# ${version}\n`, version, ...signature });
  };
  expect((await save()).git).toEqual({ kind: 'no-repository' });
  expect(await files.history('faq.lost')).toEqual([]);
  await simpleGit(folder).init();
  await writeFile(join(folder, '.git', 'index.lock'), '');
  const saved = await save();
  expect(saved.git).toMatchObject({ kind: 'failed', says: expect.stringContaining('index.lock') });
  expect((await files.require('faq.lost')).version).toBe(saved.version);
});

test('what both changed in their own way is a clash; the rest comes together', () => {
  const base = draftOf(TEXT);
  if (!base) throw new Error('no draft');
  const mine = { ...base, en: { ...base.en, title: 'Mine', phrasings: ['a', 'lost terminal'] } };
  const theirs = { ...base, en: { ...base.en, title: 'Theirs', answer: 'New.', phrasings: ['b'] } };
  const { merged, clashes } = mergeDrafts({ base, mine, theirs });
  expect(clashes).toEqual([{ path: 'en.title', mine: 'Mine', theirs: 'Theirs' }]);
  expect(merged.en).toMatchObject({ title: 'Mine', answer: 'New.', phrasings: ['a', 'b'] });
});
