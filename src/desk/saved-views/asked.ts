// What the filters of the queue ask for, read alike by the pages and the service: in the address, and in a view that was saved.

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
export const TAB_NAMES = Object.keys(TABS) as [Tab, ...Tab[]];

export const SORTS = ['waiting', 'newest', 'updated'] as const;
export const FILTERS = ['language', 'provider', 'kind', 'tag', 'team', 'assignee'] as const;

/** Absent and empty alike mean the usual: the first tab, the first order, everything. */
export type ViewFilters = {
  [name in (typeof FILTERS)[number] | 'tab' | 'search' | 'sort']?: string | undefined;
};

export function tabOf(asked: string | undefined): Tab {
  return TAB_NAMES.find((name) => name === asked) ?? 'open';
}

/** True where the tab itself says who has the tickets. */
export function fixesAssignee(tab: Tab): boolean {
  return 'assignee' in TABS[tab];
}

/** The query of GET /api/desk/tickets. */
export function queryOf(filters: ViewFilters): Record<string, string> {
  // Whoever searches looks for one ticket, wherever it stands by now.
  const query: Record<string, string> = filters.search ? {} : { ...TABS[tabOf(filters.tab)] };
  for (const name of [...FILTERS, 'search', 'sort'] as const) {
    const value = filters[name];
    if (value && !(name in query)) query[name] = value;
  }
  return query;
}
