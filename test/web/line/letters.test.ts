import { startTestApp, type TestApp } from '../../support/app';
import { until } from '../../support/direct-line-client';
import { Gateway } from './gateway';
import { storage, visit } from './page';
import { closeTabs, Tab } from './tab';

const QUESTION = 'how long does the review take';
const SENDING = /^POST .*\/activities/;

let app: TestApp;
let gateway: Gateway;

beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  gateway = await Gateway.before(() => app.url);
  visit(gateway.url);
});
afterEach(() => {
  closeTabs();
  gateway.end();
});
afterAll(() => app.stop());

/** Answered, so that whatever was to be stored is stored. */
async function settled(tab: Tab): Promise<Tab> {
  tab.say('who can see my report');
  await until(() => (tab.words('user').includes('who can see my report') ? true : undefined));
  return tab;
}

it('gives a refused letter back with its code, lets the next one pass, and sends it again on demand', async () => {
  const tab = await Tab.opened();
  gateway.play({ path: SENDING, status: 400, code: 'TextTooLong' });
  const refused = await tab.becomes(tab.say('refused'), 'refused');
  expect(refused.reason).toBe('TextTooLong');
  await settled(tab);
  expect(tab.words('user')).toEqual(['who can see my report']);
  tab.line.resend(refused.id);
  await tab.becomes(refused, 'sent');
  expect(tab.course(refused)).toEqual([
    'waiting',
    'sending',
    'refused',
    'waiting',
    'sending',
    'sent',
  ]);
  await until(() => (tab.words('user').includes('refused') ? true : undefined));
});

it('is told by the service itself that words are too long', async () => {
  const tab = await Tab.opened();
  const { reason } = await tab.becomes(tab.say('x'.repeat(2001)), 'refused');
  expect(reason).toBe('TextTooLong');
});

it('forgets a letter that was dropped', async () => {
  const tab = await Tab.opened();
  gateway.play({ path: SENDING, status: 400 });
  const refused = await tab.becomes(tab.say('refused'), 'refused');
  tab.line.drop(refused.id);
  tab.line.resend(refused.id);
  await settled(tab);
  expect(tab.words('user')).toEqual(['who can see my report']);
});

it.each([408, 429, 500, 502, 503])(
  'sends again after %i, and the message is there once',
  async (status) => {
    const tab = await Tab.opened();
    gateway.play({ path: SENDING, status }, { path: SENDING, status, reaches: true });
    const letter = tab.say(QUESTION);
    await tab.becomes(letter, 'sent');
    await settled(tab);
    expect(tab.words('user')).toEqual([QUESTION, 'who can see my report']);
    expect(tab.course(letter).filter((state) => state === 'sent')).toHaveLength(1);
  },
);

it('knows a letter by its echo, although its answer never comes', async () => {
  const tab = await Tab.opened();
  gateway.play(...Array.from({ length: 3 }, () => ({ path: SENDING, status: 503, reaches: true })));
  const letter = tab.say(QUESTION);
  await tab.becomes(letter, 'sent');
  expect(gateway.count(SENDING)).toBeLessThan(3);
});

it('waits as long as the service asks, and keeps the order', async () => {
  const tab = await Tab.opened();
  gateway.play({ path: SENDING, status: 429, headers: { 'Retry-After': '1' } });
  tab.say('first');
  await tab.becomes(tab.say('second'), 'sent');
  const [first, again] = gateway.asked.filter(({ path }) => SENDING.test(path));
  expect(Number(again?.at) - Number(first?.at)).toBeGreaterThanOrEqual(990);
  await until(() => (tab.words('user').length === 2 ? true : undefined));
  expect(tab.words('user')).toEqual(['first', 'second']);
});

it('does not hold up other letters for one at which the service always stumbles', async () => {
  jest.spyOn(globalThis, 'setTimeout').mockImplementation(hurried);
  const tab = await Tab.opened();
  gateway.play(
    ...Array.from({ length: 8 }, () => ({ path: SENDING, status: 500, code: 'InternalError' })),
  );
  const { reason } = await tab.becomes(tab.say('stumbling block'), 'refused');
  expect(reason).toBe('InternalError');
  await settled(tab);
  jest.restoreAllMocks();
});

