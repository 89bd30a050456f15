// The tables of tags and of notes on merchants, as kysely sees them.

export interface MerchantTables {
  tags: TagTable;
  /** Which tickets have a tag; `place` is the ticket's ordinal. */
  ticket_tags: { ticket: string; tag: string; place: number };
  /** What staff noted of a merchant, by merchant ID or contact. */
  merchant_notes: { key: string; text: string; staff: string; name: string; at: number };
}

interface TagTable {
  id: string;
  zh: string;
  en: string;
  created_at: number;
  /** Since when it is put on no more tickets. */
  retired_at: number | null;
}
