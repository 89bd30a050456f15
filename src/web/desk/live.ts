// The live feed: keeps what is on the screen as the service has it, and tells whether the line holds.

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { createContext, useEffect, useState } from 'react';
import type { PresencesView } from '../../desk/presence/presence-views';
import type { CompanyView } from '../../desk/together/together-views';
import { keepPresence } from './presence/presence';
import { SIGN_IN } from './session';
import { keepCompany, keepTyping } from './together/company';

export type Line = 'opening' | 'open' | 'lost';
export const LineContext = createContext<Line>('opening');

/** The browser itself tries again after a broken line, but never after a refusal. */
const RETRY_MS = 5_000;
/** A page that is only being changed should not show a banner. */
const PATIENCE_MS = 2_000;

/** @param ticket whose conversation is on the screen */
export function useLiveFeed(ticket: string | undefined): Line {
  const client = useQueryClient();
  const [line, setLine] = useState<Line>('opening');
  useEffect(() => {
    const feed = new Feed(client, ticket, setLine);
    return () => feed.close();
  }, [client, ticket]);
  return line;
}

class Feed {
  readonly #client: QueryClient;
  readonly #ticket: string | undefined;
  readonly #onLine: (line: Line) => void;
  #source: EventSource | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;
  #wasLost = false;

  constructor(client: QueryClient, ticket: string | undefined, onLine: (line: Line) => void) {
    this.#client = client;
    this.#ticket = ticket;
    this.#onLine = onLine;
    this.#open();
  }

  close(): void {
    clearTimeout(this.#retry);
    clearTimeout(this.#patience);
    this.#source?.close();
  }

  #open(): void {
    const query = this.#ticket ? `?ticket=${encodeURIComponent(this.#ticket)}` : '';
    const source = new EventSource(`/api/desk/events${query}`);
    this.#source = source;
    source.addEventListener('open', () => this.#opened());
    source.addEventListener('error', () => this.#lost(source));
    source.addEventListener('tickets', ({ data }) => this.#changed(numbersIn(data)));
    source.addEventListener('presence', ({ data }) => {
      void keepPresence(this.#client, JSON.parse(data) as PresencesView);
    });
    const ticket = this.#ticket;
    if (ticket === undefined) return;
    source.addEventListener('conversation', () => {
      keepTyping(this.#client, ticket, false);
      this.#changed([ticket]);
    });
    source.addEventListener('typing', () => keepTyping(this.#client, ticket, true));
    source.addEventListener('company', ({ data }) =>
      keepCompany(this.#client, ticket, JSON.parse(data) as CompanyView),
    );
  }

  #opened(): void {
    clearTimeout(this.#patience);
    // What happened in between was told to nobody.
    if (this.#wasLost) void this.#client.invalidateQueries({ predicate: isNoSignIn });
    this.#wasLost = false;
    this.#onLine('open');
  }

  #lost(source: EventSource): void {
    this.#wasLost = true;
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => this.#onLine('lost'), PATIENCE_MS);
    if (source.readyState !== EventSource.CLOSED) return;
    source.close();
    // A session that ended refuses the feed as well; this call finds out.
    void this.#client.invalidateQueries({ queryKey: SIGN_IN });
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#open(), RETRY_MS);
  }

  #changed(numbers: readonly string[]): void {
    void this.#client.invalidateQueries({ queryKey: ['queue'] });
    for (const number of numbers) {
      void this.#client.invalidateQueries({ queryKey: ['ticket', number] });
    }
  }
}

const isNoSignIn = ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== SIGN_IN[0];

function numbersIn(data: string): string[] {
  const { numbers } = JSON.parse(data) as { numbers: string[] };
  return numbers;
}
