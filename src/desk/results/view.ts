// The results as the service tells them: what was solved without staff, and how long staff took against the promise.

/** Working time, in ms; null where there is none. */
export interface AnswerTimes {
  medianMs: number | null;
  p90Ms: number | null;
  /** Of `counted`, how many kept the promise. */
  inTime: number;
  /** What is done, and what is late already. */
  counted: number;
}

export interface TicketFigures {
  tickets: number;
  /** Opened again after they were resolved or closed. */
  reopened: number;
  /** Until the first word of staff. */
  first: AnswerTimes;
  /** Until resolved or closed for good. */
  whole: AnswerTimes;
}

export type Grouping = 'all' | 'kind' | 'provider' | 'language' | 'team' | 'person';

/** GET /api/desk/insights/results?from=2026-11-01&to=2026-11-24 (days in the staff's time zone, both included) */
export interface ResultsView {
  from: string;
  to: string;
  timeZone: string;
  /** Working time within which staff mean to answer. */
  promiseMs: number;
  /** By their Mondays. */
  weeks: ({ week: string; answers: number; solved: number } & TicketFigures)[];
  /** The most frequent entry first, each by weeks. */
  entries: {
    id: string;
    title: string;
    weeks: { week: string; answers: number; solved: number }[];
  }[];
  /** The largest first; an empty id and name: nobody has the ticket, no provider was named. */
  groups: ({ by: Grouping; id: string; name: string } & TicketFigures)[];
}
