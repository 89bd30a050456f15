// What the service counts of itself, for Prometheus.

import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { StoredNow } from '../../retention/disk-use';
import type { Store } from '../../store/store';
import type { DeliveryResult } from '../../tickets/delivery-result';
import type { Deliver } from '../../turns/outbox';
import type { DeliveryKind } from '../../turns/outbox-store';
import type { CommittedTurn, TurnWatch } from '../../turns/watch';
import { addGauges, type Measured } from './gauges';
import { addStorage } from './storage';
import { addStoreStats } from './store-stats';

const TURN_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 8, 15, 30, 60];
const WRITE_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

type Deliverers = Partial<Record<DeliveryKind, Deliver>>;

export class Metrics {
  readonly #registry = new Registry();
  readonly #turns = this.#counter('turns_total', 'Turns by how they ended', ['outcome']);
  readonly #questions = this.#counter(
    'questions_total',
    'Questions of merchants by what the matcher decided',
    ['decision', 'language'],
  );
  readonly #duration = new Histogram({
    name: 'thaw_turn_duration_seconds',
    help: 'From the acceptance of the first message of a turn to its commit; waited: more of the same thought was waited for',
    labelNames: ['waited'],
    buckets: TURN_BUCKETS,
    registers: [this.#registry],
  });
  readonly #deliveries = this.#counter(
    'delivery_tries_total',
    'Tries to deliver something by how they ended',
    ['kind', 'result'],
  );
  readonly #writes = this.#counter('store_writes_total', 'Write jobs by how they ended', [
    'result',
  ]);
  readonly #writing = new Histogram({
    name: 'thaw_store_write_duration_seconds',
    help: 'From the order of a write job until it is on disk',
    buckets: WRITE_BUCKETS,
    registers: [this.#registry],
  });

  /** To be handed to the turns. */
  readonly turns: TurnWatch = {
    committed: (turn) => this.#noteTurn(turn),
    failed: () => this.#turns.inc({ outcome: 'failed' }),
  };

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
    for (const outcome of ['committed', 'apologised', 'failed']) this.#turns.inc({ outcome }, 0);
    for (const result of ['done', 'undone', 'unavailable']) this.#writes.inc({ result }, 0);
  }

  /** The same store, with its writes counted. */
  ofStore(store: Store): Store {
    return {
      ...store,
      write: async (...order) => {
        const begun = performance.now();
        try {
          const value = await store.write(...order);
          this.#writes.inc({ result: 'done' });
          this.#writing.observe((performance.now() - begun) / 1000);
          return value;
        } catch (err) {
          const isAway = (err as { code?: unknown } | null)?.code === 'STORE_UNAVAILABLE';
          this.#writes.inc({ result: isAway ? 'unavailable' : 'undone' });
          throw err;
        }
      },
    };
  }

  /** The same deliverers, with their tries counted. */
  ofDeliverers(deliverers: Deliverers): Deliverers {
    const counted = (Object.entries(deliverers) as [DeliveryKind, Deliver][]).map(
      ([kind, deliver]): [DeliveryKind, Deliver] => [
        kind,
        async (delivery) => {
          let result: DeliveryResult['kind'] = 'retry';
          try {
            const ended = await deliver(delivery);
            result = ended.kind;
            return ended;
          } finally {
            this.#deliveries.inc({ kind, result });
          }
        },
      ],
    );
    return Object.fromEntries(counted);
  }

  /** Read when somebody asks. */
  measure(measured: Measured & { stored: () => StoredNow }): void {
    addGauges(this.#registry, measured);
    const { store, stored } = measured;
    addStorage(this.#registry, stored);
    if (store.stats?.()) addStoreStats(this.#registry, () => store.stats?.() ?? {});
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }

  #noteTurn({ burst, outcome, now }: CommittedTurn): void {
    const { isApology, incomplete, questions } = outcome;
    this.#turns.inc({ outcome: isApology ? 'apologised' : 'committed' });
    const took = now - Date.parse(burst[0].activity.timestamp);
    // Times of a conversation only grow: after a clock that was set back the next ones lie in the future.
    const waited = incomplete || burst.length > 1 ? 'yes' : 'no';
    this.#duration.observe({ waited }, Math.max(0, took) / 1000);
    for (const { decision, language } of questions) this.#questions.inc({ decision, language });
  }

  #counter(name: string, help: string, labelNames: string[]): Counter {
    return new Counter({ name: `thaw_${name}`, help, labelNames, registers: [this.#registry] });
  }
}
