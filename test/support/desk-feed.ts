// The live feed of a ticket at the desk, as an open page hears it.

import type { DeskClient } from './desk-client';
import { until } from './direct-line-client';

export class DeskFeed {
  readonly #abort = new AbortController();
  #text = '';

  static async open(client: DeskClient, ticket: string): Promise<DeskFeed> {
    const feed = new DeskFeed();
    const answer = await fetch(`${client.url}/api/desk/events?ticket=${ticket}`, {
      headers: { cookie: client.cookie },
      signal: feed.#abort.signal,
    });
    void feed.#read(answer).catch(() => {});
    return feed;
  }

  /** Waits until the last event of this name fits. */
  hears(event: string, fits: (data: string) => boolean): Promise<true> {
    const last = () =>
      [...this.#text.matchAll(new RegExp(`event: ${event}\ndata: (.*)\n\n`, 'g'))].at(-1)?.[1];
    return until(
      () => {
        const data = last();
        return data !== undefined && fits(data) ? true : undefined;
      },
      10_000,
      () => `the last was ${last()}`,
    );
  }

  close(): void {
    this.#abort.abort();
  }

  async #read(answer: Response): Promise<void> {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) this.#text += decoder.decode(chunk);
  }
}
