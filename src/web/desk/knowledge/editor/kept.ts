// What is being written of an entry: the version it began from, the words, and the clashes that nobody has decided yet.

import {
  type Clash,
  DRAFT_LANGUAGES,
  type DRAFT_TEXTS,
  type EntryDraft,
  mergeDrafts,
  sameDraft,
  takeTheirs,
} from '../../../../knowledge/files/entry-draft';

export interface Base {
  version: string;
  draft: EntryDraft;
}

export interface Kept {
  base: Base;
  draft: EntryDraft;
  /** No one's text is written over before all of them are decided. */
  clashes: readonly Clash[];
}

export const fresh = (base: Base): Kept => ({ base, draft: base.draft, clashes: [] });

export const isUntouched = ({ base, draft, clashes }: Kept): boolean =>
  clashes.length === 0 && sameDraft(draft, base.draft);

/** Brings in what somebody else saved. What stood undecided is so still, beside their latest words. */
export function rebased(kept: Kept, newer: Base): Kept {
  const { base, draft, clashes } = kept;
  if (newer.version === base.version) return kept;
  const found = mergeDrafts({ base: base.draft, mine: draft, theirs: newer.draft });
  const open = clashes
    .filter(({ path }) => !found.clashes.some((each) => each.path === path))
    .map(({ path }) => clashAt(path, draft, newer.draft))
    .filter(({ mine, theirs }) => mine !== theirs);
  const merged = open.reduce((text, { path, mine }) => putAt(text, path, mine), found.merged);
  return { base: newer, draft: merged, clashes: [...open, ...found.clashes] };
}

/** As the words stand now: whoever sees a clash may go on writing. */
export const openClashes = ({ draft, clashes }: Kept): Clash[] =>
  clashes.map(({ path, theirs }) => ({ path, mine: textAt(draft, path), theirs }));

export function decided(kept: Kept, clash: Clash, takes: 'mine' | 'theirs'): Kept {
  return {
    ...kept,
    draft: takes === 'theirs' ? takeTheirs(kept.draft, clash) : kept.draft,
    clashes: kept.clashes.filter(({ path }) => path !== clash.path),
  };
}

/** @param sent what was saved, while somebody went on writing */
export const afterSaving = (kept: Kept, sent: Base): Kept => ({ ...kept, base: sent });

/** `en.answer`: the field and its language; `reviewed` has none. */
export function partsOf(path: string): { field: string; language?: 'zh-Hans' | 'en' } {
  const language = DRAFT_LANGUAGES.find((each) => path.startsWith(`${each}.`));
  return language ? { language, field: path.slice(language.length + 1) } : { field: path };
}

const clashAt = (path: string, mine: EntryDraft, theirs: EntryDraft): Clash => ({
  path,
  mine: textAt(mine, path),
  theirs: textAt(theirs, path),
});

const putAt = (draft: EntryDraft, path: string, text: string): EntryDraft =>
  takeTheirs(draft, { path, mine: '', theirs: text });

function textAt(draft: EntryDraft, path: string): string {
  const { language, field } = partsOf(path);
  if (language) return draft[language][field as (typeof DRAFT_TEXTS)[number]];
  return draft[field as 'reviewed' | 'picture'];
}
