// What the desk's page on stored data gets from the service. Types alone, shared with the browser.

/** Times are ISO 8601 in UTC everywhere. */
type Time = string;

/** GET /api/desk/storage (administrators) */
export interface StorageView {
  kinds: {
    kind: 'messages' | 'papers' | 'deliveries' | 'audit' | 'questions' | 'tickets';
    /** Null: not counted yet. */
    entries: number | null;
    bytes: number | null;
    /** For how many days it is kept; null: for ever. */
    days: number | null;
  }[];
  countedAt: Time | null;
  /** Bytes of the database's files; null when it stands elsewhere. */
  files: number | null;
  disk: { size: number; free: number; isScarce: boolean } | null;
}

/** POST /api/desk/persons/look-up (administrators): how much is stored of somebody. */
export interface PersonView {
  conversations: number;
  messages: number;
  papers: number;
  questions: number;
  /** Numbers. */
  tickets: string[];
}

/** GET /api/desk/person-requests (administrators), newest first */
export interface PersonRequestsView {
  requests: {
    id: string;
    act: 'export' | 'erase';
    state: 'asked' | 'approved' | 'refused' | 'done';
    /** By what the person is found; null once nobody needs it any more. */
    person: {
      by: 'merchant' | 'contact' | 'ticket' | 'conversation' | 'user';
      value: string;
    } | null;
    counts: PersonView;
    askedBy: string;
    askedAt: Time;
    /** Whoever asked cannot approve. */
    isOwn: boolean;
    decidedBy: string | null;
    decidedAt: Time | null;
    /** The zip can be fetched until then. */
    fetchUntil: Time | null;
  }[];
}
