// What is being written of an entry, kept in this browser until it is saved.

import { useCallback, useState } from 'react';
import type { EntryView } from '../../../../desk/entries/entries-views';
import {
  type Clash,
  type EntryDraft,
  sameDraft,
  takeTheirs,
} from '../../../../knowledge/files/entry-draft';
import { recall, remember } from '../../remember';

export interface Base {
  version: string;
  draft: EntryDraft;
}

interface Kept {
  base: Base;
  draft: EntryDraft;
}

export function useKeptDraft({ id, version, draft: saved }: EntryView) {
  const key = `thaw.desk.entry.${id}`;
  const [{ base, draft }, setKept] = useState<Kept>(
    () => readKept(key) ?? { base: { version, draft: saved }, draft: saved },
  );
  const [clashes, setClashes] = useState<Clash[]>([]);
  const keep = useCallback(
    (next: Kept) => {
      const isSaved = sameDraft(next.draft, next.base.draft);
      remember(() => localStorage, key, isSaved ? '' : JSON.stringify(next));
      setKept(next);
    },
    [key],
  );
  return {
    base,
    draft,
    clashes,
    change: (next: EntryDraft) => keep({ base, draft: next }),
    saved: (next: Base) => keep({ base: next, draft: next.draft }),
    rebase(next: Base, merged: EntryDraft, found: Clash[]) {
      keep({ base: next, draft: merged });
      setClashes(found);
    },
    choose(clash: Clash, takes: 'mine' | 'theirs') {
      if (takes === 'theirs') keep({ base, draft: takeTheirs(draft, clash) });
      setClashes(clashes.filter((each) => each !== clash));
    },
  };
}

function readKept(key: string): Kept | undefined {
  try {
    return JSON.parse(recall(() => localStorage, key) ?? '') as Kept;
  } catch {
    return undefined;
  }
}
