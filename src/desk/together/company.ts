// Who is at a ticket: staff who look and write, the merchant who types, and how far everything has arrived there and was read.

import type { Store } from '../../store/store';
import type { Ticket } from '../../tickets/ticket';
import { Doorbell } from '../../turns/doorbell';
import type { Signal } from '../../turns/signal';
import { seeMention } from '../mentions/mention-store';
import { companyAt, noteCompany } from './company-store';
import { seenOf } from './seen-store';
import type { CompanyState, CompanyView } from './together-views';

interface CompanyParts {
  store: Store;
  signal: Signal;
  now: () => number;
}

interface Place {
  number: string;
  conversationId: string;
}

/**
 * Signs of life pass over the signal of all processes and count for seconds; what is lost of them comes again with the
 * next one.
 */
export class Company {
  readonly #parts: CompanyParts;
  readonly #changes = new Doorbell();
  readonly #typing = new Doorbell();

  constructor(parts: CompanyParts) {
    this.#parts = parts;
    parts.signal.listen(({ company = [], typing = [] }) => {
      for (const id of company) this.#changes.ring(id);
      for (const id of typing) this.#typing.ring(id);
    });
  }

  async note(place: Place, sign: { staff: string; state: CompanyState }): Promise<void> {
    const { store, signal, now } = this.#parts;
    const { number: ticket, conversationId } = place;
    const isNews = await store.write(async (db) => {
      // A page that closes shows nothing any more.
      if (sign.state !== 'left') await seeMention(db, { ticket, staff: sign.staff });
      return noteCompany(db, { ticket, ...sign, now: now() });
    });
    if (isNews) signal.touched({ company: [conversationId] });
  }

  async view(ticket: Ticket): Promise<CompanyView> {
    const { store, now: clock } = this.#parts;
    const now = clock();
    const people = await companyAt(store.read, { ticket: ticket.number, now });
    return {
      people: people.map(({ id, name, looks_until, writes_until }) => ({
        ...{ id, name, looksForMs: looks_until - now },
        writesForMs: Math.max(0, writes_until - now),
      })),
      ...(await seenOf(store.read, ticket)),
    };
  }

  /** @returns a function that ends the listening */
  listen(
    conversationId: string,
    hear: { change: () => void; merchantTypes: () => void },
  ): () => void {
    const endings = [
      this.#changes.listen(conversationId, hear.change),
      this.#typing.listen(conversationId, hear.merchantTypes),
    ];
    return () => {
      for (const end of endings) end();
    };
  }
}
