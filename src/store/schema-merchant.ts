// The tables of tags, as kysely sees them.

export interface MerchantTables {
  tags: TagTable;
  /** Which tickets have a tag; `place` is the ticket's ordinal. */
  ticket_tags: { ticket: string; tag: string; place: number };
}

interface TagTable {
  id: string;
  zh: string;
  en: string;
  created_at: number;
  /** Since when it is put on no more tickets. */
  retired_at: number | null;
}
