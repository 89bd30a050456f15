// The life of an entry at the desk: begun as a draft, put into service, taken out of it, deleted, brought back.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleGit } from 'simple-git';
import { draftOf } from '../../src/knowledge/files/entry-text';
import { newDraft } from '../../src/web/desk/knowledge/new-draft';
import { entryText } from '../knowledge/folder';
import { BY, openTestWorkshop, REVIEW } from './open-test-workshop';

// Threads that learn the folder start with each act.
jest.setTimeout(240_000);

const LOST = 'faq.lost';
const whole = draftOf(entryText(LOST, { word: 'lost reader', han: '丢失' }));
if (!whole) throw new Error('no draft');
const titles = { 'zh-Hans': '机器丢了', en: 'A lost reader' };

let workshop: Awaited<ReturnType<typeof openTestWorkshop>>;
beforeAll(async () => {
  workshop = await openTestWorkshop();
  const git = simpleGit(workshop.folder);
  await git.init().add('.');
  await git.raw(['-c', 'user.name=B', '-c', 'user.email=b@example.com', 'commit', '-qm', 'was']);
});
afterAll(() => workshop.store.close());

const draftFile = (id: string) => join(workshop.folder, 'drafts', `${id}.yaml`);
const versionOf = async (id: string) => (await workshop.entries.show(id)).version;

it('begins as a draft with its gaps marked, which is not served', async () => {
  const { entries, fileOf } = workshop;
  const saved = await entries.create({ id: LOST, draft: newDraft(titles) }, BY);
  expect(saved.git).toEqual({ kind: 'committed' });
  expect(existsSync(fileOf(LOST))).toBe(false);
  expect(readFileSync(draftFile(LOST), 'utf8')).toContain('[…]');
  const taken = entries.create({ id: LOST, draft: newDraft(titles) }, BY);
  await expect(taken).rejects.toMatchObject({ code: 'ENTRY_TAKEN' });
  const { findings } = await entries.check(LOST, await entries.show(LOST), BY);
  const gaps = findings.filter(({ rule }) => rule === 'gap-left').map(({ field }) => field);
  expect(gaps).toEqual(['zh-Hans.short', 'zh-Hans.answer', 'en.short', 'en.answer']);
});

it('goes live when nothing is wrong with it, and keeps its gaps out', async () => {
  const { entries, fileOf } = workshop;
  const { draft, version } = await entries.show(LOST);
  const early = entries.publish(LOST, { draft, version }, BY);
  await expect(early).rejects.toMatchObject({ code: 'ENTRY_FAULTY' });
  expect(existsSync(draftFile(LOST))).toBe(true);
  await entries.publish(LOST, { draft: whole, version }, BY);
  expect(existsSync(draftFile(LOST))).toBe(false);
  expect(draftOf(readFileSync(fileOf(LOST), 'utf8'))).toEqual(whole);
});

it('stays in service while another entry leads to it, and for whoever read it before', async () => {
  const { entries, fileOf } = workshop;
  const review = await entries.show(REVIEW);
  const linked = { ...review.draft, related: [LOST] };
  const { version } = await entries.save(REVIEW, { ...review, draft: linked }, BY);
  const at = { version: await versionOf(LOST) };
  await expect(entries.retire(LOST, at, BY)).rejects.toMatchObject({
    ...{ code: 'ENTRY_NEEDED', message: expect.stringContaining(LOST) },
  });
  await entries.save(REVIEW, { draft: review.draft, version }, BY);
  const stale = entries.retire(LOST, { version: 'of yesterday' }, BY);
  await expect(stale).rejects.toMatchObject({ code: 'ENTRY_CHANGED' });
  await expect(entries.remove(LOST, at, BY)).rejects.toMatchObject({ code: 'ENTRY_CHANGED' });
  expect(existsSync(fileOf(LOST))).toBe(true);
});

it('is a draft again, deleted, and brought back from the history word for word', async () => {
  const { entries, fileOf, store } = workshop;
  const text = readFileSync(fileOf(LOST), 'utf8');
  const at = { version: await versionOf(LOST) };
  await entries.retire(LOST, at, BY);
  expect(readFileSync(draftFile(LOST), 'utf8')).toBe(text);
  await entries.remove(LOST, at, BY);
  const { removed } = await entries.list();
  expect(removed).toMatchObject([{ id: LOST, who: '赵敏' }]);
  await entries.restore(LOST, removed[0]?.revision ?? '', BY);
  expect(readFileSync(draftFile(LOST), 'utf8')).toBe(text);
  expect((await entries.list()).removed).toEqual([]);
  const actions = await store.read.selectFrom('audit').select('action').orderBy('id').execute();
  expect(actions.map(({ action }) => action)).toEqual([
    ...['entry-made', 'entry-saved', 'entry-published', 'entry-saved', 'entry-saved'],
    ...['entry-retired', 'entry-removed', 'entry-restored'],
  ]);
});