/** Time passes a hundred times faster for the page. */
const native = globalThis.setTimeout;
const hurried = ((act: () => void, ms = 0) => native(act, ms / 100)) as typeof setTimeout;

it('gives up on a token that is refused right after the conversation was opened anew', async () => {
  const tab = await Tab.opened();
  const trick = { path: SENDING, status: 403, code: 'OriginRefused' };
  gateway.play(trick, { ...trick });
  const { reason } = await tab.becomes(tab.say(QUESTION), 'refused');
  expect(reason).toBe('OriginRefused');
  expect(gateway.count(/chat\/token/)).toBe(2);
});

describe('over a reload', () => {
  /** Written while the service answers nothing, then the page is left. */
  async function writeAndLeave(keep: Storage, words: readonly string[]): Promise<void> {
    const tab = await Tab.opened({ keep });
    gateway.play({ path: SENDING, status: 503, headers: { 'Retry-After': '60' } });
    for (const text of words) tab.say(text);
    await until(() => (gateway.count(SENDING) > 0 ? true : undefined));
    closeTabs();
  }

  it('keeps what was not yet sent, and sends it once', async () => {
    const keep = storage();
    await writeAndLeave(keep, ['first', 'second']);
    expect(keep.length).toBe(1);
    const tab = await Tab.opened({ keep });
    await until(() => (tab.words('user').length === 2 ? true : undefined));
    expect(tab.words('user')).toEqual(['first', 'second']);
    expect(keep.length).toBe(0);
  });

  it('keeps what was written before the conversation was known', async () => {
    const keep = storage();
    new Tab({ keep, open: () => new Promise(() => {}) }).say('too early');
    closeTabs();
    const tab = await Tab.opened({ keep });
    await until(() => (tab.words('user').length === 1 ? true : undefined));
    expect(tab.words('user')).toEqual(['too early']);
    expect(keep.length).toBe(0);
  });

  it('keeps refused letters as refused', async () => {
    const keep = storage();
    const tab = await Tab.opened({ keep });
    gateway.play({ path: SENDING, status: 400, code: 'TextTooLong' });
    const refused = await tab.becomes(tab.say('refused'), 'refused');
    closeTabs();
    const { reason, activity } = await (await Tab.opened({ keep })).becomes(refused, 'refused');
    expect([reason, activity.text]).toEqual(['TextTooLong', 'refused']);
  });

  it('keeps the words of each conversation apart', async () => {
    const keep = storage();
    await writeAndLeave(keep, ['of the old one']);
    visit(gateway.url);
    const tab = await settled(await Tab.opened({ keep }));
    expect(tab.words('user')).toEqual(['who can see my report']);
  });

  it('goes on without a storage that is full or forbidden', async () => {
    const fail = () => {
      throw new Error('QuotaExceededError');
    };
    const keep = { getItem: fail, setItem: fail, removeItem: fail } as unknown as Storage;
    await settled(await Tab.opened({ keep }));
  });
});

it('tells that the merchant writes, at most every three seconds, and again after a letter', async () => {
  const tab = await Tab.opened();
  await tab.is('online');
  const told = () => gateway.count(SENDING);
  for (let key = 0; key < 10; key++) tab.line.noteTyping();
  await until(() => (told() === 1 ? true : undefined));
  await settled(tab);
  tab.line.noteTyping();
  await until(() => (told() === 3 ? true : undefined));
});

describe('a return', () => {
  const JOINING = 'webchat/join';
  /** What the page told the service by itself when it was opened so long after the last word. */
  async function toldAfter(awayMs: number): Promise<number> {
    await settled(await Tab.opened());
    closeTabs();
    const before = gateway.count(SENDING);
    jest.spyOn(Date, 'now').mockImplementation(() => app.clock.now() + awayMs);
    const tab = await Tab.opened();
    await until(() => (tab.words('user').length === 1 ? true : undefined));
    await new Promise((resolve) => setTimeout(resolve, 700));
    jest.restoreAllMocks();
    expect(tab.changes.filter(({ activity }) => activity.name === JOINING)).toEqual([]);
    return gateway.count(SENDING) - before;
  }

  it('is announced after ten minutes, without a letter on the page', async () => {
    expect(await toldAfter(11 * 60_000)).toBe(1);
  });

  it('is none after nine', async () => {
    expect(await toldAfter(9 * 60_000)).toBe(0);
  });
});
