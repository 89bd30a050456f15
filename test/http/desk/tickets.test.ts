import type { QueueView, TicketView } from '../../../src/desk/views';
import { startTestApp, type TestApp } from '../../support/app';
import { addColleague, type DeskClient, firstAdmin } from '../../support/desk-client';
import { type Merchant, merchantWithTicket } from '../../support/desk-tickets';
import { until } from '../../support/direct-line-client';
import { PNG } from '../../support/sample-files';

let app: TestApp;
let admin: DeskClient;
let agent: DeskClient;
let merchant: Merchant;
beforeAll(async () => {
  app = await startTestApp();
  admin = await firstAdmin(app);
  agent = await addColleague(admin, 'li.min');
});
afterAll(() => app.stop());
beforeEach(async () => {
  merchant = await merchantWithTicket(app);
});

const at = (action = '') => `/api/desk/tickets/${merchant.number}${action && `/${action}`}`;
const ticket = async (client = agent) => (await client.get<TicketView>(at())).body;
const queue = async (query = '', client = agent) =>
  (await client.get<QueueView>(`/api/desk/tickets?${query}`)).body;
const hears = (text: string) =>
  until(async () => (await merchant.said()).find((line) => line.includes(text)));

describe('a ticket', () => {
  it('shows fields, papers, questions, conversation and history, the contact in part', async () => {
    const view = await ticket();
    expect(view.row).toMatchObject({
      status: 'new',
      provider: '拉卡拉 Lakala',
      merchantId: merchant.merchantId,
      subject: '交易受限，请联系发卡行',
      assignee: null,
    });
    expect(view.fields.contact).toEqual({ kind: 'phone', masked: '138****8000' });
    expect(JSON.stringify(view)).not.toMatch(/138\s?0013\s?8000/);
    expect(view.transcript.map(({ from }) => from)).toContain('merchant');
    expect(view.history).toMatchObject([{ kind: 'created', by: 'bot' }]);
    expect(view.papers.missing).toContain('Business licence');
    expect(view.nextStatuses).toContain('waiting');
  });

  it('is named in the language of whoever reads it', async () => {
    expect((await ticket(admin)).papers.missing).toContain('营业执照');
  });

  it('gives the contact in full only when asked, and records who asked', async () => {
    expect((await agent.post(at('reveal'))).body).toEqual({ contact: '13800138000' });
    const { body } = await admin.get(`/api/desk/audit?subject=${merchant.number}`);
    expect(body.entries).toMatchObject([{ action: 'reveal', name: 'li.min' }]);
  });

  it('shows numbers in part wherever they were written', async () => {
    await agent.post(at('claim'));
    await merchant.client.send('也可以打 139 1234 5678');
    await agent.post(at('remark'), { text: '店主电话13912345678' });
    const view = await until(async () => {
      const now = await ticket();
      return now.history.length === 4 ? now : undefined;
    });
    expect(JSON.stringify(view)).toContain('139****5678');
    expect(JSON.stringify(view).replace(/\s/g, '')).not.toContain('13912345678');
  });

  it('explains the code in a message that is corrected, in the language of whoever reads it', async () => {
    const other = await merchantWithTicket(app);
    await other.say('提示改成97 终端未登记');
    const address = `/api/desk/tickets/${other.number}`;
    const shown = async (desk: typeof agent) => (await desk.get(address)).body.screenCodes;
    expect(await shown(agent)).toContain(
      '97 · terminal not registered · It speaks of your terminal',
    );
    expect(await shown(admin)).toContain('97 · 终端未登记 · 说的是您这台终端');
  });

  it('is unknown by a number that does not exist', async () => {
    const { status, body } = await agent.get('/api/desk/tickets/FZ-20261120-9999');
    expect([status, body.error.code]).toEqual([404, 'TicketUnknown']);
  });

  it('names the field of a body that does not fit', async () => {
    const wrong = await agent.post(at('status'), { status: 'gone', colour: 'red' });
    expect(wrong.status).toBe(400);
    expect(wrong.body.error.message).toContain('status');
    expect(wrong.body.error.message).toContain('colour');
  });
});

