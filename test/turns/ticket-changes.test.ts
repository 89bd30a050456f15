import type { Ticket } from '../../src/tickets/ticket';
import type { TicketCommand } from '../../src/tickets/ticket-change';
import { historyOf } from '../../src/tickets/ticket-change-store';
import { ticketEventSchema } from '../../src/tickets/ticket-event';
import { findTicket } from '../../src/tickets/ticket-store';
import { changeTicket } from '../../src/turns/ticket-changes';
import { openBesideService } from '../support/store';
import { temporaryFolder } from '../support/temporary-folder';
import { type Script, startTurns, type TurnBench, transcript } from '../support/turn-bench';
import { makeTicket, NOON } from '../tickets/tickets';

/** Says what it was told. */
const tell: Script = async ({ activity }) => ({
  replies: [{ type: 'message', text: `${activity.name} ${JSON.stringify(activity.value)}` }],
});
const WAITING: TicketCommand = { do: 'set', status: 'waiting', note: '请补流水' };

let folder: string;
let bench: TurnBench;
let ticket: Ticket;
beforeEach(async () => {
  folder = temporaryFolder();
  bench = await startTurns(folder, tell);
  ticket = await makeTicket(bench.store);
});
afterEach(async () => {
  await bench.turns.stop();
  await bench.store.close();
});

const options = { targets: new Set(['webhook'] as const), tellsMerchant: true };
const order = (command: TicketCommand, now = NOON + 1000) =>
  ({ number: ticket.number, command, by: 'staff', who: 'Li', now }) as const;
const deliveries = () => bench.store.read.selectFrom('outbox').selectAll().execute();
const said = async () =>
  (await transcript(bench.store, 'a')).flatMap((row) => (row.visible ? row.activity.text : []));

it('writes ticket, history, webhook and the word to the merchant together', async () => {
  await bench.store.write((db) => changeTicket(db, order(WAITING), options));
  expect(await findTicket(bench.store.read, ticket.number)).toMatchObject({
    status: 'waiting',
    note: { text: '请补流水' },
  });
  expect(await historyOf(bench.store.read, ticket.number)).toMatchObject([
    { by: 'bot', kind: 'created' },
    { by: 'staff', who: 'Li', kind: 'status', from: 'new', to: 'waiting', note: '请补流水' },
  ]);
  const [delivery] = await deliveries();
  const event = ticketEventSchema.parse(JSON.parse(delivery?.payload ?? ''));
  expect(event).toMatchObject({
    type: 'ticket.updated',
    data: { number: ticket.number, status: 'waiting' },
    changes: [{ to: 'waiting' }],
  });
  expect((await transcript(bench.store, 'a')).at(-1)).toMatchObject({ pending: 1, visible: 0 });
});

it('writes nothing when the change is refused', async () => {
  const illegal = order({ do: 'set', status: 'new' });
  await expect(bench.store.write((db) => changeTicket(db, illegal, options))).rejects.toThrow(
    'it is new already',
  );
  expect(await deliveries()).toEqual([]);
  expect(await historyOf(bench.store.read, ticket.number)).toHaveLength(1);
});

it('gives each change an id of its own and times that grow', async () => {
  await bench.store.write((db) => changeTicket(db, order(WAITING), options));
  await bench.store.write((db) => changeTicket(db, order({ do: 'withdraw' }, NOON), options));
  const events = (await deliveries()).map(({ id, payload }) => ({ id, ...JSON.parse(payload) }));
  expect(new Set(events.map(({ id }) => id)).size).toBe(2);
  const times = events.map(({ data }) => data.updatedAt).sort();
  expect(new Set(times).size).toBe(2);
  expect(events.find(({ data }) => data.status === 'closed')?.data.updatedAt).toBe(times[1]);
});

it('tells the conversation once what another process changed', async () => {
  const neighbour = await openBesideService(folder);
  await neighbour?.write((db) => changeTicket(db, order(WAITING), options));
  await neighbour?.close();
  expect(await said()).toEqual([]);
  expect(await bench.turns.pickUp()).toBe(1);
  expect(await bench.turns.pickUp()).toBe(0);
  await bench.turns.stop();
  expect(await bench.turns.pickUp()).toBe(0);
  expect(await said()).toEqual([expect.stringContaining('"to":"waiting"')]);
});

it('tells it after a restart', async () => {
  await bench.store.write((db) => changeTicket(db, order(WAITING), options));
  await bench.turns.stop();
  await bench.store.close();
  bench = await startTurns(folder, tell);
  expect(await bench.turns.recover()).toBe(1);
  await bench.turns.stop();
  expect(await said()).toHaveLength(1);
});

it('runs nothing that a merchant sent and that is under way', async () => {
  let answer = () => {};
  const waits = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await bench.turns.stop();
  await bench.store.close();
  bench = await startTurns(folder, async (request) => {
    await waits;
    return tell(request);
  });
  const origin = { conversationId: 'a', channel: 'directline', userId: 'dl_merchant' };
  const accepted = await bench.turns.accept(origin, { type: 'message', text: 'hello' });
  expect(await bench.turns.pickUp()).toBe(0);
  answer();
  expect(await bench.turns.replies(accepted)).toHaveLength(1);
});

it('stores what the merchant did in the turn that did it, without telling the merchant again', async () => {
  await bench.turns.stop();
  await bench.store.close();
  bench = await startTurns(folder, async () => ({
    ticketChanges: [{ number: ticket.number, command: { do: 'rate', score: 5, comment: '好' } }],
  }));
  const origin = { conversationId: 'a', channel: 'directline', userId: 'dl_merchant' };
  await bench.turns.replies(await bench.turns.accept(origin, { type: 'message', text: '满意' }));
  expect(await bench.store.read.selectFrom('ticket_ratings').selectAll().execute()).toMatchObject([
    { ticket: ticket.number, score: 5, comment: '好', language: 'zh-Hans' },
  ]);
  expect((await transcript(bench.store, 'a')).filter((row) => row.pending)).toEqual([]);
  expect(await deliveries()).toHaveLength(1);
});
