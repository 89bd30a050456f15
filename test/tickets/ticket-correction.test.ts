// A merchant corrects a ticket that was handed over: what stands in the database, and who is told.

import { listQueue } from '../../src/desk/queue-store';
import type { Store } from '../../src/store/store';
import type { PartialFields, Ticket, TicketDraft } from '../../src/tickets/ticket';
import type { TicketCommand, TicketStatus } from '../../src/tickets/ticket-change';
import { historyOf } from '../../src/tickets/ticket-change-store';
import { ticketEventSchema } from '../../src/tickets/ticket-event';
import { createTicketDirectory, findTicket } from '../../src/tickets/ticket-store';
import type { TicketTarget } from '../../src/turns/announce';
import { changeTicket } from '../../src/turns/ticket-changes';
import { openTestStore } from '../support/store';
import { makeTicket, NOON } from './tickets';

const MINUTE = 60_000;
const EVERYBODY = new Set<TicketTarget>(['webhook', 'staff-email', 'merchant-email', 'card']);
const FREEZE: TicketDraft['fields'] = {
  merchantId: '898310148160568',
  terminalId: '10293847',
  provider: '拉卡拉',
  frozenAt: { said: '昨天下午', at: '2026-11-21T15:00+08:00' },
  notice: '交易受限',
  scope: 'terminal',
  contact: { kind: 'phone', value: '13800138000' },
};

let store: Store;
let ticket: Ticket;
beforeEach(async () => {
  store = await openTestStore();
  ticket = await makeTicket(store, 'a', { fields: FREEZE });
});
afterEach(() => store.close());

function change(command: TicketCommand, by: 'merchant' | 'staff' = 'merchant') {
  const order = { number: ticket.number, command, by, now: NOON + MINUTE };
  return store.write((db) => changeTicket(db, order, { targets: EVERYBODY, tellsMerchant: false }));
}
const correct = (fields: Extract<TicketCommand, { do: 'correct' }>['fields']) =>
  change({ do: 'correct', fields });
const stored = async () => (await findTicket(store.read, ticket.number)) as Ticket;
const lastLine = async () => (await historyOf(store.read, ticket.number)).at(-1);
const found = async (search: string) => {
  const page = { sort: 'newest', after: undefined, limit: 50 } as const;
  return (await listQueue(store.read, { ...page, filter: { search } })).length;
};
const toStatus = (status: TicketStatus) =>
  change({ do: 'set', status, ...(status === 'closed' && { reason: 'solved' as const }) }, 'staff');

it('stands in the ticket, and in the history with what stood there before', async () => {
  await correct({ terminalId: '10293848', provider: '拉卡拉' });
  expect((await stored()).fields).toEqual({ ...FREEZE, terminalId: '10293848' });
  expect(await lastLine()).toEqual({
    at: new Date(NOON + MINUTE).toISOString(),
    by: 'merchant',
    kind: 'corrected',
    was: { terminalId: '10293847' },
    now: { terminalId: '10293848' },
  });
});

it.each<[string, PartialFields, PartialFields, PartialFields]>([
  ['a field that was empty', { before: '换过地址' }, {}, { before: '换过地址' }],
  ['words taken back', { notice: ' ' }, { notice: '交易受限' }, {}],
  [
    'a day',
    { frozenAt: { said: '前天', at: '2026-11-20' } },
    { frozenAt: FREEZE.frozenAt },
    { frozenAt: { said: '前天', at: '2026-11-20' } },
  ],
  [
    'an amount',
    { amount: { said: '三万多', yuan: 30_000 } },
    {},
    { amount: { said: '三万多', yuan: 30_000 } },
  ],
  [
    'a contact',
    { contact: { kind: 'email', value: 'anna@example.com' } },
    { contact: FREEZE.contact },
    { contact: { kind: 'email', value: 'anna@example.com' } },
  ],
])('tells of %s', async (_what, fields, was, now) => {
  await correct(fields as Partial<TicketDraft['fields']>);
  expect(await lastLine()).toMatchObject({ kind: 'corrected', was, now });
  const { fields: after } = await stored();
  for (const name of Object.keys(fields)) {
    expect([name, after[name as keyof typeof after]]).toEqual([
      name,
      now[name as keyof PartialFields],
    ]);
  }
});

