// What maintainers change in the knowledge at the desk: checked as a whole before it is written, taken back without harm.

import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleGit } from 'simple-git';
import type { MissDecision } from '../../src/desk/misses/misses-views';
import { entryText } from '../knowledge/folder';
import { BY, openTestWorkshop, REVIEW } from './open-test-workshop';

const LOST = 'faq.lost';
let close: (() => Promise<void>) | undefined;
afterEach(() => close?.());

async function workshopOf(files: Record<string, string> = {}) {
  const workshop = await openTestWorkshop(files);
  close = () => workshop.store.close();
  return workshop;
}

const keysOf = (digit: number) => [String(digit).repeat(24)];
const longer = (text: string, digit = 1, entry = REVIEW): MissDecision => ({
  ...{ act: 'phrasings', keys: keysOf(digit), count: 1, entry },
  phrasings: [{ text, language: 'en' }],
});
const part = (phrasing: string) => ({
  ...{ title: 'Lost', short: 'Call us.', answer: 'Call us at once.', phrasings: [phrasing] },
});
const made: MissDecision = {
  ...{ act: 'entry', keys: keysOf(2), count: 1, id: LOST },
  ...{ 'zh-Hans': part('机器丢了'), en: part('my reader is gone') },
};

it('refuses a save that makes another file of the folder wrong', async () => {
  const { entries, fileOf } = await workshopOf();
  const before = readFileSync(fileOf(REVIEW), 'utf8');
  const { draft, version } = await entries.show(REVIEW);
  const phrasings = [...draft.en.phrasings, 'how is the weather'];
  const wrong = { ...draft, en: { ...draft.en, phrasings } };
  await expect(entries.save(REVIEW, { draft: wrong, version }, BY)).rejects.toMatchObject({
    ...{ code: 'ENTRY_FAULTY', message: expect.stringContaining('"how is the weather" is') },
  });
  expect(readFileSync(fileOf(REVIEW), 'utf8')).toBe(before);
});

it('saves what has its faults elsewhere already', async () => {
  const { entries, fileOf } = await workshopOf();
  writeFileSync(fileOf(LOST), entryText('step.review', { word: 'lost', han: '丢失' }));
  const { draft, version } = await entries.show(REVIEW);
  const better = { ...draft, en: { ...draft.en, title: 'Reviews' } };
  await entries.save(REVIEW, { draft: better, version }, BY);
  expect(readFileSync(fileOf(REVIEW), 'utf8')).toContain('title: Reviews');
});

it('goes by the day of the calendar, day by day', async () => {
  const { entries, clock } = await workshopOf();
  const { draft, version } = await entries.show(REVIEW);
  const rulesOf = async (reviewed: string) => {
    const { findings } = await entries.check(
      REVIEW,
      { draft: { ...draft, reviewed }, version },
      BY,
    );
    return findings.map(({ rule }) => rule);
  };
  const fine = await rulesOf('2026-11-29');
  expect(fine).not.toEqual(await rulesOf('2026-11-30'));
  clock.at += 86_400_000;
  expect(await rulesOf('2026-11-30')).toEqual(fine);
});

it('says what is wrong in the language of the maintainer, and in which entry', async () => {
  const { misses } = await workshopOf();
  const decided = misses.decide(longer('the freeze number one'), { ...BY, language: 'zh-Hans' });
  await expect(decided).rejects.toMatchObject({
    message: expect.stringMatching(
      /\[step\.review\] “the freeze number one”在 cause\.freeze 里也有/,
    ),
  });
});

it('does not take an entry back that others name by now, nor phrasings that it needs', async () => {
  const { misses, entries, fileOf } = await workshopOf();
  const { id } = await misses.decide(made, BY);
  const { draft, version } = await entries.show(REVIEW);
  const linked = { ...draft, related: [LOST] };
  await entries.save(REVIEW, { draft: linked, version }, BY);
  const refused = { code: 'MISS_FAULTS', message: expect.stringContaining(LOST) };
  await expect(misses.undo(id, BY)).rejects.toMatchObject(refused);
  expect(existsSync(fileOf(LOST))).toBe(true);

  const more = await misses.decide(longer('the review never ends'), BY);
  const text = readFileSync(fileOf(REVIEW), 'utf8');
  writeFileSync(fileOf(REVIEW), text.replace('    - the review number one\n', ''));
  await expect(misses.undo(more.id, BY)).rejects.toMatchObject({ code: 'MISS_FAULTS' });
});

it('takes phrasings back out of a draft that has gaps by now', async () => {
  const { misses, entries } = await workshopOf();
  await misses.decide(made, BY);
  const { id } = await misses.decide(longer('my reader was stolen', 3, LOST), BY);
  await entries.retire(LOST, await entries.show(LOST), BY);
  const { draft, version } = await entries.show(LOST);
  const open = { ...draft, en: { ...draft.en, short: '[…]' } };
  await entries.save(LOST, { draft: open, version }, BY);
  await misses.undo(id, BY);
  expect((await entries.show(LOST)).draft.en.phrasings).toEqual(['my reader is gone']);
});

it('takes back what was decided for an entry that somebody has removed', async () => {
  const { misses, fileOf } = await workshopOf();
  const { id } = await misses.decide(longer('the review never ends'), BY);
  rmSync(fileOf(REVIEW));
  await misses.undo(id, BY);
  await expect(misses.undo(id, BY)).rejects.toMatchObject({ code: 'MISS_UNKNOWN' });
});

it('adds to an entry whose file has a name of its own, and tells of a commit that failed', async () => {
  const { misses, folder, fileOf } = await workshopOf();
  const file = join(folder, 'entries', 'reviews.yaml');
  renameSync(fileOf(REVIEW), file);
  await simpleGit(folder).init();
  writeFileSync(join(folder, '.git', 'index.lock'), '');
  const { git } = await misses.decide(longer('the review never ends'), BY);
  expect(git).toMatchObject({ kind: 'failed', says: expect.stringContaining('index.lock') });
  expect(readFileSync(file, 'utf8')).toContain('the review never ends');
  expect(existsSync(fileOf(REVIEW))).toBe(false);
});
