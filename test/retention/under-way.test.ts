// What is under way when a conversation is erased: a turn, messages that wait, a delivery.

import { erasePerson } from '../../src/retention/persons';
import { Outbox } from '../../src/turns/outbox';
import { enqueue } from '../../src/turns/outbox-store';
import { ManualClock } from '../support/manual-clock';
import { quietLog } from '../support/quiet-log';
import { temporaryFolder } from '../support/temporary-folder';
import {
  MERCHANT,
  openConversation,
  startTurns,
  type TurnBench,
  transcript,
} from '../support/turn-bench';
import { ticketDraft } from '../tickets/tickets';

let bench: TurnBench;
afterEach(async () => {
  await bench.turns.stop();
  await bench.store.close();
});

const ACT = { by: { id: null, name: 'root' }, now: 1 };
const erase = () => erasePerson(bench.store, { by: 'conversation', value: 'a' }, ACT);
const message = (text: string) =>
  bench.turns.accept({ conversationId: 'a', ...MERCHANT }, { type: 'message', text });

it('lets a turn end without an answer, a ticket or a fault, and the messages behind it', async () => {
  let goOn = () => {};
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  bench = await startTurns(temporaryFolder(), async () => {
    await gate;
    return {
      replies: [{ type: 'message', text: 'too late' }],
      tickets: [ticketDraft('FZ-20261122-0001')],
    };
  });
  await openConversation(bench.store, 'a');
  const first = await message('first');
  const second = await message('second');
  await erase();
  goOn();
  expect(await Promise.all([bench.turns.replies(first), bench.turns.replies(second)])).toEqual([
    [],
    [],
  ]);
  expect(await transcript(bench.store, 'a')).toEqual([]);
  expect(await bench.store.read.selectFrom('tickets').select('number').execute()).toEqual([]);
  expect(bench.lines).toEqual([]);
  await expect(message('third')).rejects.toMatchObject({ code: 'CONVERSATION_UNKNOWN' });
});

it('lets a delivery end that was on its way', async () => {
  bench = await startTurns(temporaryFolder(), async () => ({}));
  const { store } = bench;
  await openConversation(store, 'a');
  await store.write((db) =>
    enqueue(db, { id: 'a|1', kind: 'teams', lane: 'a', payload: '{}', now: 0 }),
  );
  const { log, lines } = quietLog();
  const outbox = new Outbox({
    ...{ store, log, clock: new ManualClock(), targets: new Set() },
    deliverers: {
      teams: async () => {
        await erase();
        return { kind: 'delivered' };
      },
    },
  });
  expect(await outbox.runDue()).toBe(1);
  await outbox.stop();
  expect(lines).toEqual([]);
  expect(await store.read.selectFrom('outbox').select('id').execute()).toEqual([]);
});
