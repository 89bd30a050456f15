// Two services over one store: what one commits, the readers of the other get.

import { DeskClient } from '../support/desk-client';
import { merchantWithTicket } from '../support/desk-tickets';
import { BareClient, until } from '../support/direct-line-client';
import { onSqlite } from '../support/store';
import { startTwoApps, type TwoApps } from '../support/two-apps';

let both: TwoApps;

beforeAll(async () => {
  both = await startTwoApps();
}, 240_000);
afterAll(() => both.stop());
afterEach(() => both.party.heal());

/** The merchant's page, whose balancer leads the socket to A and the requests to B. */
async function page(client: BareClient, app = both.a) {
  const { conversationId, token } = client.grant;
  const there = new BareClient(app.url, { conversationId, token });
  const answer = await there.call('GET', `/conversations/${conversationId}`);
  const { streamUrl } = (await answer.json()) as { streamUrl: string };
  const socket = new WebSocket(streamUrl);
  const shown = { text: '', socket, at: new Map<string, number>() };
  socket.addEventListener('message', ({ data }) => {
    shown.text += data;
    const [, number] = /"text":"[^"]*? (\d{4})"/.exec(data) ?? [];
    if (number) shown.at.set(number, performance.now());
  });
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  await until(() => shown.text.length > 0 || undefined);
  return shown;
}

it('brings what one commits to the sockets of the other at once', async () => {
  const client = await BareClient.start(both.b.url);
  const [there, here] = [await page(client, both.a), await page(client, both.b)];
  const later: number[] = [];
  for (let i = 1000; i < 1040; i++) {
    await client.send(`我的终端编号 ${i}`);
    const times = () => [there.at.get(`${i}`), here.at.get(`${i}`)];
    await until(() => times().every((time) => time !== undefined) || undefined);
    const [atA = 0, atB = 0] = times();
    later.push(atA - atB);
  }
  later.sort((a, b) => a - b);
  const [p50, p95] = [later[20] ?? 0, later[38] ?? 0];
  if (process.env.SHOW) process.stderr.write(`later by ${p50.toFixed(1)}, ${p95.toFixed(1)} ms\n`);
  // Looking alone would take up to three seconds each.
  expect(p95).toBeLessThan(1000);
  for (const { socket } of [there, here]) socket.close();
});

onSqlite(() => {
  it('brings it by looking when every hint is lost', async () => {
    const client = await BareClient.start(both.b.url);
    const shown = await page(client);
    both.party.isDeaf = true;
    await client.send('how long does the review take?');
    await until(() => shown.text.includes('faq.review-time') || undefined);
    shown.socket.close();
  });

  it('brings everything once the hints are there again', async () => {
    const client = await BareClient.start(both.b.url);
    const shown = await page(client);
    both.party.isDeaf = true;
    await client.send('how long does the review take?');
    await until(async () => {
      const { activities } = await client.read();
      return activities.some(({ channelData }) => channelData?.thaw?.entry) || undefined;
    });
    both.party.heal();
    await until(() => shown.text.includes('faq.review-time') || undefined, 1500);
    shown.socket.close();
  });
});

it('has both print the one link of the first account, and a session of one counts at the other', async () => {
  const secretOf = (link = '') => link.slice(link.indexOf('#'));
  expect(secretOf(both.a.setUpLink)).toBe(secretOf(both.b.setUpLink));
  const atA = new DeskClient(both.a.url);
  const made = await atA.setUp(both.a.setUpLink ?? '', { login: 'wang.li', name: '王丽' });
  expect(made.status).toBe(200);
  const atB = new DeskClient(both.b.url);
  const late = await atB.setUp(both.b.setUpLink ?? '', { login: 'mallory', name: 'M' });
  expect(late.status).toBe(410);
  Object.assign(atB, { cookie: atA.cookie, csrf: atA.csrf });
  expect((await atB.get('/api/desk/tickets')).status).toBe(200);
});

it('shows the desk of one who looks at a chat of the other, what changes there, and what staff say here', async () => {
  const desk = new DeskClient(both.b.url);
  expect((await desk.signIn('wang.li')).status).toBe(200);
  const merchant = await merchantWithTicket({ url: both.b.url });
  const path = `/api/desk/tickets/${merchant.number}`;
  expect((await desk.get(path)).body.isMerchantHere).toBe(false);
  const shown = await page(merchant.client);
  await until(async () => (await desk.get(path)).body.isMerchantHere || undefined);
  expect((await desk.post(`${path}/claim`)).status).toBe(200);
  await desk.post(`${path}/reply`, { text: '请把小票发来' });
  await until(() => shown.text.includes('请把小票发来') || undefined, 1500);
  shown.socket.close();
  await until(async () => (await desk.get(path)).body.isMerchantHere === false || undefined);
});

it('brings what a ticket system says to the sockets of the other', async () => {
  const desk = new DeskClient(both.b.url);
  await desk.signIn('wang.li');
  const draft = { name: 'Zammad', scopes: ['tickets:write'] };
  const { key } = (await desk.post('/api/desk/keys', draft)).body;
  const merchant = await merchantWithTicket({ url: both.b.url });
  const shown = await page(merchant.client);
  const answer = await fetch(`${both.b.url}/api/v1/tickets/${merchant.number}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ text: '复核需要两天' }),
  });
  expect(answer.status).toBe(201);
  await until(() => shown.text.includes('复核需要两天') || undefined, 1500);
  shown.socket.close();
});

onSqlite(() => {
  it('hears at one that the merchant of the other is typing', async () => {
    const client = await BareClient.start(both.b.url);
    const heard: string[] = [];
    const stranger = both.party.join();
    stranger.listen(
      (text) => heard.push(text),
      () => {},
    );
    const { conversationId } = client.grant;
    await client.call('POST', `/conversations/${conversationId}/activities`, { type: 'typing' });
    const typing = () => heard.filter((text) => JSON.parse(text).y.includes(conversationId));
    await until(() => typing().length === 1 || undefined);
    await stranger.close();
  });
});
