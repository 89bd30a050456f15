import { randomBytes } from 'node:crypto';
import type { TicketDraft } from '../../src/tickets/ticket';
import { ticketEventSchema } from '../../src/tickets/ticket-event';
import { createTicketDirectory, findTicket, listTickets } from '../../src/tickets/ticket-store';
import { postWebhook } from '../../src/tickets/webhook';
import { Outbox } from '../../src/turns/outbox';
import { RETRY_AFTER_MS } from '../../src/turns/outbox-schedule';
import { liftStop, makeDueAgain } from '../../src/turns/outbox-store';
import { quietLog } from '../support/quiet-log';
import { type Receiver, startReceiver } from '../support/receiver';
import { temporaryFolder } from '../support/temporary-folder';
import {
  MERCHANT,
  openConversation,
  type Script,
  startTurns,
  type TurnBench,
} from '../support/turn-bench';

/** The test's own, so that it reads the test's time. */
const { Webhook } = jest.requireActual<typeof import('standardwebhooks')>('standardwebhooks');

const HOUR = 3_600_000;
const secret = `whsec_${randomBytes(24).toString('base64')}`;

function draft(number: string, handoverKey = 'a:form-1'): TicketDraft {
  return {
    handoverKey,
    number,
    code: 'K7QM',
    kind: 'freeze',
    language: 'zh-Hans',
    fields: {
      merchantId: '898310148160568',
      provider: '拉卡拉',
      scope: 'both',
      contact: { kind: 'phone', value: '13800138000' },
    },
    questions: [
      {
        text: '为什么冻结',
        decision: 'answer',
        candidates: [{ id: 'overview.why-frozen', confidence: 0.9 }],
      },
    ],
    diagnosis: {
      answers: [{ question: '是怎么提示的？', answer: '交易受限' }],
      causes: ['cause.abnormal-transactions'],
    },
  };
}

let bench: TurnBench;
let receiver: Receiver;
let outbox: Outbox;
let number: string;

/** Every message hands over the same form. */
const handOver: Script = async () => {
  const directory = createTicketDirectory(bench.store);
  ({ number } = await directory.reserve('a:form-1', '20261120'));
  return { replies: [{ type: 'message', text: number }], tickets: [draft(number)] };
};

beforeEach(async () => {
  receiver = await startReceiver();
  bench = await startTurns(temporaryFolder(), handOver);
  await openConversation(bench.store, 'a');
  const { log } = quietLog();
  outbox = new Outbox({
    store: bench.store,
    clock: bench.clock,
    log,
    random: () => 0,
    deliverers: {
      webhook: ({ id, payload }) =>
        postWebhook(
          { url: receiver.url, secret, allowPrivate: true },
          { id, body: payload },
          new Date(bench.clock.now()),
        ),
    },
  });
});

afterEach(async () => {
  await outbox.stop();
  await bench.turns.stop();
  await bench.store.close();
  await receiver.close();
});

async function say(text: string): Promise<void> {
  const { turns } = bench;
  const origin = { conversationId: 'a', ...MERCHANT };
  await turns.replies(await turns.accept(origin, { type: 'message', text }));
}

const deliveries = () => bench.store.read.selectFrom('outbox').selectAll().execute();

/** The library compares with the real time; a signature of the manual clock's day is checked on that day. */
function verify({ headers, body }: Receiver['received'][number]): unknown {
  jest.useFakeTimers({ now: Number(headers['webhook-timestamp']) * 1000, advanceTimers: true });
  try {
    return new Webhook(secret).verify(body, headers as Record<string, string>);
  } finally {
    jest.useRealTimers();
  }
}

it('delivers a signed event whose body keeps the published schema', async () => {
  await say('确认');
  expect(await outbox.runDue()).toBe(1);
  const [call] = receiver.received;
  const event = ticketEventSchema.parse(verify(call as never));
  expect(event.type).toBe('ticket.created');
  expect(event.data).toMatchObject({
    number,
    language: 'zh-Hans',
    status: 'new',
    channel: 'directline',
    fields: { merchantId: '898310148160568' },
    diagnosis: {
      answers: [{ question: '是怎么提示的？', answer: '交易受限' }],
      causes: ['cause.abnormal-transactions'],
    },
    transcript: [
      { from: 'merchant', text: '确认' },
      { from: 'bot', text: number },
    ],
  });
  expect(await deliveries()).toMatchObject([{ state: 'done', attempts: 1 }]);
});

it('is refused by the receiver when the body was changed on the way', async () => {
  await say('确认');
  await outbox.runDue();
  const [call] = receiver.received;
  expect(() => verify({ ...call, body: `${call?.body} ` } as never)).toThrow(
    /No matching signature/,
  );
});

it('tries again by the schedule under the same id, each time signed afresh', async () => {
  receiver.answers = [
    { status: 500 },
    { status: 302, headers: { location: '/x' } },
    { status: 204 },
  ];
  await say('确认');
  await outbox.runDue();
  expect(await outbox.runDue()).toBe(0);
  bench.clock.advance(5_000);
  await outbox.runDue();
  bench.clock.advance(5 * 60_000);
  await outbox.runDue();
  expect(receiver.received).toHaveLength(3);
  expect(new Set(receiver.received.map((call) => call.headers['webhook-id'])).size).toBe(1);
  expect(new Set(receiver.received.map((call) => call.headers['webhook-timestamp'])).size).toBe(3);
  for (const call of receiver.received) verify(call);
  expect(await deliveries()).toMatchObject([{ state: 'done', attempts: 3 }]);
});

