import { Looks } from '../../src/channels/looks';
import type { Store } from '../../src/store/store';
import { insertActivity } from '../../src/turns/activity-store';
import { createConversation } from '../../src/turns/conversation-store';
import { ManualClock } from '../support/manual-clock';
import { quietLog } from '../support/quiet-log';
import { openTestStore } from '../support/store';
import { makeTicket } from '../tickets/tickets';

let store: Store;
let clock: ManualClock;
let id: string;

beforeEach(async () => {
  store = await openTestStore();
  clock = new ManualClock();
  const { conversationId } = await makeTicket(store);
  id = conversationId;
});
afterEach(() => store.close());

/** As a process of its own. */
const process = (now = () => clock.now()) => new Looks({ store, log: quietLog().log, now });

/** Something is said at `seq`; of a turn's own event nothing is seen. */
async function say(seq: number, { replyTo = null as number | null, visible = 1 as 0 | 1 } = {}) {
  await store.write((db) =>
    insertActivity(db, {
      ...{ conversationId: id, seq, replyTo, visible, role: 'staff', pending: 0, at: seq },
      ...{ channelActivityId: null, resendKey: null, body: '{}' },
    }),
  );
}

it('tells another process what has arrived', async () => {
  const [a, b] = [process(), process()];
  await say(101);
  a.note(id, { seq: 100, isHere: true });
  await a.keep();
  expect(await b.hasSeen(id, 101)).toBe(false);
  a.note(id, { seq: 101, isHere: true });
  await a.keep();
  expect(await b.hasSeen(id, 101)).toBe(true);
});

it('is not taken back by a process that knows less', async () => {
  const [a, b] = [process(), process()];
  await say(101);
  a.note(id, { seq: 101, isHere: true });
  await a.keep();
  b.note(id, { seq: 7, isHere: true });
  await b.keep();
  expect(await b.hasSeen(id, 101)).toBe(true);
});

it('does not count what was seen before, whatever the clocks say', async () => {
  const fast = process(() => clock.now() + 60_000);
  fast.note(id, { seq: 100, isHere: true });
  await fast.keep();
  await say(101);
  expect(await process().hasSeen(id, 101)).toBe(false);
});

it('counts an event as seen with the last answer to it, and an unanswered one not', async () => {
  const looks = process();
  await say(101, { visible: 0 });
  looks.note(id, { seq: 105, isHere: true });
  expect(await looks.hasSeen(id, 101)).toBe(false);
  await say(102, { replyTo: 101 });
  await say(106, { replyTo: 101 });
  expect(await looks.hasSeen(id, 101)).toBe(false);
  looks.note(id, { seq: 106, isHere: true });
  expect(await looks.hasSeen(id, 101)).toBe(true);
});

it('knows who is there on another process, and for how long after it was killed', async () => {
  const [a, b] = [process(), process()];
  a.note(id, { seq: 0, isHere: true });
  await a.keep();
  expect(await b.isHere(id)).toBe(true);
  clock.advance(59_000);
  expect(await b.isHere(id)).toBe(true);
  clock.advance(2000);
  expect(await b.isHere(id)).toBe(false);
  a.note(id, { seq: 0, isHere: true });
  a.note(id, { seq: 0, isHere: false });
  await a.keep();
  expect(await b.isHere(id)).toBe(false);
});

it('stays open for others while somebody only reads once', async () => {
  const [a, b] = [process(), process()];
  a.note(id, { seq: 3, isHere: true });
  await a.keep();
  b.note(id, { seq: 5 });
  await b.keep();
  expect(await b.isHere(id)).toBe(true);
  a.note(id, { seq: 6, isHere: false });
  a.note(id, { seq: 7 });
  await a.keep();
  expect(await b.isHere(id)).toBe(false);
  expect(await store.read.selectFrom('looks').select('seq').execute()).toEqual([{ seq: 7 }]);
});

it('is not there for a single look alone', async () => {
  const looks = process();
  looks.note(id, { seq: 5 });
  await looks.keep();
  expect(await looks.isHere(id)).toBe(false);
});

it('keeps nothing of conversations that nobody will ask for', async () => {
  await store.write((db) =>
    createConversation(db, { id: 'idle', channel: 'directline', userId: 'u', now: 0 }),
  );
  const looks = process();
  looks.note('idle', { seq: 3, isHere: true });
  looks.note(id, { seq: 3, isHere: true });
  await looks.keep();
  const rows = await store.read.selectFrom('looks').select('conversation_id').execute();
  expect(rows).toEqual([{ conversation_id: id }]);
});
