import type { Store } from '../../src/store/store';
import { PAIR_LIMITS } from '../../src/tickets/pair-store';
import type { PairTry, Ticket, TicketDirectory } from '../../src/tickets/ticket';
import { createTicketDirectory } from '../../src/tickets/ticket-store';
import { openTestStore } from '../support/store';
import { temporaryFolder } from '../support/temporary-folder';
import { makeTicket, NOON, ticketDraft } from './tickets';

const MINUTE = 60_000;
let folder: string;
let store: Store;
let directory: TicketDirectory;
let ticket: Ticket;
let tries: number;
beforeEach(async () => {
  folder = temporaryFolder();
  store = await openTestStore(folder);
  directory = createTicketDirectory(store);
  ticket = await makeTicket(store);
  tries = 0;
});
afterEach(() => store.close());

/** A try from a conversation and a user of its own, unless said otherwise. */
function pair(more: Partial<PairTry> = {}): PairTry {
  tries += 1;
  return {
    key: `try ${tries}`,
    number: ticket.number,
    merchantId: '898310148160568',
    conversationId: `c${tries}`,
    userId: `u${tries}`,
    now: new Date(NOON),
    ...more,
  };
}

const lookUp = (more?: Partial<PairTry>) => directory.lookUp(pair(more));
const WRONG = { merchantId: '898310148160569' };

it('shows state and what comes next, and neither code, note nor contact', async () => {
  const found = await lookUp();
  expect(found).toEqual({
    kind: 'found',
    ticket: {
      number: ticket.number,
      kind: 'freeze',
      status: 'new',
      createdAt: ticket.createdAt,
    },
  });
});

it('answers alike for an unknown number, a wrong merchant ID and a ticket without one', async () => {
  const { fields } = ticketDraft('');
  const { merchantId: _id, ...others } = fields;
  const personal = await makeTicket(store, 'b', { kind: 'person', fields: others });
  const answers = [
    await lookUp(WRONG),
    await lookUp({ number: 'FZ-20261122-9999' }),
    await lookUp({ number: personal.number }),
  ];
  expect(answers).toEqual([{ kind: 'none' }, { kind: 'none' }, { kind: 'none' }]);
});

it.each([
  ['conversation', { conversationId: 'same' }, PAIR_LIMITS.conversation],
  ['user', { userId: 'same' }, PAIR_LIMITS.user],
] as const)('limits wrong pairs of one %s', async (_name, same, limit) => {
  for (let i = 0; i < limit; i++) {
    const wrong = {
      ...same,
      number: `FZ-20261122-${2000 + i}`,
      merchantId: `89831014816${1000 + i}`,
    };
    expect(await lookUp(wrong)).toEqual({ kind: 'none' });
  }
  // The right pair as well: else the limit would tell which one it is.
  expect(await lookUp(same)).toEqual({ kind: 'limited', until: new Date(NOON + 60 * MINUTE) });
  expect((await lookUp()).kind).toBe('found');
  expect((await lookUp({ ...same, now: new Date(NOON + 60 * MINUTE) })).kind).toBe('found');
});

it('limits guesses at one ticket from many conversations, existing or not', async () => {
  for (const number of [ticket.number, 'FZ-20261122-9999']) {
    for (let i = 0; i < PAIR_LIMITS.ticket; i++) {
      await lookUp({ number, merchantId: `89831014816${1000 + i}` });
    }
    expect((await lookUp({ number })).kind).toBe('limited');
  }
});

it('limits guesses at the tickets of one merchant from many conversations', async () => {
  for (let i = 0; i < PAIR_LIMITS.merchant; i++)
    await lookUp({ number: `FZ-20261122-${3000 + i}` });
  expect((await lookUp()).kind).toBe('limited');
});

it('answers a turn that runs again as before and counts it once, after a restart too', async () => {
  const same = { conversationId: 'same', userId: 'same' };
  const first = pair({ ...same, ...WRONG });
  for (let i = 0; i < 20; i++) expect(await directory.lookUp(first)).toEqual({ kind: 'none' });
  await store.close();
  store = await openTestStore(folder);
  directory = createTicketDirectory(store);
  expect(await directory.lookUp(first)).toEqual({ kind: 'none' });
  for (let i = 1; i < PAIR_LIMITS.conversation; i++) await lookUp({ ...same, ...WRONG });
  expect((await lookUp(same)).kind).toBe('limited');
});

it('keeps no try longer than it counts', async () => {
  for (let i = 0; i < 4; i++) await lookUp(WRONG);
  await lookUp({ now: new Date(NOON + 61 * MINUTE) });
  const left = await store.read.selectFrom('ticket_lookups').select('key').execute();
  const misses = await store.read.selectFrom('ticket_lookup_misses').select('lookup').execute();
  expect([left.length, misses.length]).toEqual([1, 0]);
});
