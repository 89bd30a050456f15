// A merchant whose conversation was deleted comes back: to the page, with an old token, with an open socket.

import { erasePerson } from '../../../src/retention/persons';
import { startTestApp, type TestApp } from '../../support/app';
import { BareClient, until } from '../../support/direct-line-client';
import { openBesideService } from '../../support/store';
import { temporaryFolder } from '../../support/temporary-folder';

let app: TestApp;
let folder: string;
beforeAll(async () => {
  folder = temporaryFolder();
  app = await startTestApp({ DATA_DIR: folder });
});
afterAll(() => app.stop());

/** Beside the running service. */
async function erase(value: string): Promise<void> {
  const store = await openBesideService(folder);
  await erasePerson(store, { by: 'conversation', value }, { by: { id: null, name: 'x' }, now: 1 });
  await store.close();
}

async function visit(cookie = '', more: object = {}) {
  const response = await fetch(`${app.url}/chat/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie && { cookie }) },
    body: JSON.stringify({ start: true, ...more }),
  });
  const opened = (await response.json()) as {
    conversationId: string;
    token: string;
    resumed: boolean;
  };
  const kept = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return {
    ...opened,
    status: response.status,
    cookie: kept,
    client: new BareClient(app.url, opened),
  };
}
type Visit = Awaited<ReturnType<typeof visit>>;

const said = async ({ client }: Visit) =>
  until(async () => {
    const { activities } = await client.read();
    return activities.length > 0 ? activities.map(({ text }) => text).join('\n') : undefined;
  });
const codeOf = async (response: Response) => {
  const { error } = (await response.json()) as { error: { code: string } };
  return [response.status, error.code];
};

it('begins anew on the page, and says once that what was there is deleted', async () => {
  const before = await visit('', { locale: 'en' });
  expect(await said(before)).not.toContain('deleted');
  await erase(before.conversationId);
  const after = await visit(before.cookie, { locale: 'en' });
  expect(after).toMatchObject({ status: 200, resumed: false });
  expect(after.conversationId).not.toBe(before.conversationId);
  expect(await said(after)).toMatch(
    /^The messages of your earlier conversation here were deleted.*\n+Hello, I am Thaw/s,
  );
  const again = await visit(after.cookie, { locale: 'en' });
  expect(again).toMatchObject({ resumed: true, conversationId: after.conversationId });
});

it('says it in both languages to whom it does not know, and not to who began anew', async () => {
  const before = await visit();
  await erase(before.conversationId);
  const words = await said(await visit(before.cookie));
  expect(words).toContain('对话记录已删除');
  expect(words).toContain('were deleted');
  expect(await said(await visit(before.cookie, { fresh: true }))).not.toContain('deleted');
});

it('answers every call with the old token in plain words, and never revives it', async () => {
  const { client, conversationId } = await visit();
  await erase(conversationId);
  const gone = [404, 'ConversationDeleted'];
  expect(await codeOf(await client.send('hello'))).toEqual(gone);
  expect(await codeOf(await client.call('GET', `/conversations/${conversationId}`))).toEqual(gone);
  expect(
    await codeOf(await client.call('GET', `/conversations/${conversationId}/activities`)),
  ).toEqual(gone);
  expect(await codeOf(await client.call('POST', '/conversations', {}))).toEqual(gone);
});
