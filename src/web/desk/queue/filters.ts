// The filters of the queue: they stand in the address, so that a list can be kept, shared and gone back to. At a saved view
// its own filters count, until one of them is changed: then all of them stand in the address beside it.

import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import {
  FILTERS,
  queryOf,
  SORTS,
  type Tab,
  tabOf,
  type ViewFilters,
} from '../../../desk/saved-views/asked';
import type { SavedView } from '../../../desk/saved-views/saved-view';

const NAMES = ['tab', ...FILTERS, 'search', 'sort'] as const;
type Name = (typeof NAMES)[number];

/** @param view that is open */
export function useFilters(view: SavedView | undefined) {
  const [params, setParams] = useSearchParams();
  const current = useMemo(() => currentOf(params, view), [params, view]);
  const tab = tabOf(current.tab);
  const query = useMemo(() => new URLSearchParams(queryOf(current)).toString(), [current]);
  const change = useCallback(
    (next: (before: ViewFilters) => ViewFilters) =>
      setParams((before) => addressOf(next(currentOf(before, view)), view), { replace: true }),
    [setParams, view],
  );
  const set = useCallback(
    (name: Name, value: string) => change((before) => ({ ...before, [name]: value })),
    [change],
  );
  const clear = useCallback(() => change((before) => ({ tab: before.tab })), [change]);
  /** A tab is no part of a view: it leads away from it. */
  const turnTo = useCallback(
    (next: Tab) => {
      if (view) setParams(addressOf({ tab: next }, undefined));
      else set('tab', next);
    },
    [view, setParams, set],
  );
  const goBack = useCallback(() => change(() => view?.filters ?? {}), [change, view]);
  return {
    ...{ tab, query, set, clear, turnTo, goBack, current },
    isFiltered: [...FILTERS, 'search' as const].some((name) => current[name]),
    isChanged: view !== undefined && textOf(current) !== textOf(view.filters),
    chosen: (name: Name) => current[name] ?? '',
  };
}

export type Filters = ReturnType<typeof useFilters>;

function currentOf(params: URLSearchParams, view: SavedView | undefined): ViewFilters {
  const given = NAMES.filter((name) => params.has(name));
  if (view && given.length === 0) return view.filters;
  return tidy(Object.fromEntries(given.map((name) => [name, params.get(name) ?? ''])));
}

function addressOf(filters: ViewFilters, view: SavedView | undefined): Record<string, string> {
  const address = tidy(filters) as Record<string, string>;
  if (!view) return address;
  if (textOf(filters) === textOf(view.filters)) return { view: view.id };
  return { view: view.id, ...address, tab: tabOf(filters.tab) };
}

/** Without what is usual anyway. */
function tidy(filters: ViewFilters): ViewFilters {
  const usual: Record<string, string> = { tab: 'open', sort: SORTS[0] };
  const set = NAMES.filter((name) => filters[name] && filters[name] !== usual[name]);
  return Object.fromEntries(set.map((name) => [name, filters[name]]));
}

function textOf(filters: ViewFilters): string {
  return JSON.stringify(tidy(filters));
}
