// The tables of teams and of what their fair distribution remembers, as kysely sees them.

export interface CrewTables {
  crews: CrewTable;
  crew_members: { crew: string; staff: string };
  /** When somebody was last given a ticket by distribution. */
  last_given: { staff: string; at: number };
  /** Who gave which ticket back: it is not given to them again. */
  given_back: { ticket: string; staff: string };
}

interface CrewTable {
  id: string;
  name: string;
  /** New tickets go to the first that fits. */
  place: number;
  /** Counts up with every change, so that two people at once are told. */
  version: number;
  /** Rules, hours and distribution as JSON. */
  body: string;
  created_at: number;
  /** Since when it takes no more tickets. */
  retired_at: number | null;
}
