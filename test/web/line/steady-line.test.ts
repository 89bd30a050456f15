import { openChat } from '../../../src/web/chat/line/open-chat';
import { startTestApp, type TestApp } from '../../support/app';
import { BareClient, until } from '../../support/direct-line-client';
import { temporaryFolder } from '../../support/temporary-folder';
import { Gateway } from './gateway';
import { type Page, visit } from './page';
import { closeTabs, Tab } from './tab';

const QUESTION = 'how long does the review take';
const MERCHANT_ID = '898310148160568';

let app: TestApp;
let gateway: Gateway;
let page: Page;
const dataDir = temporaryFolder();

beforeAll(async () => {
  app = await startTestApp({ DATA_DIR: dataDir });
});
beforeEach(async () => {
  gateway = await Gateway.before(() => app.url);
  page = visit(gateway.url);
});
afterEach(() => {
  closeTabs();
  gateway.end();
});
afterAll(() => app.stop());

/** Everything that is stored of the conversation of this browser. */
async function stored(): Promise<(string | undefined)[]> {
  const client = new BareClient(app.url, await openChat({ locale: 'en' }));
  return (await client.read()).activities.map(({ id }) => id);
}

it('sends, sees its own words and hears the answer', async () => {
  const tab = await Tab.opened();
  const letter = tab.say(QUESTION);
  const answer = await tab.hears(/working days/);
  expect(tab.course(letter)).toEqual(['waiting', 'sending', 'sent']);
  const echo = tab.heard.find(({ channelData }) => channelData?.clientActivityID === letter.id);
  expect(echo).toMatchObject({ text: QUESTION, from: { role: 'user' } });
  expect(answer.replyToId).toBe(echo?.id);
  expect(tab.states).toEqual(['connecting', 'online']);
  expect(tab.ids).toEqual(await stored());
});

it('comes back after its socket was cut, with no gap and nothing twice', async () => {
  const tab = await Tab.opened();
  const other = new BareClient(app.url, await openChat({ locale: 'en' }));
  for (let cut = 1; cut <= 5; cut++) {
    gateway.cutSockets();
    await other.send(`into gap ${cut}`);
    tab.say(`${QUESTION} ${cut}`);
    await until(() => (tab.words('user').length === 2 * cut ? true : undefined));
    await until(() => (tab.words('bot').length > 2 * cut ? true : undefined));
  }
  expect(new Set(tab.ids).size).toBe(tab.ids.length);
  expect(tab.ids).toEqual(await stored());
  expect(tab.states.filter((state) => state === 'online').length).toBeGreaterThan(1);
  expect(tab.states).not.toContain('lost');
});

it('sends what was written while the service was away, in its order', async () => {
  const tab = await Tab.opened();
  const { port } = app;
  await app.stop();
  const letters = [1, 2, 3].map((place) => tab.say(`${QUESTION} ${place}`));
  await tab.is('lost');
  app = await startTestApp({ DATA_DIR: dataDir, PORT: String(port) }, app.clock);
  page.tell('online');
  for (const letter of letters) await tab.becomes(letter, 'sent');
  await until(() => (tab.words('user').length === 3 ? true : undefined));
  expect(tab.words('user')).toEqual([1, 2, 3].map((place) => `${QUESTION} ${place}`));
  expect(letters.map((letter) => tab.course(letter).filter((s) => s === 'sent').length)).toEqual([
    1, 1, 1,
  ]);
});

it('goes on with a form that a restart of the service interrupted', async () => {
  const tab = await Tab.opened();
  tab.say('I want to report that my terminal was frozen');
  await tab.hears(/merchant ID/i);
  tab.say(MERCHANT_ID);
  await tab.hears(/terminal ID/i);
  const { port } = app;
  await app.stop();
  const place = tab.heard.length;
  tab.say('skip');
  app = await startTestApp({ DATA_DIR: dataDir, PORT: String(port) }, app.clock);
  page.tell('online');
  await tab.hears(/provider/i, place);
  const asked = tab
    .words('bot')
    .filter((text) => /15/.test(text ?? '') && /merchant ID/i.test(text ?? ''));
  expect(asked).toHaveLength(1);
  expect(tab.ids).toEqual(await stored());
});

it('gives two tabs the same conversation', async () => {
  const first = await Tab.opened();
  const second = await Tab.opened();
  first.say(QUESTION);
  // Understood by itself: it waits for no further message, in whichever order the two arrive.
  second.say('what papers do I need');
  await until(() => (first.words('user').length === 2 ? true : undefined));
  await until(() => (second.words('bot').length === 3 ? true : undefined));
  await until(() => (first.words('bot').length === 3 ? true : undefined));
  expect(first.ids).toEqual(second.ids);
});

it('hears the whole conversation again after a reload', async () => {
  const before = await Tab.opened();
  before.say(QUESTION);
  await before.hears(/working days/);
  closeTabs();
  const after = await Tab.opened();
  await after.hears(/working days/);
  expect(after.ids).toEqual(before.ids);
});

it('opens anew when its token has expired, and then sends', async () => {
  const tab = await Tab.opened();
  app.clock.advance(31 * 60_000);
  const letter = tab.say(QUESTION);
  await tab.becomes(letter, 'sent');
  await tab.hears(/working days/);
  expect(tab.course(letter)).toEqual(['waiting', 'sending', 'waiting', 'sending', 'sent']);
  expect(gateway.count(/chat\/token/)).toBe(2);
  expect(tab.ids).toEqual(await stored());
});

it('tells the page once when this browser has another conversation, and is silent from then on', async () => {
  const tab = await Tab.opened();
  app.clock.advance(31 * 60_000);
  page.forgetCookies();
  tab.say(QUESTION);
  await until(() => (tab.moves > 0 ? true : undefined));
  gateway.cutSockets();
  tab.say('anybody there');
  expect(tab.moves).toBe(1);
  expect(tab.words('user')).toEqual([]);
});

it('keeps its conversation without a cookie as long as its token serves', async () => {
  const tab = await Tab.opened();
  page.forgetCookies();
  gateway.cutSockets();
  tab.say(QUESTION);
  await tab.hears(/working days/);
  expect(tab.moves).toBe(0);
  expect(tab.conversations).toHaveLength(2);
  expect(new Set(tab.conversations).size).toBe(2);
});

it('waits as long as the service asks before it opens again', async () => {
  gateway.play({ path: /chat\/token/, status: 429, headers: { 'Retry-After': '1' } });
  const tab = await Tab.opened();
  const [first, second] = gateway.asked.filter(({ path }) => /chat\/token/.test(path));
  expect(Number(second?.at) - Number(first?.at)).toBeGreaterThanOrEqual(990);
  expect(tab.states).toEqual(['connecting', 'lost', 'online']);
});

it('tells of a lost network at once, and comes back with it', async () => {
  const tab = await Tab.opened();
  await tab.is('online');
  page.tell('offline');
  expect(tab.states.at(-1)).toBe('lost');
  page.tell('online');
  await tab.is('online');
  tab.say(QUESTION);
  await tab.hears(/working days/);
  expect(tab.ids).toEqual(await stored());
});
