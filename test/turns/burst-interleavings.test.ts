// Whatever comes in whatever order, with crashes in between: every message is in exactly one turn, in its order.

import fc from 'fast-check';
import { rounds } from '../support/cluster';
import { checkTurns, END, listen } from '../support/exactly-once';
import { SteppedClock } from '../support/stepped-clock';
import { temporaryFolder } from '../support/temporary-folder';
import {
  MERCHANT,
  openConversation,
  startTurns,
  type TurnBench,
  transcript,
} from '../support/turn-bench';

const CONVERSATIONS = ['a', 'b'];
/** After one more, what was interrupted each time is answered with an apology. */
const MOST_CRASHES = 2;

type Step =
  | { do: 'say'; to: string; isComplete: boolean; isAwaited: boolean }
  | { do: 'card' | 'event' | 'typing'; to: string }
  | { do: 'pass'; rounds: number }
  | { do: 'advance'; ms: number }
  | { do: 'crash' | 'stop' };

const to = fc.constantFrom(...CONVERSATIONS);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('say' as const),
      to,
      isComplete: fc.boolean(),
      isAwaited: fc.nat(9).map((n) => n === 0),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('card', 'event', 'typing'), to }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('pass' as const), rounds: fc.nat(8) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('advance' as const), ms: fc.nat(3000) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('crash', 'stop') }) },
);

class Lives {
  readonly #folder = temporaryFolder();
  #clock = new SteppedClock();
  bench!: TurnBench;
  #sent = 0;
  #crashes = 0;

  async open(): Promise<void> {
    this.bench = await startTurns(this.#folder, listen, this.#clock);
    for (const id of CONVERSATIONS) await openConversation(this.bench.store, id);
  }

  async take(action: Step): Promise<void> {
    const { turns } = this.bench;
    if (action.do === 'say') {
      const text = `${this.#sent++}${action.isComplete ? END : ''}`;
      await this.#accept(action.to, { type: 'message', text }, action.isAwaited);
    }
    if (action.do === 'card') await this.#accept(action.to, { type: 'message', value: 1 });
    if (action.do === 'event') await turns.notify(action.to, { name: 'thaw/wake' });
    if (action.do === 'typing') turns.noteTyping(action.to);
    if (action.do === 'pass') await rounds(action.rounds);
    if (action.do === 'advance') this.#clock.advance(action.ms);
    if (action.do === 'stop') await turns.stop();
    const crashes = action.do === 'crash' && this.#crashes++ < MOST_CRASHES;
    if (crashes || action.do === 'stop') await this.#startAgain();
  }

  async #accept(
    conversationId: string,
    activity: { type: 'message'; text?: string; value?: unknown },
    isAwaited = false,
  ): Promise<void> {
    const { turns } = this.bench;
    const origin = { conversationId, ...MERCHANT };
    await turns.accept(origin, activity, { isAwaited });
  }

  /** What the dead life still does finds its database closed, and sleeps on a clock that nobody moves. */
  async #startAgain(): Promise<void> {
    await this.bench.store.close();
    this.#clock = new SteppedClock();
    this.bench = await startTurns(this.#folder, listen, this.#clock);
    await this.bench.turns.recover();
  }

  async end(): Promise<void> {
    await this.bench.turns.stop();
  }
}

it('puts every message into exactly one turn, in order', async () => {
  let joined = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40, size: 'max' }), async (steps) => {
      const lives = new Lives();
      await lives.open();
      for (const action of steps) await lives.take(action);
      await lives.end();
      for (const id of CONVERSATIONS) {
        const rows = await transcript(lives.bench.store, id);
        joined += rows.filter((row) => row.role === 'merchant' && row.reply_to !== null).length;
        checkTurns(rows);
      }
      await lives.bench.store.close();
    }),
    { numRuns: 150, seed: 20261128 },
  );
  expect(joined).toBeGreaterThan(100);
}, 240_000);