it('keeps trying for about 75 hours, then keeps the delivery as failed', async () => {
  receiver.answers = [{ status: 503 }];
  await say('确认');
  const began = bench.clock.now();
  await outbox.runDue();
  for (const pause of RETRY_AFTER_MS) {
    bench.clock.advance(pause);
    await outbox.runDue();
  }
  expect(receiver.received).toHaveLength(RETRY_AFTER_MS.length + 1);
  expect((bench.clock.now() - began) / HOUR).toBeCloseTo(75.6, 1);
  expect(await deliveries()).toMatchObject([
    { state: 'failed', last_error: 'the receiver answered 503' },
  ]);
});

it('waits as long as the receiver asks', async () => {
  receiver.answers = [{ status: 429, headers: { 'retry-after': '60' } }, { status: 200 }];
  await say('确认');
  await outbox.runDue();
  bench.clock.advance(59_000);
  expect(await outbox.runDue()).toBe(0);
  bench.clock.advance(1_000);
  expect(await outbox.runDue()).toBe(1);
});

it('arrives when the receiver is back after 75 hours: the same id, signed at that hour', async () => {
  receiver.answers = [{ status: 503 }];
  await say('确认');
  await outbox.runDue();
  for (const [index, pause] of RETRY_AFTER_MS.entries()) {
    if (index === RETRY_AFTER_MS.length - 1) receiver.answers = [{ status: 200 }];
    bench.clock.advance(pause);
    await outbox.runDue();
  }
  const calls = receiver.received;
  expect(calls).toHaveLength(RETRY_AFTER_MS.length + 1);
  expect(new Set(calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  const last = calls.at(-1);
  expect(Number(last?.headers['webhook-timestamp'])).toBe(Math.floor(bench.clock.now() / 1000));
  expect(verify(last as never)).toMatchObject({ type: 'ticket.created', data: { number } });
  expect(await deliveries()).toMatchObject([{ state: 'done', last_error: null }]);
});

it('gets through to a receiver that comes and goes', async () => {
  receiver.answers = [
    { status: 500 },
    { status: 200 },
    { status: 502 },
    { status: 429 },
    { status: 200 },
  ];
  await say('确认');
  await outbox.runDue();
  bench.clock.advance(5_000);
  await outbox.runDue();
  const [{ id } = { id: '' }] = await deliveries();
  await bench.store.write((db) => makeDueAgain(db, id, bench.clock.now()));
  for (const pause of [0, 5_000, 5 * 60_000]) {
    bench.clock.advance(pause);
    await outbox.runDue();
  }
  expect(receiver.received).toHaveLength(5);
  expect(await deliveries()).toMatchObject([{ state: 'done', attempts: 3 }]);
});

it('is stopped by 410 until staff lift the stop; then it arrives under the same id', async () => {
  receiver.answers = [{ status: 410 }];
  await say('确认');
  await outbox.runDue();
  bench.clock.advance(48 * HOUR);
  await outbox.runDue();
  expect(receiver.received).toHaveLength(1);
  receiver.answers = [{ status: 200 }];
  await bench.store.write((db) => liftStop(db, 'webhook', bench.clock.now()));
  await outbox.runDue();
  const [refused, accepted] = receiver.received;
  expect(accepted?.headers['webhook-id']).toBe(refused?.headers['webhook-id']);
  verify(accepted as never);
});

it('is sent again under the same id when staff replay it, with all its tries', async () => {
  await say('确认');
  await outbox.runDue();
  bench.clock.advance(HOUR);
  const [{ id } = { id: '' }] = await deliveries();
  await bench.store.write((db) => makeDueAgain(db, id, bench.clock.now()));
  expect(await deliveries()).toMatchObject([{ state: 'due', attempts: 0 }]);
  await outbox.runDue();
  const [first, again] = receiver.received;
  expect(again?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
  expect(again?.headers['webhook-timestamp']).not.toBe(first?.headers['webhook-timestamp']);
  expect(again?.body).toBe(first?.body);
});

it('makes one ticket and one event of a hand-over that comes twice', async () => {
  await say('确认');
  const first = number;
  await say('确认');
  expect(number).toBe(first);
  expect(await listTickets(bench.store.read, 10)).toHaveLength(1);
  expect(await deliveries()).toHaveLength(1);
});

it('numbers tickets by day and keeps the number of a hand-over', async () => {
  const directory = createTicketDirectory(bench.store);
  const reserve = (key: string, day: string) =>
    directory.reserve(key, day).then((made) => made.number);
  expect(await reserve('k1', '20261120')).toBe('FZ-20261120-0001');
  expect(await Promise.all(['k2', 'k3', 'k2'].map((key) => reserve(key, '20261120')))).toEqual([
    'FZ-20261120-0002',
    'FZ-20261120-0003',
    'FZ-20261120-0002',
  ]);
  expect(await reserve('k4', '20261121')).toBe('FZ-20261121-0001');
});

it('finds a ticket by number and the tickets of a conversation', async () => {
  await say('确认');
  expect(await findTicket(bench.store.read, number)).toMatchObject({ number, kind: 'freeze' });
  expect(await findTicket(bench.store.read, 'FZ-20200101-0001')).toBeUndefined();
  const directory = createTicketDirectory(bench.store);
  expect(await directory.ofConversation('a')).toMatchObject([{ number, status: 'new' }]);
  expect(await directory.ofConversation('b')).toEqual([]);
});

it('keeps what a client hangs on a tap from filling the ticket', async () => {
  const value = { filler: 'x'.repeat(200_000) };
  const { turns } = bench;
  const origin = { conversationId: 'a', ...MERCHANT };
  await turns.replies(await turns.accept(origin, { type: 'message', value }));
  const [delivery] = await deliveries();
  expect(delivery?.payload.length).toBeLessThan(10_000);
});
