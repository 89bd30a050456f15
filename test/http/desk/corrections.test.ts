// Held money at the desk: found by its kind, shown with what was corrected and what was not answered.

import type { QueueView, TicketView } from '../../../src/desk/views';
import type { Ticket, TicketDraft } from '../../../src/tickets/ticket';
import { applyChange } from '../../../src/tickets/ticket-change-store';
import { type ApiBench, READ, startApi } from '../../support/api-bench';
import { DeskClient } from '../../support/desk-client';
import { makeTicket, NOON } from '../../tickets/tickets';

let api: ApiBench;
let desk: DeskClient;
let held: Ticket;
beforeAll(async () => {
  api = await startApi();
  desk = new DeskClient(api.url);
  await desk.setUp(api.link, { login: 'wang.li', name: '王丽' });
  await makeTicket(api.store);
  await makeTicket(api.store, 'a', { kind: 'person' });
  held = await makeTicket(api.store, 'a', {
    kind: 'settlement',
    fields: {
      merchantId: '898310148160568',
      amount: { said: '三万多，问13912345678', yuan: 30_000 },
      scope: 'funds',
      contact: { kind: 'phone', value: '13800138000' },
    },
    open: ['frozenAt', 'notice'],
  });
  await correct({
    frozenAt: { said: '上周五' },
    before: '打13912345678问过',
    contact: { kind: 'email', value: 'anna@example.com' },
  });
});
afterAll(() => api.stop());

const correct = (fields: Partial<TicketDraft['fields']>) =>
  api.store.write((db) =>
    applyChange(db, {
      number: held.number,
      command: { do: 'correct', fields },
      by: 'merchant',
      now: NOON,
    }),
  );

it('is shown with the corrected values, and with what is still open', async () => {
  const { body } = await desk.get<TicketView>(`/api/desk/tickets/${held.number}`);
  expect(body.row).toMatchObject({ kind: 'settlement', subject: '打139****5678问过' });
  expect(body.fields).toEqual({
    merchantId: '898310148160568',
    amount: { said: '三万多，问139****5678', yuan: 30_000 },
    frozenAt: { said: '上周五' },
    before: '打139****5678问过',
    scope: 'funds',
    contact: { kind: 'email', masked: 'a***@example.com' },
  });
  expect(body.open).toEqual(['notice']);
});

it('has the correction in its history, with contacts in part before and after', async () => {
  const { body } = await desk.get<TicketView>(`/api/desk/tickets/${held.number}`);
  expect(body.history.at(-1)).toMatchObject({
    by: 'merchant',
    kind: 'corrected',
    was: { contact: { kind: 'phone', value: '138****8000' } },
    now: {
      frozenAt: { said: '上周五' },
      before: '打139****5678问过',
      contact: { kind: 'email', value: 'a***@example.com' },
    },
  });
  expect(JSON.stringify(body)).not.toMatch(/13800138000|13912345678|anna@/);
});

it('gives the contact that is right now when asked for it', async () => {
  const { body } = await desk.post(`/api/desk/tickets/${held.number}/reveal`);
  expect(body).toEqual({ contact: 'anna@example.com' });
});

it('has no open fields where all were answered', async () => {
  const { body } = await desk.get<TicketView>('/api/desk/tickets/FZ-20261122-0001');
  expect(body.open).toEqual([]);
});

it('is found by its kind, in the queue and in the exported file', async () => {
  const { body } = await desk.get<QueueView>('/api/desk/tickets?kind=settlement');
  expect(body.tickets.map(({ number }) => number)).toEqual([held.number]);
  const file = await fetch(`${api.url}/api/desk/tickets.csv?kind=settlement`, {
    headers: { cookie: desk.cookie },
  });
  const lines = (await file.text()).trimEnd().split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(`"${held.number}","settlement"`);
});

it('comes whole over the REST API, as its document says', async () => {
  const caller = api.caller((await api.key(READ)).key);
  const { body: list } = await caller.get('/tickets?kind=settlement');
  expect(list.tickets).toMatchObject([
    { kind: 'settlement', open: ['notice'], fields: { amount: { yuan: 30_000 } } },
  ]);
  const { body } = await caller.get(`/tickets/${held.number}/history`);
  expect(body.history.at(-1)).toMatchObject({
    kind: 'corrected',
    was: { contact: { value: '13800138000' } },
    now: { contact: { value: 'anna@example.com' } },
  });
});
