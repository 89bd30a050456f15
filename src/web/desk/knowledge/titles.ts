// What all entries are called, by their ids, for choosing among them.

import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { EntriesView } from '../../../desk/entries/entries-views';
import { DRAFT_LANGUAGES } from '../../../knowledge/files/entry-draft';
import { get } from '../api';
import { useWords } from '../words';

export function useEntries() {
  return useQuery({ queryKey: ['entries'], queryFn: () => get<EntriesView>('/entries') });
}

/** In one's own language, unless another one is asked for. Drafts cannot be named: nobody is led to them. */
export function useTitles() {
  const { language } = useWords();
  const { data } = useEntries();
  const maps = useMemo(() => {
    const served = (data?.entries ?? []).filter(({ isDraft }) => !isDraft);
    const mapIn = (each: 'zh-Hans' | 'en') =>
      new Map(served.map(({ id, titles }) => [id, titles[each] || id]));
    return new Map(DRAFT_LANGUAGES.map((each) => [each, mapIn(each)]));
  }, [data]);
  return useCallback(
    (given?: 'zh-Hans' | 'en'): ReadonlyMap<string, string> =>
      maps.get(given ?? (language === 'en' ? 'en' : 'zh-Hans')) ?? new Map(),
    [maps, language],
  );
}
