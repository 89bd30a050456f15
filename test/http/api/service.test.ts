// The REST API in the whole service: a key made beside it works at once, and what is changed reaches the chat.

import { join } from 'node:path';
import { makeApiKey } from '../../../src/staff/api-key-store';
import type { StoreBeside } from '../../../src/store/store';
import { startTestApp, type TestApp } from '../../support/app';
import { openBesideService } from '../../support/store';
import { temporaryFolder } from '../../support/temporary-folder';
import { transcript } from '../../support/turn-bench';
import { makeTicket } from '../../tickets/tickets';

let app: TestApp;
let store: StoreBeside;
beforeAll(async () => {
  const folder = join(temporaryFolder(), 'data');
  app = await startTestApp({ DATA_DIR: folder });
  store = await openBesideService(folder);
});
afterAll(async () => {
  await store.close();
  await app.stop();
});

it('tells the merchant in the chat what a ticket system says', async () => {
  const { number } = await makeTicket(store);
  const act = { by: { id: null, name: 'root' }, now: 0 };
  const draft = { name: 'Zammad', scopes: ['tickets:write' as const] };
  const { key } = await store.write((db) => makeApiKey(db, draft, act));
  const response = await fetch(`${app.url}/api/v1/tickets/${number}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ status: 'waiting', note: '请补近三个月的流水' }),
  });
  expect(response.status).toBe(200);
  while (app.turns.underWay > 0) await new Promise((resolve) => setImmediate(resolve));
  const said = (await transcript(store, 'a')).flatMap((row) => (row.visible ? [row.body] : []));
  expect(said.join('\n')).toContain('请补近三个月的流水');
});

it('publishes its document', async () => {
  const response = await fetch(`${app.url}/api/v1/openapi.json`);
  expect(response.status).toBe(200);
  expect(Object.keys(((await response.json()) as { paths: object }).paths)).toContain('/tickets');
});
