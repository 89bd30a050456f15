import { insertAccount, updateAccount } from '../../src/staff/account-store';
import { digestOf } from '../../src/staff/secret';
import { findSession, SEEN_EVERY_MS, startSession } from '../../src/staff/session-store';
import { startTestApp } from '../support/app';
import { firstAdmin } from '../support/desk-client';
import { openBesideService, openTestStore } from '../support/store';
import { temporaryFolder } from '../support/temporary-folder';

const draft = { login: 'zhao', name: '赵敏', role: 'agent', language: 'en' } as const;

it('finds no session of a disabled account, even if one is left', async () => {
  const store = await openTestStore();
  const { account } = await store.write((db) => insertAccount(db, draft, 0));
  const id = digestOf(await store.write((db) => startSession(db, account.id, 0)));
  expect(await findSession(store.read, id, 1)).toEqual({
    id,
    account: expect.anything(),
    seenAt: 0,
  });
  await store.write((db) => updateAccount(db, account.id, { disabled_at: 1 }));
  expect(await findSession(store.read, id, 1)).toBeUndefined();
  await store.close();
});

it('stores the digest of a session, and its last request at most once a minute', async () => {
  const DATA_DIR = temporaryFolder();
  const app = await startTestApp({ DATA_DIR });
  const client = await firstAdmin(app);
  const began = app.clock.now();
  const beside = await openBesideService(DATA_DIR);
  const seenAfter = async (ms: number) => {
    app.clock.advance(ms);
    expect((await client.get('/api/desk/staff')).status).toBe(200);
    const row = await beside.read
      .selectFrom('staff_sessions')
      .selectAll()
      .executeTakeFirstOrThrow();
    expect(row?.id).toBe(digestOf(client.cookie.slice(client.cookie.indexOf('=') + 1)));
    return (row?.seen_at ?? 0) - began;
  };
  expect(await seenAfter(SEEN_EVERY_MS - 1)).toBe(0);
  expect(await seenAfter(1)).toBe(SEEN_EVERY_MS);
  expect(await seenAfter(1)).toBe(SEEN_EVERY_MS);
  await beside.close();
  await app.stop();
});
