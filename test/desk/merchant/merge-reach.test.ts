// After a merge: both chats belong to the ticket that goes on, with what is typed and read there, its mail and its history.

import { MERCHANT_MAIL_DELAY_MS } from '../../../src/turns/announce';
import { startTestApp, type TestApp } from '../../support/app';
import { type DeskClient, firstAdmin } from '../../support/desk-client';
import { DeskFeed } from '../../support/desk-feed';
import { type Merchant, merchantWithTicket } from '../../support/desk-tickets';
import { until } from '../../support/direct-line-client';
import { type MailServerForTests, startMailServer } from '../../support/mail-server';

jest.setTimeout(240_000);

let app: TestApp;
let admin: DeskClient;
let mail: MailServerForTests;
beforeAll(async () => {
  mail = await startMailServer();
  app = await startTestApp({ SMTP_URL: mail.url, SMTP_FROM: 'Thaw <support@thaw.example>' });
  admin = await firstAdmin(app);
});
afterAll(async () => {
  await app.stop();
  await mail.close();
});

const at = (number: string, action: string) => `/api/desk/tickets/${number}/${action}`;
const merge = (from: Merchant, into: Merchant) =>
  admin.post(at(from.number, 'merge'), { into: into.number, acrossMerchants: true });
const post = ({ client }: Merchant, activity: object) =>
  client.call('POST', `/conversations/${client.grant.conversationId}/activities`, activity);
const hears = async ({ client }: Merchant, words: string) =>
  until(async () => (await client.read()).activities.find(({ text }) => text?.includes(words)));
const readsUpTo = (merchant: Merchant, id = '') =>
  post(merchant, {
    type: 'event',
    name: 'application/vnd.microsoft.readReceipt',
    value: { lastReadMessageId: id },
  });
const seqOf = (id = '') => Number(id.slice(-7));
/** Every mail that is due by then has left. */
async function mailed(): Promise<string[]> {
  mail.recipients.length = 0;
  app.clock.advance(MERCHANT_MAIL_DELAY_MS + 1000);
  await app.outbox.runDue();
  return mail.recipients.toSorted();
}

it('shows what is typed and read in the chat of the double, also when it is merged while the ticket is open', async () => {
  const [one, other] = [await merchantWithTicket(app), await merchantWithTicket(app)];
  const feed = await DeskFeed.open(admin, other.number);
  await admin.post(at(other.number, 'claim'));
  await admin.post(at(other.number, 'reply'), { text: '合并前的回复' });
  const before = await hears(other, '合并前的回复');
  await merge(one, other);
  await hears(one, '合并处理，以后');
  await until(async () => {
    await post(one, { type: 'typing' });
    return feed.hears('typing', () => true);
  });
  await admin.post(at(other.number, 'reply'), { text: '第一条' });
  await admin.post(at(other.number, 'reply'), { text: '第二条' });
  const [first, there] = [await hears(other, '第一条'), await hears(one, '第一条')];
  await readsUpTo(one, there?.id);
  await feed.hears('company', (data) => JSON.parse(data).read === seqOf(first?.id));
  const [second, last] = [await hears(other, '第二条'), await hears(one, '第二条')];
  await readsUpTo(other, before?.id);
  await readsUpTo(one, last?.id);
  await feed.hears('company', (data) => JSON.parse(data).read === seqOf(second?.id));
  feed.close();
});

it('says nothing was read where the double read only what was said before', async () => {
  const [one, other] = [await merchantWithTicket(app), await merchantWithTicket(app)];
  await admin.post(at(other.number, 'claim'));
  await admin.post(at(other.number, 'reply'), { text: '只在这里' });
  await merge(one, other);
  const told = await hears(one, '合并处理，以后');
  await admin.post(at(other.number, 'reply'), { text: '两边都有' });
  await readsUpTo(one, told?.id);
  const feed = await DeskFeed.open(admin, other.number);
  await feed.hears('company', (data) => JSON.parse(data).read === null);
  feed.close();
});

it('mails every address that was left, each once, and none whose chat has it', async () => {
  const [zhao, li, twin] = [
    await merchantWithTicket(app, 'zhao@shop.example'),
    await merchantWithTicket(app, 'li@shop.example'),
    await merchantWithTicket(app, 'ZHAO@shop.example'),
  ];
  await merge(zhao, li);
  await merge(twin, li);
  await mailed();
  await admin.post(at(li.number, 'claim'));
  await mailed();
  await admin.post(at(li.number, 'reply'), { text: '请补交执照' });
  expect(await mailed()).toEqual(['li@shop.example', 'zhao@shop.example']);
  await admin.post(at(li.number, 'reply'), { text: '已经收到' });
  const heard = await hears(twin, '已经收到');
  await readsUpTo(twin, heard?.id);
  expect(await mailed()).toEqual(['li@shop.example']);
});

it('gives the whole history by either number to other systems', async () => {
  const [one, other] = [await merchantWithTicket(app), await merchantWithTicket(app)];
  await admin.post(at(one.number, 'remark'), { text: '老板姓赵' });
  app.clock.advance(1000);
  await merge(one, other);
  const { body } = await admin.post('/api/desk/keys', { name: 'Zammad', scopes: ['tickets:read'] });
  const historyOf = async (number: string) => {
    const answer = await fetch(`${app.url}/api/v1/tickets/${number}/history`, {
      headers: { authorization: `Bearer ${body.key}` },
    });
    const { history } = (await answer.json()) as {
      history: { at: string; kind: string; text?: string }[];
    };
    return history;
  };
  const history = await historyOf(one.number);
  expect(history).toEqual(await historyOf(other.number));
  expect(history).toContainEqual(expect.objectContaining({ text: '老板姓赵' }));
  expect(history.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['merged', 'took-in']));
  expect(history.map(({ at: each }) => each)).toEqual(
    history.map(({ at: each }) => each).toSorted(),
  );
});
