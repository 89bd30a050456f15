// A person's data on request: one administrator asks, another one decides, and all of it is recorded.

import { unzipSync } from 'fflate';
import type { PersonRequestsView } from '../../../src/desk/data-views';
import { startTestApp, type TestApp } from '../../support/app';
import { addColleague, type DeskClient, firstAdmin } from '../../support/desk-client';
import { type Merchant, merchantWithTicket } from '../../support/desk-tickets';
import { until } from '../../support/direct-line-client';
import { openBesideService } from '../../support/store';
import { temporaryFolder } from '../../support/temporary-folder';

const REQUESTS = '/api/desk/person-requests';
let app: TestApp;
let folder: string;
let wang: DeskClient;
let zhao: DeskClient;
let agent: DeskClient;
let merchant: Merchant;
beforeAll(async () => {
  folder = temporaryFolder();
  app = await startTestApp({ DATA_DIR: folder });
  wang = await firstAdmin(app);
  zhao = await addColleague(wang, 'zhao.yun', 'admin');
  agent = await addColleague(wang, 'li.min');
});
afterAll(() => app.stop());
beforeEach(async () => {
  merchant = await merchantWithTicket(app);
});

const person = () => ({ by: 'merchant', value: merchant.merchantId });
const ask = async (act: 'export' | 'erase') => {
  const { status, body } = await wang.post(REQUESTS, { act, person: person() });
  expect(status).toBe(201);
  return body.id as string;
};
const find = async (id: string, client = wang) =>
  (await client.get<PersonRequestsView>(REQUESTS)).body.requests.find((each) => each.id === id);
const close = () =>
  wang.post(`/api/desk/tickets/${merchant.number}/status`, { status: 'closed', reason: 'solved' });

it('looks up how much there is, for administrators alone', async () => {
  const { body } = await wang.post('/api/desk/persons/look-up', person());
  expect(body).toMatchObject({ conversations: 1, papers: 0, tickets: [merchant.number] });
  expect(body.messages).toBeGreaterThan(20);
  expect((await agent.post('/api/desk/persons/look-up', person())).status).toBe(403);
  const nobody = { by: 'contact', value: '13700000000' };
  expect((await wang.post('/api/desk/persons/look-up', nobody)).status).toBe(404);
});

it('erases only once another administrator has approved it', async () => {
  const id = await ask('erase');
  const approve = (client: DeskClient) => client.post(`${REQUESTS}/${id}/approve`);
  expect((await approve(wang)).body.error.code).toBe('RequestOwn');
  expect((await approve(agent)).status).toBe(403);
  expect((await approve(zhao)).body.error).toMatchObject({ code: 'EraseUnclosed' });
  expect(await find(id)).toMatchObject({ state: 'asked', isOwn: true, person: person() });
  expect((await close()).status).toBe(200);
  expect((await approve(zhao)).status).toBe(204);
  expect(await find(id, zhao)).toMatchObject({
    ...{ state: 'done', person: null, isOwn: false, askedBy: '王丽', decidedBy: 'zhao.yun' },
    counts: { tickets: [merchant.number] },
  });
  const ticket = await wang.get(`/api/desk/tickets/${merchant.number}`);
  expect(ticket.status).toBe(200);
  expect(ticket.body).toMatchObject({
    row: { status: 'closed', merchantId: null },
    transcript: [],
  });
  expect((await merchant.client.send('hello')).status).toBe(404);
  expect((await approve(zhao)).body.error.code).toBe('RequestUnknown');
});

it('closes the sockets of whoever was erased', async () => {
  await close();
  const { conversationId } = merchant.client.grant;
  const answer = await merchant.client.call('GET', `/conversations/${conversationId}`);
  const { streamUrl } = (await answer.json()) as { streamUrl: string };
  const socket = new WebSocket(streamUrl);
  const closed = new Promise<number>((end) =>
    socket.addEventListener('close', ({ code }) => end(code)),
  );
  await until(() => (socket.readyState === WebSocket.OPEN ? true : undefined));
  expect((await zhao.post(`${REQUESTS}/${await ask('erase')}/approve`)).status).toBe(204);
  expect(await closed).toBe(1001);
});

it('exports for a week what was approved', async () => {
  const id = await ask('export');
  const zip = () => fetch(`${app.url}${REQUESTS}/${id}/zip`, { headers: { cookie: wang.cookie } });
  expect((await zip()).status).toBe(404);
  expect((await zhao.post(`${REQUESTS}/${id}/approve`)).status).toBe(204);
  expect((await find(id))?.fetchUntil).not.toBeNull();
  const answer = await zip();
  expect(answer.headers.get('content-type')).toBe('application/zip');
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  expect(Object.keys(files)).toContain(`tickets/${merchant.number}.json`);
});

it('refuses, or is taken back, and forgets who it was about', async () => {
  const id = await ask('erase');
  expect((await zhao.post(`${REQUESTS}/${id}/refuse`)).status).toBe(204);
  expect(await find(id)).toMatchObject({ state: 'refused', person: null, decidedBy: 'zhao.yun' });
  expect((await zhao.post(`${REQUESTS}/${id}/approve`)).status).toBe(404);
});

it('records every step, and nothing by which the person is found', async () => {
  await close();
  const id = await ask('erase');
  await zhao.post(`${REQUESTS}/${id}/approve`);
  const { body } = await wang.get(`/api/desk/audit`);
  const lines = body.entries.slice(0, 3) as { action: string; name: string; details: object }[];
  expect(lines.map(({ action, name }) => [action, name])).toEqual([
    ['person-erased', 'zhao.yun'],
    ['person-approved', 'zhao.yun'],
    ['person-asked', '王丽'],
  ]);
  expect(JSON.stringify(lines)).not.toContain(merchant.merchantId);
});

it('shows of a ticket whose messages are no longer kept what was said up to its making', async () => {
  const at = `/api/desk/tickets/${merchant.number}`;
  const before = (await wang.get(at)).body.transcript as { text: string }[];
  const reader = await openBesideService(folder);
  const { conversationId } = merchant.client.grant;
  await reader.write((db) =>
    db.deleteFrom('activities').where('conversation_id', '=', conversationId).execute(),
  );
  await reader.close();
  const after = (await wang.get(at)).body.transcript as { text: string }[];
  expect(after.length).toBeGreaterThan(10);
  expect(before.map(({ text }) => text)).toEqual(
    expect.arrayContaining(after.slice(0, 5).map(({ text }) => text)),
  );
  expect(JSON.stringify(after)).not.toContain('138 0013 8000');
});
