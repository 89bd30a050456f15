// The filters of the queue: they stand in the address, so that a view can be kept, shared and gone back to.

import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';

/** What each tab asks for. */
const TABS = {
  open: { status: 'new,open', putOff: 'false' },
  mine: { status: 'new,open,waiting', assignee: 'me', putOff: 'false' },
  unassigned: { status: 'new,open,waiting', assignee: 'none', putOff: 'false' },
  waiting: { status: 'waiting', putOff: 'false' },
  'put-off': { status: 'new,open,waiting', putOff: 'true' },
  resolved: { status: 'resolved' },
  closed: { status: 'closed' },
} as const satisfies Record<string, { status: string; assignee?: string; putOff?: string }>;

export type Tab = keyof typeof TABS;
export const TAB_NAMES = Object.keys(TABS) as Tab[];

export const SORTS = ['waiting', 'newest', 'updated'] as const;
export const FILTERS = ['language', 'provider', 'kind', 'tag', 'assignee'] as const;
type Name = (typeof FILTERS)[number] | 'tab' | 'search' | 'sort';

export function useFilters() {
  const [params, setParams] = useSearchParams();
  const asked = params.get('tab') ?? '';
  const tab = TAB_NAMES.find((name) => name === asked) ?? 'open';
  const query = useMemo(() => queryOf(tab, params), [tab, params]);
  const set = useCallback(
    (name: Name, value: string) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          if (value === '') next.delete(name);
          else next.set(name, value);
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  const clear = useCallback(
    () => setParams(tab === 'open' ? {} : { tab }, { replace: true }),
    [setParams, tab],
  );
  const isFiltered = [...FILTERS, 'search'].some((name) => params.has(name));
  return { tab, query, set, clear, isFiltered, chosen: (name: Name) => params.get(name) ?? '' };
}

export type Filters = ReturnType<typeof useFilters>;

/** True where the tab itself says who has the tickets. */
export function fixesAssignee(tab: Tab): boolean {
  return 'assignee' in TABS[tab];
}

function queryOf(tab: Tab, params: URLSearchParams): string {
  // Whoever searches looks for one ticket, wherever it stands by now.
  const query = new URLSearchParams(params.get('search') ? {} : TABS[tab]);
  for (const name of [...FILTERS, 'search', 'sort']) {
    const value = params.get(name);
    if (value && !query.has(name)) query.set(name, value);
  }
  return query.toString();
}
