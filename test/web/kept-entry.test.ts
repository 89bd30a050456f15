// What is being written of an entry while somebody else saves it: clashes stay until they are decided.

import type { EntryDraft } from '../../src/knowledge/files/entry-draft';
import {
  afterSaving,
  decided,
  fresh,
  isUntouched,
  openClashes,
  rebased,
} from '../../src/web/desk/knowledge/editor/kept';

const none = { title: '', short: '', answer: '', source: '', phrasings: [] };
const entry = (title: string, answer = ''): EntryDraft => ({
  reviewed: '2026-11-01',
  unfinished: false,
  related: [],
  parts: [],
  picture: '',
  providerDecides: true,
  'zh-Hans': none,
  en: { ...none, title, answer },
});
const version = (name: string, draft: EntryDraft) => ({ version: name, draft });
const written = { ...fresh(version('1', entry('Old'))), draft: entry('Mine') };
const once = rebased(written, version('2', entry('Theirs')));

it('keeps a clash when the same version is brought in again', () => {
  expect(rebased(once, version('2', entry('Theirs')))).toBe(once);
  expect(openClashes(once)).toEqual([{ path: 'en.title', mine: 'Mine', theirs: 'Theirs' }]);
});

it('keeps a clash when somebody saves something else after it', () => {
  const twice = rebased(once, version('3', entry('Theirs', 'Their answer')));
  expect(openClashes(twice)).toEqual([{ path: 'en.title', mine: 'Mine', theirs: 'Theirs' }]);
  expect(twice.draft.en).toMatchObject({ title: 'Mine', answer: 'Their answer' });
});

it('shows their latest words, and mine as they are by now', () => {
  const goneOn = { ...once, draft: entry('Mine, too') };
  const twice = rebased(goneOn, version('3', entry('Theirs again')));
  expect(openClashes(twice)).toEqual([
    { path: 'en.title', mine: 'Mine, too', theirs: 'Theirs again' },
  ]);
});

it('keeps it undecided although mine came to be as theirs were', () => {
  const alike = { ...once, draft: entry('Theirs') };
  const twice = rebased(alike, version('3', entry('Theirs again')));
  expect(openClashes(twice)).toEqual([
    { path: 'en.title', mine: 'Theirs', theirs: 'Theirs again' },
  ]);
  expect(twice.draft.en.title).toBe('Theirs');
});

it('is kept over a reload while a clash is undecided', () => {
  const [clash = { path: '', mine: '', theirs: '' }] = openClashes(once);
  expect(isUntouched(once)).toBe(false);
  expect(isUntouched(decided(once, clash, 'theirs'))).toBe(true);
  expect(isUntouched(decided(once, clash, 'mine'))).toBe(false);
});

it('keeps what was typed while a save ran', () => {
  const goneOn = { ...written, draft: entry('Mine, and more') };
  const saved = afterSaving(goneOn, version('2', entry('Mine')));
  expect(saved.draft.en.title).toBe('Mine, and more');
  expect(isUntouched(saved)).toBe(false);
});
