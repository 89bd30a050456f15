// Several processes of the service on one store, each of which may pause, die and stop.

import type { TurnOutcome } from '../../src/bot/turn';
import type { Store } from '../../src/store/store';
import { Outbox, type OutboxOptions } from '../../src/turns/outbox';
import { LOOKS_UNTIL_DEAD, Processes } from '../../src/turns/processes';
import { Signal } from '../../src/turns/signal';
import { Turns } from '../../src/turns/turns';
import { WakeUps } from '../../src/turns/wake-ups';
import { ManualClock } from './manual-clock';
import { quietLog } from './quiet-log';
import { openTestStore } from './store';
import { type Script, scriptedBot } from './turn-bench';

/** Of the event loop. */
export async function rounds(count: number): Promise<void> {
  for (let left = count; left > 0; left--) await new Promise((resolve) => setImmediate(resolve));
}

export interface MemberOptions {
  deliverers?: OutboxOptions['deliverers'];
  signal?: Signal;
  apology?: Partial<TurnOutcome>;
}

export interface Member {
  turns: Turns;
  processes: Processes;
  outbox: Outbox;
  wakeUps: WakeUps;
  lines: Record<string, unknown>[];
  /** Whether it can still write. */
  state: 'runs' | 'pauses' | 'is dead' | 'has stopped';
  pause(): void;
  wake(): void;
  die(): void;
  stop(): Promise<void>;
}

export class Cluster {
  readonly members: Member[] = [];

  private constructor(
    readonly store: Store,
    readonly clock: ManualClock,
  ) {}

  static async open(clock = new ManualClock()): Promise<Cluster> {
    return new Cluster(await openTestStore(), clock);
  }

  async start(script: Script, more: MemberOptions = {}): Promise<Member> {
    const { clock } = this;
    const { deliverers = {}, apology, signal = new Signal() } = more;
    const gate = new Gate();
    const { log, lines } = quietLog();
    const store = gated(this.store, gate);
    const processes = new Processes(store);
    const { id: me } = processes;
    await processes.join();
    const outbox = new Outbox({ store, clock, log, deliverers, me, random: () => 0 });
    const turns = new Turns({
      ...{ store, clock, log, me, signal },
      bot: scriptedBot(script, apology),
      targets: new Set(['webhook'] as const),
    });
    const wakeUps = new WakeUps({ store, clock, log, turns });
    const member: Member = {
      ...{ turns, processes, outbox, wakeUps, lines },
      state: 'runs',
      pause() {
        gate.close();
        member.state = 'pauses';
      },
      wake() {
        gate.open();
        member.state = 'runs';
      },
      die() {
        gate.close();
        member.state = 'is dead';
      },
      async stop() {
        member.state = 'has stopped';
        await turns.stop();
        await outbox.stop();
        await processes.leave();
      },
    };
    this.members.push(member);
    return member;
  }

  /** A second passes for those that run: each gives a sign of life, looks for the others, and into the inbox. */
  async second(): Promise<void> {
    for (const { processes } of this.#running) await processes.beat();
    for (const { processes } of this.#running) await processes.look();
    for (const { turns } of this.#running) await turns.pickUp();
  }

  /** As long as it takes to notice that a process has died. */
  async noticeDeaths(): Promise<void> {
    for (let look = 0; look <= LOOKS_UNTIL_DEAD; look++) await this.second();
  }

  async close(): Promise<void> {
    for (const member of this.members) if (member.state === 'runs') await member.stop();
    await this.store.close();
  }

  get #running(): Member[] {
    return this.members.filter(({ state }) => state === 'runs');
  }
}

class Gate {
  #opened: Promise<void> = Promise.resolve();
  #open: (() => void) | undefined;

  close(): void {
    if (this.#open) return;
    this.#opened = new Promise((resolve) => {
      this.#open = resolve;
    });
  }

  open(): void {
    this.#open?.();
    this.#open = undefined;
  }

  /** Whoever dies never comes through. */
  get opened(): Promise<void> {
    return this.#opened;
  }
}

function gated(store: Store, gate: Gate): Store {
  return {
    ...store,
    isShared: true,
    async write(job, inOrder) {
      await gate.opened;
      const value = await store.write(job, inOrder);
      await gate.opened;
      return value;
    },
  };
}
