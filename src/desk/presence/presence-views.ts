// What the desk's pages get of who is there. Types alone, shared with the browser.

export const PRESENCES = ['available', 'busy', 'away'] as const;
export type PresenceState = (typeof PRESENCES)[number];

/** One person, as it is at this moment. */
export interface PresenceView {
  id: string;
  /** Whoever has no desk open is away, whatever they chose. */
  state: PresenceState;
  /** When a chosen `busy` or `away` ends by itself; ISO 8601. */
  backAt: string | null;
  /** Has the desk open, or had it open a moment ago. */
  isHere: boolean;
}

/** GET /api/desk/presence, and the event `presence` of GET /api/desk/events: everybody at first, then who changed. */
export interface PresencesView {
  staff: PresenceView[];
}
