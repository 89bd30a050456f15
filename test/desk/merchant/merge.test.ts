// Merging two tickets: one goes on, both numbers stay good, the merchant is told once, and two people at once do no harm.

import type { TicketView } from '../../../src/desk/views';
import { startTestApp, type TestApp } from '../../support/app';
import { addColleague, type DeskClient, firstAdmin } from '../../support/desk-client';
import { type Merchant, merchantWithTicket } from '../../support/desk-tickets';
import { until } from '../../support/direct-line-client';

jest.setTimeout(240_000);

let app: TestApp;
let admin: DeskClient;
let agent: DeskClient;
beforeAll(async () => {
  app = await startTestApp();
  admin = await firstAdmin(app);
  agent = await addColleague(admin, 'li.min');
});
afterAll(() => app.stop());

const at = (number: string, action = '') => `/api/desk/tickets/${number}${action && `/${action}`}`;
const view = async ({ number }: Merchant) => (await agent.get<TicketView>(at(number))).body;
const merge = (from: Merchant, into: Merchant, by = agent, acrossMerchants = true) =>
  by.post(at(from.number, 'merge'), { into: into.number, acrossMerchants });
const told = async (merchant: Merchant) =>
  (await merchant.said()).filter((line) => line.includes('合并处理，以后'));

it('warns where the merchant IDs differ, and leaves everything as it is', async () => {
  const [one, other] = [await merchantWithTicket(app), await merchantWithTicket(app)];
  const answer = await merge(one, other, agent, false);
  expect([answer.status, answer.body.error.code]).toEqual([409, 'TicketMergeMerchants']);
  expect((await view(one)).row).toMatchObject({ number: one.number, status: 'new' });
});

it('shows both in one, tells the merchant once, and answers him by either number', async () => {
  const [one, other] = [await merchantWithTicket(app), await merchantWithTicket(app)];
  await agent.post(at(one.number, 'remark'), { text: '老板姓赵' });
  const { status, body } = await merge(one, other);
  expect(status).toBe(200);
  expect(body.row).toMatchObject({ number: other.number, status: 'new' });
  const shown = await view(one);
  expect(shown.row.number).toBe(other.number);
  expect(shown.merged).toEqual([expect.objectContaining({ number: one.number })]);
  expect(shown.history).toContainEqual(expect.objectContaining({ text: '老板姓赵' }));
  const talk = await agent.get(at(other.number, `talks/${shown.merged[0]?.talk}`));
  expect(JSON.stringify(talk.body)).toContain(one.merchantId);
  await until(async () => ((await told(one)).length > 0 ? true : undefined));
  await one.say(one.number);
  const said = await one.said();
  expect(said.at(-1)).toContain(`工单 ${other.number}`);
  expect(said.at(-1)).toContain(`已合并处理的工单：${one.number}`);
  expect([await told(one), await told(other)].map(({ length }) => length)).toEqual([1, 0]);
  const queue = await agent.get('/api/desk/tickets?status=new,open&limit=200');
  const numbers = queue.body.tickets.map(({ number }: { number: string }) => number);
  expect(numbers).toContain(other.number);
  expect(numbers).not.toContain(one.number);
});

it('brings what is done under the old number to the living ticket, along any chain', async () => {
  const [a, b, c] = [
    await merchantWithTicket(app),
    await merchantWithTicket(app),
    await merchantWithTicket(app),
  ];
  expect((await merge(a, b)).status).toBe(200);
  expect((await merge(b, c)).status).toBe(200);
  app.clock.advance(60_000);
  await agent.post(at(a.number, 'remark'), { text: '给最后一张' });
  const { row, merged, history } = await view(a);
  expect(row.number).toBe(c.number);
  expect(merged.map(({ number }) => number).toSorted()).toEqual([a.number, b.number].toSorted());
  expect(history.at(-1)).toMatchObject({ kind: 'remark', text: '给最后一张' });
  const circle = await merge(c, a);
  expect([circle.status, circle.body.error.code]).toEqual([409, 'TicketMergeSame']);
});

it('lets one of two who merge at once win, and tells the other', async () => {
  const [one, other] = [await merchantWithTicket(app), await merchantWithTicket(app)];
  const answers = await Promise.all([merge(one, other), merge(other, one, admin)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const [first, second] = [await view(one), await view(other)];
  expect(first.row.number).toBe(second.row.number);
  expect(first.merged).toHaveLength(1);
});

it('leaves alone what a colleague has, and what is over', async () => {
  const [one, other] = [await merchantWithTicket(app), await merchantWithTicket(app)];
  await admin.post(at(one.number, 'claim'));
  const claimed = await merge(one, other);
  expect([claimed.status, claimed.body.error.code]).toEqual([409, 'TicketClaimed']);
  await admin.post(at(one.number, 'status'), { status: 'closed', reason: 'solved' });
  const over = await merge(other, one);
  expect([over.status, over.body.error.code]).toEqual([409, 'TicketMergeOver']);
});

it('says what staff answer in the chat of the double too, and leaves that one to them', async () => {
  const [one, other] = [await merchantWithTicket(app), await merchantWithTicket(app)];
  expect((await merge(one, other)).status).toBe(200);
  await agent.post(at(other.number, 'claim'));
  await agent.post(at(other.number, 'reply'), { text: '请看邮件' });
  for (const each of [one, other]) {
    await until(
      async () => (await each.said()).some((line) => line.includes('请看邮件')) || undefined,
    );
  }
  await one.client.send('没收到邮件');
  await until(
    async () => (await view(other)).history.some(({ text }) => text === '没收到邮件') || undefined,
  );
  expect((await one.said()).at(-1)).toBe('user: 没收到邮件');
  await agent.post(at(other.number, 'status'), { status: 'resolved' });
  for (const each of [one, other]) {
    await until(
      async () => (await each.said()).some((line) => line.includes('已处理完毕')) || undefined,
    );
  }
});
