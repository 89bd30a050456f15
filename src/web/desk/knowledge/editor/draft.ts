// What somebody is writing of an entry, kept in this browser for them alone until it is saved.

import { useCallback, useEffect, useState } from 'react';
import type { EntryView } from '../../../../desk/entries/entries-views';
import type { Clash, EntryDraft } from '../../../../knowledge/files/entry-draft';
import { recall, remember } from '../../remember';
import { useStaff } from '../../session';
import { afterSaving, type Base, decided, fresh, isUntouched, type Kept, rebased } from './kept';

export type Update = (draft: EntryDraft) => EntryDraft;

export function useKeptDraft({ id, version, draft: saved }: EntryView) {
  const { id: me } = useStaff();
  const key = `thaw.desk.entry.${me}.${id}`;
  const [kept, setKept] = useState(() => readKept(key, saved) ?? fresh({ version, draft: saved }));
  useEffect(() => {
    remember(() => localStorage, key, isUntouched(kept) ? '' : JSON.stringify(kept));
  }, [key, kept]);
  // These stay the same, so that a letter draws nothing anew but what it changes.
  const change = useCallback(
    (update: Update) => setKept((before) => ({ ...before, draft: update(before.draft) })),
    [],
  );
  /** The whole of it is another one: there is nothing left to decide. */
  const replace = useCallback(
    (draft: EntryDraft) => setKept((before) => ({ ...before, draft, clashes: [] })),
    [],
  );
  /** The page is about to be left for good. */
  const forget = useCallback(() => remember(() => localStorage, key, ''), [key]);
  return {
    kept,
    change,
    replace,
    forget,
    saved: (sent: Base) => setKept((before) => afterSaving(before, sent)),
    rebase: (newer: Base) => setKept((before) => rebased(before, newer)),
    choose: (clash: Clash, takes: 'mine' | 'theirs') =>
      setKept((before) => decided(before, clash, takes)),
  };
}

/** What was kept by an older page lacks the fields that came since. */
function readKept(key: string, saved: EntryDraft): Kept | undefined {
  const whole = (draft: EntryDraft): EntryDraft => ({
    ...{ ...saved, ...draft },
    'zh-Hans': { ...saved['zh-Hans'], ...draft['zh-Hans'] },
    en: { ...saved.en, ...draft.en },
  });
  try {
    const { base, draft, clashes } = JSON.parse(recall(() => localStorage, key) ?? '') as Kept;
    return { base: { ...base, draft: whole(base.draft) }, draft: whole(draft), clashes };
  } catch {
    return undefined;
  }
}
