// What somebody was writing, kept in this tab for them and each ticket until it is sent.

import { useCallback, useState } from 'react';
import { recall, remember } from '../remember';
import { useStaff } from '../session';

export type Kind = 'reply' | 'remark';

export function useDraft(number: string, kind: Kind): [string, (text: string) => void] {
  const { id: me } = useStaff();
  const key = `thaw.desk.draft.${me}.${kind}.${number}`;
  const [drafts, setDrafts] = useState<Record<string, string>>({});
  const text = drafts[key] ?? recall(() => sessionStorage, key) ?? '';
  const write = useCallback(
    (next: string) => {
      remember(() => sessionStorage, key, next);
      setDrafts((before) => ({ ...before, [key]: next }));
    },
    [key],
  );
  return [text, write];
}