describe('the whole life of a ticket', () => {
  it('goes from claim to rating, and the merchant is told each step', async () => {
    const claimed = await agent.post<TicketView>(at('claim'));
    expect(claimed.body).toMatchObject({
      row: { status: 'open', held: true, assignee: { name: 'li.min' } },
      canReply: true,
    });
    await hears('工作人员li.min已接手您的工单');
    await agent.post(at('reply'), { text: '您好，请问冻结的是哪几笔？' });
    await hears('bot: li.min（工作人员）：\n您好，请问冻结的是哪几笔？');
    const before = (await merchant.said()).length;
    await merchant.client.send('上周五的三笔');
    const view = await until(async () => {
      const now = await ticket();
      return now.transcript.at(-1)?.text === '上周五的三笔' ? now : undefined;
    });
    expect(view.row.clock).not.toBeNull();
    expect(await merchant.said()).toHaveLength(before + 1);
    await agent.post(at('status'), { status: 'waiting', note: '请补小票', missing: ['交易小票'] });
    await hears('请补小票');
    await agent.post(at('hand-back'));
    await hears('现在由我继续回答您');
    await merchant.say('POS机为什么会被冻结');
    await agent.post(at('claim'));
    await agent.post(at('status'), { status: 'closed', reason: 'solved' });
    await hears('满意');
    await merchant.say('满意');
    await until(async () => ((await ticket()).rating?.score === 5 ? true : undefined));
    expect((await ticket()).history.map(({ kind }) => kind)).toEqual([
      ...['created', 'claimed', 'reply', 'message', 'status', 'handed-back', 'claimed'],
      ...['status', 'rating'],
    ]);
  });

  it('keeps private notes at the desk', async () => {
    const before = await merchant.said();
    const { body } = await agent.post<TicketView>(at('remark'), { text: '金额大，先核对' });
    expect(body.history.at(-1)).toMatchObject({ kind: 'remark', text: '金额大，先核对' });
    expect(await merchant.said()).toEqual(before);
  });

  it('passes on to a colleague, who goes on in the same chat', async () => {
    await agent.post(at('claim'));
    const { body: staff } = await admin.get('/api/desk/staff');
    const other = staff.staff.find(({ login }: { login: string }) => login === 'wang.li');
    await agent.post(at('assign'), { staff: other.id });
    await hears('已转给工作人员王丽');
    expect((await agent.post(at('reply'), { text: '还在吗' })).status).toBe(409);
    expect((await admin.post(at('reply'), { text: '您好，我来继续' })).status).toBe(200);
  });

  it('goes back to the queue when whoever has it is disabled, and a colleague goes on', async () => {
    const leaver = await addColleague(admin, `leaver${Date.now()}`);
    await leaver.post(at('claim'));
    await hears('已接手您的工单');
    const id = leaver.session?.staff.id;
    await admin.patch(`/api/desk/staff/${id}`, { isDisabled: true });
    await hears('会由另一位工作人员接着处理');
    expect((await ticket(admin)).row).toMatchObject({ assignee: null, held: false });
    expect((await agent.post(at('claim'))).status).toBe(200);
  });

  it('sends files that the merchant opens by an address nobody can guess', async () => {
    await agent.post(at('claim'));
    const form = new FormData();
    const activity = new Blob([JSON.stringify({ text: '请看这张示例' })], {
      type: 'application/vnd.microsoft.activity',
    });
    form.append('activity', activity, 'activity');
    form.append('file', new Blob([PNG], { type: 'image/png' }), '示例<script>.png');
    const answer = await fetch(`${app.url}${at('reply')}`, {
      method: 'POST',
      body: form,
      headers: { cookie: agent.cookie, 'x-thaw-csrf': agent.csrf },
    });
    expect(answer.status).toBe(200);
    const { activities } = await merchant.client.read();
    const [file] = (activities.at(-1)?.attachments ?? []) as { name: string; contentUrl: string }[];
    const got = await fetch(file?.contentUrl ?? '');
    expect(Buffer.from(await got.arrayBuffer())).toEqual(PNG);
    expect(got.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(got.headers.get('content-security-policy')).toContain('sandbox');
    expect((await fetch(`${app.url}/files/AAAA`)).status).toBe(404);
  });

  it('refuses files that are none of the accepted kinds, by name', async () => {
    await agent.post(at('claim'));
    const form = new FormData();
    const activity = new Blob(['{"text":""}'], { type: 'application/vnd.microsoft.activity' });
    form.append('activity', activity, 'activity');
    form.append('file', new Blob(['<html>']), 'page.html');
    const answer = await fetch(`${app.url}${at('reply')}`, {
      method: 'POST',
      body: form,
      headers: { cookie: agent.cookie, 'x-thaw-csrf': agent.csrf },
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('page.html (wrong-type)');
  });
});

describe('the queue', () => {
  it('counts, filters and finds', async () => {
    await agent.post(at('claim'));
    const mine = await queue('assignee=me');
    expect(mine.tickets.map(({ number }) => number)).toContain(merchant.number);
    expect(mine.mine).toBeGreaterThan(0);
    expect(mine.providers).toContain('拉卡拉 Lakala');
    const open = await queue('assignee=none');
    expect(open.tickets.map(({ number }) => number)).not.toContain(merchant.number);
    for (const search of [
      merchant.number,
      merchant.merchantId,
      '发卡行',
      'lakala',
      '13800138000',
    ]) {
      const found = await queue(new URLSearchParams({ search }).toString());
      expect(found.tickets.map(({ number }) => number)).toContain(merchant.number);
    }
    for (const search of ['" OR 1 --', 'NEAR(', '***', 'words:x', '无此词语']) {
      expect((await queue(new URLSearchParams({ search }).toString())).tickets).toEqual([]);
    }
  });

  it('gives every ticket once over all pages, in every order', async () => {
    await merchantWithTicket(app);
    await agent.post(at('claim'));
    await agent.post(at('reply'), { text: '好的' });
    for (const sort of ['waiting', 'newest', 'updated']) {
      const whole = (await queue(`sort=${sort}&limit=200`)).tickets.map(({ number }) => number);
      const paged: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page: QueueView = await queue(`sort=${sort}&limit=1&cursor=${cursor}`);
        paged.push(...page.tickets.map(({ number }) => number));
        cursor = page.next;
      }
      expect(paged).toEqual(whole);
      expect(new Set(whole).size).toBe(whole.length);
    }
  });

  it('names a parameter that it does not know, and a cursor that is none', async () => {
    expect((await agent.get('/api/desk/tickets?colour=red')).body.error.message).toContain(
      'colour',
    );
    const wrong = await agent.get('/api/desk/tickets?cursor=xxx');
    expect([wrong.status, wrong.body.error.message]).toEqual([
      400,
      expect.stringContaining('cursor'),
    ]);
  });
});

describe('two at once', () => {
  it('a claim has one winner, a thousand times over', async () => {
    const outcomes = { won: 0, refused: 0 };
    for (let round = 0; round < 1000; round++) {
      const claims = [agent, admin].map((client) => client.post(at('claim')));
      const answers = await Promise.all(claims);
      const winners = answers.filter(({ status }) => status === 200);
      const losers = answers.filter(({ status }) => status === 409);
      expect([winners.length, losers.length]).toEqual([1, 1]);
      expect(losers[0]?.body.error.code).toBe('TicketClaimed');
      outcomes.won += 1;
      outcomes.refused += 1;
      const winner = answers[0]?.status === 200 ? agent : admin;
      expect((await winner.post(at('release'))).status).toBe(200);
    }
    expect(outcomes).toEqual({ won: 1000, refused: 1000 });
  }, 300_000);
});

describe('live events', () => {
  async function listen(client: DeskClient, query = '', last?: string) {
    const abort = new AbortController();
    const answer = await fetch(`${app.url}/api/desk/events${query}`, {
      headers: { cookie: client.cookie, ...(last && { 'last-event-id': last }) },
      signal: abort.signal,
    });
    const heard = { text: '', answer, end: () => abort.abort() };
    void (async () => {
      const decoder = new TextDecoder();
      for await (const chunk of answer.body ?? []) heard.text += decoder.decode(chunk);
    })().catch(() => {});
    return heard;
  }

  it('tell of a changed ticket and of the watched conversation', async () => {
    const stream = await listen(agent, `?ticket=${merchant.number}`);
    expect(stream.answer.headers.get('content-type')).toContain('text/event-stream');
    await merchant.say('在吗');
    await until(() => (stream.text.includes('event: conversation') ? true : undefined));
    await admin.post(at('claim'));
    await until(() => (stream.text.includes(merchant.number) ? true : undefined));
    stream.end();
  });

  it('resume where a desk was cut off', async () => {
    const before = await listen(agent);
    await admin.post(at('claim'));
    await until(() => (before.text.includes(merchant.number) ? true : undefined));
    before.end();
    const last = before.text
      .match(/id: (\d+)/g)
      ?.at(-1)
      ?.slice(4);
    await admin.post(at('release'));
    const after = await listen(agent, '', last);
    await until(() => (after.text.includes(merchant.number) ? true : undefined));
    after.end();
  });

  it('say nothing to who is not signed in', async () => {
    const stranger = await fetch(`${app.url}/api/desk/events`);
    expect(stranger.status).toBe(401);
  });
});
