// What is measured when somebody asks: what waits, who is connected, the pools of the store, what is known.

import { Gauge, type Registry } from 'prom-client';
import type { Store } from '../../store/store';
import { type Depth, type Depths, readDepths } from './depth-store';

/** However many ask, the database is asked no more often. */
const FRESH_MS = 5000;

export interface Measured {
  store: Store;
  /** Milliseconds since 1970. */
  now: () => number;
  turnsUnderWay: () => number;
  /** Open web sockets of chats. */
  chatStreams: () => number;
  /** Open event streams of desks. */
  deskStreams: () => number;
  knowledgeVersion: () => string;
  isReady: () => boolean;
}

type Read = (gauge: Gauge) => void | Promise<void>;

/** Names follow https://prometheus.io/docs/practices/naming. */
export function addGauges(registry: Registry, measured: Measured): void {
  const { store, now } = measured;
  const gauge = (name: string, help: string, read: Read, labelNames: string[] = []) =>
    void new Gauge({
      name: `thaw_${name}`,
      help,
      labelNames,
      registers: [registry],
      async collect() {
        this.reset();
        // A gauge without labels is 0 after it.
        if (labelNames.length === 0) this.remove();
        await read(this);
      },
    });
  const number = (name: string, help: string, read: () => number) =>
    gauge(name, help, (own) => own.set(read()));

  number('ready', '1 when the service accepts messages', () => (measured.isReady() ? 1 : 0));
  number('turns_under_way', 'Turns accepted and not yet committed', measured.turnsUnderWay);
  number('streams_open', 'Open Direct Line web sockets', measured.chatStreams);
  number('desk_streams_open', 'Open event streams of desks', measured.deskStreams);
  gauge(
    'knowledge_info',
    'The version of the knowledge that answers',
    (own) => own.set({ version: measured.knowledgeVersion() }, 1),
    ['version'],
  );

  const depths = remembered(() => readDepths(store.read), now);
  /** What cannot be read is left out: a number of before would hide the fault. */
  const waiting = (tell: (found: Depths, own: Gauge) => void) => async (own: Gauge) => {
    const found = await depths();
    if (found) tell(found, own);
  };
  const age = ({ since }: Depth) => (since === null ? 0 : Math.max(0, now() - since) / 1000);
  gauge('store_readable', '1 when the database could be read', async (own) =>
    own.set((await depths()) ? 1 : 0),
  );
  gauge(
    'inbox_messages',
    'Messages accepted, and not yet answered',
    waiting(({ inbox }, own) => own.set(inbox.count)),
  );
  gauge(
    'inbox_oldest_age_seconds',
    'Since when the oldest of them waits',
    waiting(({ inbox }, own) => own.set(age(inbox))),
  );
  gauge(
    'inbox_given_up',
    'Messages whose turns failed; the next start tries them again',
    waiting(({ givenUp }, own) => own.set(givenUp)),
  );
  gauge(
    'outbox_deliveries',
    'Deliveries that are still to be done',
    waiting(({ outbox }, own) => {
      for (const [kind, { count }] of outbox) own.set({ kind }, count);
    }),
    ['kind'],
  );
  gauge(
    'outbox_oldest_age_seconds',
    'Since when the oldest of them is to be done',
    waiting(({ outbox }, own) => {
      for (const [kind, depth] of outbox) own.set({ kind }, age(depth));
    }),
    ['kind'],
  );
  gauge(
    'outbox_stopped',
    '1 for kinds that wait for staff, because the receiver wants no more',
    waiting(({ outbox, stopped }, own) => {
      for (const kind of outbox.keys()) own.set({ kind }, stopped.has(kind) ? 1 : 0);
    }),
    ['kind'],
  );
}

/** @returns undefined when it could not be read */
function remembered<T>(read: () => Promise<T>, now: () => number): () => Promise<T | undefined> {
  let last: Promise<T | undefined> = Promise.resolve(undefined);
  let at = Number.NEGATIVE_INFINITY;
  return () => {
    // A clock that is set back makes it no older.
    if (Math.abs(now() - at) < FRESH_MS) return last;
    at = now();
    last = read().catch(() => undefined);
    return last;
  };
}
