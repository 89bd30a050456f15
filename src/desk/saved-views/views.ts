// The saved views as somebody at the desk sees them: with live counts, and with what they name that is no more.

import { z } from 'zod';
import { LANGUAGES } from '../../language/language';
import { listAccounts } from '../../staff/account-store';
import type { Role } from '../../staff/role';
import type { Store } from '../../store/store';
import { listCrews } from '../../tickets/crews/crew-store';
import { TICKET_KINDS } from '../../tickets/ticket-kind';
import { queueQuerySchema, teamFilter } from '../queue';
import { countUpTo } from '../queue-store';
import { listTags } from '../tags/tag-store';
import { queryOf, SORTS, TAB_NAMES, type ViewFilters } from './asked';
import type { SavedView, SavedViews } from './saved-view';
import { mayChange, type ViewRow, viewRows } from './view-store';

/** Counting goes no further, however many tickets there are. */
const MOST_COUNTED = 999;

export const viewFiltersSchema = z.strictObject({
  tab: z.enum(TAB_NAMES).optional(),
  language: z.enum(LANGUAGES).optional(),
  provider: z.string().max(200).optional(),
  kind: z.enum(TICKET_KINDS).optional(),
  tag: z.string().max(80).optional(),
  /** `mine` are the teams of whoever looks at the view. */
  team: z.string().max(80).optional(),
  /** `me` is whoever looks at the view. */
  assignee: z.string().max(80).optional(),
  search: z.string().max(200).optional(),
  sort: z.enum(SORTS).optional(),
});

export async function savedViews(
  { read }: Store,
  staff: { id: string; role: Role },
): Promise<SavedViews> {
  const rows = await viewRows(read, staff);
  const isThere = {
    tag: idsOf((await listTags(read)).filter(({ isRetired }) => !isRetired)),
    team: idsOf((await listCrews(read)).filter(({ isRetired }) => !isRetired)),
    assignee: idsOf((await listAccounts(read)).filter(({ isDisabled }) => !isDisabled)),
  };
  const views: SavedView[] = [];
  for (const row of rows) {
    const filters = JSON.parse(row.filters) as ViewFilters;
    const {
      cursor: _cursor,
      limit: _limit,
      sort: _sort,
      ...filter
    } = queueQuerySchema.parse(queryOf(filters));
    const assignee = filter.assignee === 'me' ? staff.id : filter.assignee;
    const team = await teamFilter(read, filter.team, staff.id);
    const count = await countUpTo(read, { ...filter, assignee, team }, MOST_COUNTED);
    views.push({ ...viewOf(row, staff), filters, count, gone: goneOf(filters, isThere) });
  }
  return {
    views: views.toSorted((one, other) => Number(other.isMine) - Number(one.isMine)),
    most: MOST_COUNTED,
  };
}

function viewOf(row: ViewRow, staff: { id: string; role: Role }) {
  const { id, name, owner, owner_name: ownerName, shared, revision } = row;
  return {
    ...{ id, name, revision },
    owner: { id: owner, name: ownerName ?? '' },
    isShared: shared === 1,
    isMine: owner === staff.id,
    mayChange: mayChange(row, staff),
  };
}

function idsOf(all: readonly { id: string }[]): ReadonlySet<string> {
  return new Set(all.map(({ id }) => id));
}

interface IsThere {
  tag: ReadonlySet<string>;
  team: ReadonlySet<string>;
  assignee: ReadonlySet<string>;
}

function goneOf({ tag, team, assignee }: ViewFilters, isThere: IsThere): SavedView['gone'] {
  const isPerson = assignee !== undefined && assignee !== 'me' && assignee !== 'none';
  const isTeam = team !== undefined && team !== 'mine' && team !== 'none';
  return {
    ...(tag !== undefined && !isThere.tag.has(tag) && { tag }),
    ...(isTeam && !isThere.team.has(team) && { team }),
    ...(isPerson && !isThere.assignee.has(assignee) && { assignee }),
  };
}
