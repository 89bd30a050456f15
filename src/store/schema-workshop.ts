// The tables of the maintainers' workshop. Times are milliseconds since 1970 UTC.

export interface MissDecisionTable {
  id: string;
  at: number;
  /** Id of the staff member, and the name at that time. */
  staff: string;
  name: string;
  act: 'phrasings' | 'entry' | 'dismiss';
  entry: string | null;
  /** `begun` until the file is saved. */
  state: 'begun' | 'done';
  /** What it needs to be undone, as JSON. */
  body: string;
}

export interface EntryLookTable {
  entry: string;
  staff: string;
  name: string;
  at: number;
}
