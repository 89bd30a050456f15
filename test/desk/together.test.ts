import { startTestApp, type TestApp } from '../support/app';
import { addColleague, type DeskClient, firstAdmin } from '../support/desk-client';
import { DeskFeed } from '../support/desk-feed';
import { type Merchant, merchantWithTicket } from '../support/desk-tickets';
import { until } from '../support/direct-line-client';

let app: TestApp;
let wang: DeskClient;
let li: DeskClient;
let merchant: Merchant;
let feed: DeskFeed;

beforeAll(async () => {
  app = await startTestApp();
  wang = await firstAdmin(app);
  li = await addColleague(wang, 'li.min');
  merchant = await merchantWithTicket(app);
});
afterAll(() => app.stop());
beforeEach(async () => {
  feed = await DeskFeed.open(wang, merchant.number);
});
afterEach(() => feed.close());

const path = (act: string) => `/api/desk/tickets/${merchant.number}/${act}`;
const sign = (who: DeskClient, state: string) => who.post(path('company'), { state });
const people = (names: [string, 'looks' | 'writes'][]) => (data: string) => {
  const read = JSON.parse(data).people as { name: string; writesForMs: number }[];
  const found = read.map(({ name, writesForMs }) => [name, writesForMs > 0 ? 'writes' : 'looks']);
  return JSON.stringify(found) === JSON.stringify(names);
};

describe('who is at a ticket', () => {
  it('is told to colleagues at once, and again when they go', async () => {
    expect((await sign(li, 'looks')).status).toBe(204);
    await feed.hears('company', people([['li.min', 'looks']]));
    await sign(li, 'writes');
    await feed.hears('company', people([['li.min', 'writes']]));
    await sign(wang, 'looks');
    await feed.hears(
      'company',
      people([
        ['li.min', 'writes'],
        ['王丽', 'looks'],
      ]),
    );
    await sign(li, 'left');
    await feed.hears('company', people([['王丽', 'looks']]));
    await sign(wang, 'left');
  });

  it('is known to who comes later, and forgotten when no sign comes', async () => {
    await sign(li, 'writes');
    const later = await DeskFeed.open(wang, merchant.number);
    await later.hears('company', people([['li.min', 'writes']]));
    later.close();
    app.clock.advance(11_000);
    const afterWriting = await DeskFeed.open(wang, merchant.number);
    await afterWriting.hears('company', people([['li.min', 'looks']]));
    afterWriting.close();
    app.clock.advance(40_000);
    const afterAll = await DeskFeed.open(wang, merchant.number);
    await afterAll.hears('company', people([]));
    afterAll.close();
  });

  it('takes no other sign, and none at a ticket that is not there', async () => {
    expect((await sign(li, 'sleeps')).status).toBe(400);
    const unknown = await li.post('/api/desk/tickets/FZ-20261122-9999/company', { state: 'looks' });
    expect(unknown.status).toBe(404);
  });
});

describe('the merchant', () => {
  it('is heard typing', async () => {
    const { client } = merchant;
    const path = `/conversations/${client.grant.conversationId}/activities`;
    // Stored nowhere: told again and again, as by somebody who types while the page is being opened.
    const typing = setInterval(() => void client.call('POST', path, { type: 'typing' }), 100);
    await feed.hears('typing', () => true).finally(() => clearInterval(typing));
  });
});

describe('what the merchant has read', () => {
  const here = () => merchant.client.grant.conversationId;
  const read = (lastReadMessageId: unknown, client = merchant.client) =>
    client.call('POST', `/conversations/${client.grant.conversationId}/activities`, {
      type: 'event',
      name: 'application/vnd.microsoft.readReceipt',
      value: { lastReadMessageId },
    });
  const idOf = (seq: number) => `${here()}|${String(seq).padStart(7, '0')}`;
  const isRead = (seq: number | null) => (data: string) => JSON.parse(data).read === seq;

  it('is told to staff, never takes a step back, and stands in no conversation', async () => {
    const seqs = (await merchant.client.read()).activities.map(({ id = '' }) =>
      Number(id.slice(-7)),
    );
    const [first = 0, last = 0] = [seqs[0], seqs.at(-1)];
    await feed.hears('company', isRead(null));
    expect((await read(idOf(last))).status).toBe(200);
    await feed.hears('company', isRead(last));
    expect((await read(idOf(first))).status).toBe(200);
    await read(idOf(first + 1));
    await sign(li, 'left');
    const later = await DeskFeed.open(wang, merchant.number);
    await later.hears('company', isRead(last));
    later.close();
    expect((await merchant.client.read()).activities).toHaveLength(seqs.length);
  });

  it('is taken from its own conversation alone, of messages that stand there', async () => {
    const other = await merchantWithTicket(app);
    expect((await read(idOf(1), other.client)).status).toBe(400);
    for (const id of [idOf(9_999), idOf(0), `${here()}|`, '', 7, undefined]) {
      const answer = await read(id);
      expect([answer.status, JSON.stringify(await answer.json())]).toEqual([
        400,
        expect.stringContaining('value.lastReadMessageId'),
      ]);
    }
  });
});

describe('a reply', () => {
  it('that crosses another one is held back until that was read', async () => {
    expect((await wang.post(path('claim'))).status).toBe(200);
    const before = (await wang.get(path('').slice(0, -1))).body.transcript.at(-1).seq;
    const first = await wang.post(path('reply'), { text: '正在查询。', seen: before });
    expect(first.status).toBe(200);
    const crossed = await wang.post(path('reply'), { text: '请稍等。', seen: before });
    expect(crossed).toMatchObject({ status: 409, body: { error: { code: 'ReplyCrossed' } } });
    expect((await merchant.said()).join('\n')).not.toContain('请稍等。');
    const seen = first.body.transcript.at(-1).seq;
    expect((await wang.post(path('reply'), { text: '请稍等。', seen })).status).toBe(200);
    expect((await wang.post(path('reply'), { text: '不看也行。' })).status).toBe(200);
  });

  it('does not wait for what the merchant wrote', async () => {
    const { transcript } = (await wang.get(path('').slice(0, -1))).body;
    await merchant.client.send('还在吗');
    const answer = await wang.post(path('reply'), { text: '在的。', seen: transcript.at(-1).seq });
    expect(answer.status).toBe(200);
  });
});

describe('suggestions', () => {
  const titles = async () => {
    const { body } = await wang.get(`${path('suggestions')}?language=en`);
    return (body.suggestions as { title: string }[]).map(({ title }) => title);
  };

  it('answer what the merchant asked last, in the language of the merchant, and nothing once it is answered', async () => {
    await merchant.client.send('审核解冻一般要多久');
    await until(async () => ((await titles()).length > 0 ? true : undefined));
    const { body } = await wang.get(`${path('suggestions')}?language=en`);
    expect(body.suggestions.length).toBeLessThanOrEqual(3);
    expect(body.suggestions[0]).toMatchObject({
      group: 'knowledge',
      title: expect.stringMatching(/[a-z]/i),
    });
    expect(body.suggestions[0].text).toMatch(/^[^a-z]*[\u4e00-\u9fff]/);
    await wang.post(path('reply'), { text: '两天左右。' });
    expect(await titles()).toEqual([]);
    await merchant.client.send('今天天气真好啊');
    expect(await titles()).toEqual([]);
  });
});
