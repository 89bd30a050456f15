// What the desk's pages get of saved views of the queue. Types alone, shared with the browser.

import type { ViewFilters } from './asked';

/** A line of GET /api/desk/views. */
export interface SavedView {
  id: string;
  name: string;
  owner: { id: string; name: string };
  /** All staff see it. */
  isShared: boolean;
  /** Of whoever asks. */
  isMine: boolean;
  /** Whoever asks may change and delete it. */
  mayChange: boolean;
  filters: ViewFilters;
  /** Goes along as `seen` when it is changed. */
  revision: number;
  /** Tickets that it shows, up to `most`. */
  count: number;
  /** What it names and is no more: a tag or a team that was retired or is unknown, somebody who cannot sign in. */
  gone: { tag?: string; team?: string; assignee?: string };
}

/** GET /api/desk/views: one's own first, then those that colleagues share, by name. */
export interface SavedViews {
  views: SavedView[];
  /** No count is higher: there may be more. */
  most: number;
}
