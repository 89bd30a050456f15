// The tables of what happens to tickets by the time: reminders and calls. Times are milliseconds since 1970 UTC.

import type { Generated } from 'kysely';

/** One of each person on a ticket. */
export interface TicketReminderTable {
  ticket: string;
  staff: string;
  at: number;
  note: string;
  /** When they were reminded. */
  called_at: number | null;
}

export interface TicketCallTable {
  id: Generated<number>;
  ticket: string;
  /** `given`: distribution gave the ticket to whoever is called. */
  call: 'due' | 'late' | 'team' | 'back' | 'reminder' | 'mention' | 'away' | 'given';
  /** What it was about: since when the merchant waits, when the ticket came back, for when the reminder was set, when a colleague is back. */
  since: number;
  /** Empty: everybody. `team:` and an id: a team. `-`: nobody, because a later call made it needless, or because the merchant was told. */
  staff: string;
  at: number;
}

export interface PutOffColumns {
  /** 1 while staff have put it off. */
  put_off: Generated<number>;
  /** When it comes back by itself; null: when the merchant writes. */
  put_off_until: number | null;
  came_back_at: number | null;
}

/** Who was named in a private note and has not opened the ticket since. */
export interface TicketMentionTable {
  ticket: string;
  staff: string;
  /** When they were named last. */
  at: number;
}