it.each<[string, PartialFields]>([
  ['what stands there already', { terminalId: '10293847', frozenAt: FREEZE.frozenAt }],
  ['the same words with blanks around them', { notice: ' 交易受限 ' }],
  ['what was empty and stays so', { before: '' }],
  ['nothing', {}],
  ['a contact without a value', { contact: { kind: 'phone', value: ' ' } }],
  ['what is no merchant ID', { merchantId: '12345' }],
])('changes nothing with %s', async (_what, fields) => {
  const { changes } = await correct(fields as Partial<TicketDraft['fields']>);
  expect(changes).toEqual([]);
  expect(await stored()).toEqual(ticket);
  expect(await store.read.selectFrom('outbox').selectAll().execute()).toEqual([]);
});

it('takes what fits, and leaves out what does not', async () => {
  await correct({ merchantId: '12345', provider: '收钱吧' });
  expect(await lastLine()).toMatchObject({
    was: { provider: '拉卡拉' },
    now: { provider: '收钱吧' },
  });
});

it('cuts card numbers out of words, and lets ids and contacts through', async () => {
  const card = '6222021234567890128';
  await correct({
    merchantId: '622202123456789',
    notice: `卡号${card}被限`,
    before: `刷过${card}`,
    amount: { said: `三万 ${card}`, yuan: 30_000 },
    frozenAt: { said: `昨天 ${card}` },
    contact: { kind: 'phone', value: '13912345678' },
  });
  const { fields } = await stored();
  expect(fields).toMatchObject({
    merchantId: '622202123456789',
    notice: '卡号[••••0128]被限',
    before: '刷过[••••0128]',
    amount: { said: '三万 [••••0128]', yuan: 30_000 },
    frozenAt: { said: '昨天 [••••0128]' },
    contact: { value: '13912345678' },
  });
  const everything = await store.read.selectFrom('ticket_events').select('body').execute();
  expect(JSON.stringify(everything)).not.toContain(card);
});

describe('the state', () => {
  it.each(['waiting', 'resolved'] as const)('is open again after %s', async (status) => {
    await toStatus(status);
    const { changes } = await correct({ provider: '收钱吧' });
    expect(changes).toMatchObject([
      { by: 'merchant', kind: 'corrected' },
      { by: 'system', kind: 'status', from: status, to: 'open' },
    ]);
    expect(await stored()).toMatchObject({ status: 'open', fields: { provider: '收钱吧' } });
  });

  it('stays new, and the clock of the answer runs', async () => {
    await change({ do: 'set', note: '收到' }, 'staff');
    expect((await stored()).awaitingSince).toBeUndefined();
    const { ticket: after } = await correct({ provider: '收钱吧' });
    expect(after).toMatchObject({ status: 'new', awaitingSince: after.updatedAt });
  });

  it('is closed, and nothing of the ticket changes', async () => {
    await toStatus('closed');
    const before = await stored();
    expect((await correct({ provider: '收钱吧' })).changes).toEqual([]);
    expect(await stored()).toEqual(before);
  });
});

