// What the desk's pages get of who is at a ticket. Types alone, shared with the browser.

/** The event `company` of GET /api/desk/events?ticket=…: as it is at this moment; what is not renewed lapses. */
export interface CompanyView {
  /** Staff who have the ticket on the screen, whoever asks among them. */
  people: {
    id: string;
    name: string;
    /** How long each counts without another sign, in ms; 0: does not write. */
    looksForMs: number;
    writesForMs: number;
  }[];
  /** Place in the conversation up to which everything has arrived at the merchant's page; null where that is unknown. */
  arrived: number | null;
  /** Place up to which everything stood before the merchant's eyes; null where the channel does not tell. */
  read: number | null;
}

/** What an open page tells of itself. */
export type CompanyState = 'looks' | 'writes' | 'left';
