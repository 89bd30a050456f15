// Whatever three processes do on one store, and however they pause, die and stop: every message is in exactly one turn.

import fc from 'fast-check';
import { Cluster, type Member, rounds } from '../support/cluster';
import { until } from '../support/direct-line-client';
import { checkTurns, END, listen } from '../support/exactly-once';
import { SteppedClock } from '../support/stepped-clock';
import { isPostgres } from '../support/store';
import { MERCHANT, openConversation, type Script, transcript } from '../support/turn-bench';
import { ticketDraft } from '../tickets/tickets';

const CONVERSATIONS = ['a', 'b'];
const PLACES = [0, 1, 2] as const;
const TICKET = 'ticket';
/** After one more, what was interrupted each time is answered with an apology. */
const MOST_INTERRUPTIONS = 2;

type Step =
  | { do: 'say'; at: number; to: string; isComplete: boolean; isAwaited: boolean }
  | { do: 'ticket' | 'event' | 'typing'; at: number; to: string }
  | { do: 'pause' | 'wake' | 'die' | 'stop'; at: number }
  | { do: 'pass'; rounds: number }
  | { do: 'advance'; ms: number }
  | { do: 'second' | 'deaths' };

const at = fc.constantFrom(...PLACES);
const to = fc.constantFrom(...CONVERSATIONS);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant('say' as const),
      ...{ at, to },
      isComplete: fc.boolean(),
      isAwaited: fc.nat(5).map((n) => n === 0),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('ticket', 'event', 'typing'), at, to }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('pause', 'wake', 'die', 'stop'), at }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('pass' as const), rounds: fc.nat(8) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('advance' as const), ms: fc.nat(3000) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('second', 'deaths') }) },
);

/** As `listen`, and makes a ticket of each message that asks for one. */
const script: Script = async (request) => {
  const heard = await listen(request);
  const wanted = request.activity.text?.match(/ticket\d+/g) ?? [];
  return { ...heard, tickets: wanted.map((number) => ticketDraft(number)) };
};

class Run {
  readonly #clock = new SteppedClock();
  cluster!: Cluster;
  readonly #places: Member[] = [];
  readonly awaited: { id: string; by: Member; replies: Promise<{ replyToId?: string }[]> }[] = [];
  readonly paused = new Set<Member>();
  /** Before everything was answered. */
  readonly ended = new Set<Member>();
  #sent = 0;
  #interruptions = 0;
  tickets = 0;
  /** Messages that were left to another process. */
  elsewhere = 0;

  async open(): Promise<void> {
    this.cluster = await Cluster.open(this.#clock);
    for (const id of CONVERSATIONS) await openConversation(this.cluster.store, id);
    for (const place of PLACES) this.#places[place] = await this.cluster.start(script);
  }

  async take(action: Step): Promise<void> {
    const member = 'at' in action ? this.#places[action.at] : undefined;
    if (member) await this.#at(member, action as Step & { at: number });
    if (action.do === 'pass') await rounds(action.rounds);
    if (action.do === 'advance') this.#clock.advance(action.ms);
    if (action.do === 'second') await this.cluster.second();
    if (action.do === 'deaths') await this.cluster.noticeDeaths();
  }

  async #at(member: Member, action: Step & { at: number }): Promise<void> {
    if (action.do === 'wake' && member.state === 'pauses') member.wake();
    if (member.state !== 'runs') return;
    const { turns } = member;
    if (action.do === 'say') {
      const text = `${this.#sent++}${action.isComplete ? END : ''}`;
      await this.#accept(member, action.to, { text, isAwaited: action.isAwaited });
    }
    if (action.do === 'ticket') {
      await this.#accept(member, action.to, { text: `${TICKET}${this.tickets++}${END}` });
    }
    if (action.do === 'event') await turns.notify(action.to, { name: 'thaw/wake' });
    if (action.do === 'typing') turns.noteTyping(action.to);
    if (action.do === 'stop') {
      this.ended.add(member);
      await member.stop();
      this.#places[action.at] = await this.cluster.start(script);
    }
    const interrupts = action.do === 'pause' || action.do === 'die';
    if (!interrupts || this.#interruptions++ >= MOST_INTERRUPTIONS) return;
    if (action.do === 'pause') {
      this.paused.add(member);
      return member.pause();
    }
    this.ended.add(member);
    member.die();
    this.#places[action.at] = await this.cluster.start(script);
  }

  async #accept(by: Member, conversationId: string, said: { text: string; isAwaited?: boolean }) {
    const { text, isAwaited = false } = said;
    const origin = { conversationId, ...MERCHANT };
    const accepted = await by.turns.accept(origin, { type: 'message', text }, { isAwaited });
    if (accepted.fence === undefined) this.elsewhere++;
    if (isAwaited) {
      this.awaited.push({ id: accepted.id, by, replies: by.turns.replies(accepted) as never });
    }
  }

  /** Whoever paused goes on, and time passes until everything is answered. */
  async end(): Promise<void> {
    for (const member of this.#places) if (member.state === 'pauses') member.wake();
    await until(async () => {
      await this.cluster.second();
      this.#clock.advance(2000);
      await rounds(10);
      const pending = await this.cluster.store.read
        .selectFrom('activities')
        .select('seq')
        .where('pending', '=', 1)
        .execute();
      return pending.length === 0 ? true : undefined;
    });
    for (const member of this.#places) await member.stop();
  }
}

it('loses and doubles nothing, keeps the order and makes each ticket once', async () => {
  const seen = { elsewhere: 0, interrupted: 0, tickets: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), async (steps) => {
      const run = new Run();
      await run.open();
      for (const action of steps) await run.take(action);
      await run.end();
      const { read } = run.cluster.store;
      for (const id of CONVERSATIONS) {
        const rows = await transcript(run.cluster.store, id);
        checkTurns(rows);
        seen.interrupted += rows.filter((row) => row.attempts > 0).length;
        const { state, holder } = await read
          .selectFrom('conversations')
          .select(['state', 'holder'])
          .where('id', '=', id)
          .executeTakeFirstOrThrow();
        const turns = rows.filter((row) => row.role === 'bot' && row.activity.type === 'message');
        expect(JSON.parse(state ?? '{"turns":0}')).toMatchObject({ turns: turns.length });
        expect(holder).toBeNull();
      }
      for (const { id, by, replies } of run.awaited) {
        // Requests do not hold up the end of a process: their replies are delivered, where there is an address.
        if (run.ended.has(by)) continue;
        const [reply, ...others] = await replies;
        expect(others).toEqual([]);
        // Of who paused for long it is thought that nobody waits there: then the message may be joined to others.
        if (run.paused.has(by)) expect(reply).toBeDefined();
        else expect(reply).toMatchObject({ replyToId: id });
      }
      const tickets = await read.selectFrom('tickets').select('number').execute();
      expect(tickets).toHaveLength(run.tickets);
      seen.tickets += run.tickets;
      seen.elsewhere += run.elsewhere;
      await run.cluster.close();
    }),
    { numRuns: isPostgres ? 20 : 60, seed: 20261129 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(5);
}, 240_000);