describe('where it is found', () => {
  it('is by the new values, and no more by the old ones', async () => {
    expect([await found('拉卡拉'), await found('10293847')]).toEqual([1, 1]);
    await correct({
      provider: '收钱吧',
      terminalId: '10293848',
      amount: { said: '三万多', yuan: 30_000 },
    });
    expect([await found('拉卡拉'), await found('10293847')]).toEqual([0, 0]);
    expect([await found('收钱吧'), await found('10293848'), await found('三万多')]).toEqual([
      1, 1, 1,
    ]);
  });

  it('is in the queue with the new provider, ids and subject', async () => {
    await correct({ merchantId: '898310148160569', provider: '收钱吧', notice: '账户异常' });
    const filter = { provider: '收钱吧' };
    const page = { filter, sort: 'newest', after: undefined, limit: 50 } as const;
    expect(await listQueue(store.read, page)).toMatchObject([
      { merchant_id: '898310148160569', provider: '收钱吧', subject: '账户异常' },
    ]);
  });

  it('is an open freeze of the terminal that it is about now', async () => {
    const directory = createTicketDirectory(store);
    const same = { conversationId: 'b', merchantId: '898310148160568', terminalId: '10293847' };
    expect(await directory.openFreeze(same)).toEqual({ number: ticket.number, isOwn: false });
    await correct({ terminalId: '10293848' });
    expect(await directory.openFreeze(same)).toBeUndefined();
    expect(await directory.openFreeze({ ...same, terminalId: '10293848' })).toBeDefined();
  });

  it('is told to whoever knows its number and the merchant ID that is right', async () => {
    const directory = createTicketDirectory(store);
    const { number } = ticket;
    const pair = { number, conversationId: 'b', userId: 'u', now: new Date(NOON) };
    await correct({ merchantId: '898310148160569' });
    const old = await directory.lookUp({ ...pair, key: '1', merchantId: '898310148160568' });
    const right = await directory.lookUp({ ...pair, key: '2', merchantId: '898310148160569' });
    expect([old.kind, right.kind]).toEqual(['none', 'found']);
  });

  it('is known whole in its own conversation alone', async () => {
    const directory = createTicketDirectory(store);
    await correct({ provider: '收钱吧' });
    const [own] = await directory.ofConversation('a');
    expect(own?.fields).toEqual({ ...FREEZE, provider: '收钱吧' });
    const [elsewhere] = await directory.opened([ticket.number]);
    expect(elsewhere).not.toHaveProperty('fields');
  });
});

it('is told to the operator, to staff by mail and on their card, and not to the merchant', async () => {
  await correct({ contact: { kind: 'email', value: 'anna@example.com' } });
  const sent = await store.read.selectFrom('outbox').select(['kind', 'id', 'payload']).execute();
  expect(sent.map(({ kind }) => kind).sort()).toEqual(['card', 'email', 'webhook']);
  const webhook = sent.find(({ kind }) => kind === 'webhook');
  const event = ticketEventSchema.parse(JSON.parse(webhook?.payload ?? ''));
  expect(event).toMatchObject({
    type: 'ticket.updated',
    data: { fields: { contact: { value: 'anna@example.com' } } },
    changes: [{ kind: 'corrected', was: { contact: FREEZE.contact } }],
  });
  const mail = sent.find(({ kind }) => kind === 'email');
  expect(JSON.parse(mail?.payload ?? '')).toMatchObject({ to: 'staff' });
});

it('reaches open desks', async () => {
  const revision = () =>
    store.read.selectFrom('tickets').select('revision').executeTakeFirstOrThrow();
  const before = (await revision()).revision as number;
  await correct({ provider: '收钱吧' });
  expect((await revision()).revision).toBeGreaterThan(before);
});

describe('fields that were asked for and not answered', () => {
  beforeEach(async () => {
    ticket = await makeTicket(store, 'c', {
      fields: { contact: FREEZE.contact },
      open: ['merchantId', 'terminalId'],
    });
  });

  it('stand in the ticket and in what the operator gets', async () => {
    expect(ticket.open).toEqual(['merchantId', 'terminalId']);
    await change({ do: 'message', text: '在吗' });
    const sent = await store.read.selectFrom('outbox').select('payload').execute();
    expect(JSON.parse(sent[0]?.payload ?? '').data.open).toEqual(['merchantId', 'terminalId']);
  });

  it('are fewer with each one that is told later', async () => {
    await correct({ terminalId: '10293847' });
    expect((await stored()).open).toEqual(['merchantId']);
    await correct({ merchantId: '898310148160568' });
    expect(await stored()).not.toHaveProperty('open');
  });

  it('stay open when something else is corrected, or what is told does not fit', async () => {
    await correct({ provider: '收钱吧', merchantId: '123' });
    expect((await stored()).open).toEqual(['merchantId', 'terminalId']);
  });

  it('are no list where every field was answered', async () => {
    expect(await makeTicket(store, 'd', { open: [] })).not.toHaveProperty('open');
  });
});
