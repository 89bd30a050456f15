import { startTestApp, type TestApp } from '../../support/app';
import { until } from '../../support/direct-line-client';
import { ManualClock } from '../../support/manual-clock';
import { Gateway } from './gateway';
import { type Page, visit } from './page';
import { closeTabs, Tab } from './tab';

/** With the timers of this test. */
const { startApp } = jest.requireActual<typeof import('../../../src/app')>('../../../src/app');

const QUESTION = 'how long does the review take';
const OPENING = /chat\/token/;

let app: TestApp;
let gateway: Gateway;
let page: Page;

/** Only what the page and the service count in long times: the network itself takes its own. */
const NATIVE = [
  'nextTick',
  'setImmediate',
  'clearImmediate',
  'queueMicrotask',
  'hrtime',
  'performance',
] as const;

beforeAll(async () => {
  app = await startTestApp({}, new ManualClock(), startApp);
});
beforeEach(async () => {
  gateway = await Gateway.before(() => app.url);
  page = visit(gateway.url);
});
afterEach(() => {
  closeTabs();
  gateway.end();
  jest.useRealTimers();
});
afterAll(() => app.stop());

const holdIntervals = () =>
  jest.useFakeTimers({ doNotFake: [...NATIVE, 'setTimeout', 'clearTimeout'] });

/** The service sends its sign of life every 25 seconds. */
async function signOfLife(tab: Tab): Promise<void> {
  jest.advanceTimersByTime(25_000);
  const letter = tab.say(QUESTION);
  await tab.becomes(letter, 'sent');
  await tab.hears(/working days/);
}

it('takes a socket for dead that has been silent for a minute', async () => {
  holdIntervals();
  const tab = await Tab.opened();
  await signOfLife(tab);
  gateway.deafen();
  jest.advanceTimersByTime(59_000);
  expect(tab.states).toEqual(['connecting', 'online']);
  jest.advanceTimersByTime(7_000);
  expect(tab.states.at(-1)).toBe('connecting');
  await tab.is('online');
  expect(gateway.count(OPENING)).toBe(2);
});

it('looks at once when the page is shown again', async () => {
  holdIntervals();
  const tab = await Tab.opened();
  await signOfLife(tab);
  gateway.deafen();
  page.show(false);
  // A page that is not shown may be stopped altogether: only the time of day has gone on.
  jest.setSystemTime(Date.now() + 10 * 60_000);
  expect(tab.states).toEqual(['connecting', 'online']);
  page.show(true);
  expect(tab.states.at(-1)).toBe('connecting');
  await tab.is('online');
});

it('leaves a quiet socket alone that sends its signs of life', async () => {
  holdIntervals();
  const tab = await Tab.opened();
  await signOfLife(tab);
  for (let sign = 0; sign < 6; sign++) {
    jest.advanceTimersByTime(25_000);
    await tab.becomes(tab.say(`${QUESTION} ${sign}`), 'sent');
  }
  expect(gateway.count(OPENING)).toBe(1);
});

it('opens anew when a message was taken and does not come back on the socket', async () => {
  jest.useFakeTimers({ doNotFake: [...NATIVE] });
  const tab = await Tab.opened();
  gateway.deafen();
  const letter = tab.say(QUESTION);
  await tab.becomes(letter, 'sent');
  expect(tab.words('user')).toEqual([]);
  jest.advanceTimersByTime(8_000);
  await until(() => {
    jest.advanceTimersByTime(20);
    return gateway.count(OPENING) === 2 ? true : undefined;
  });
  await tab.hears(/working days/);
  expect(tab.words('user')).toEqual([QUESTION]);
});

it('renews its token before it ends', async () => {
  holdIntervals();
  const tab = await Tab.opened();
  jest.advanceTimersByTime(15 * 60_000);
  app.clock.advance(15 * 60_000);
  await until(() => (gateway.count(/tokens\/refresh/) > 0 ? true : undefined));
  app.clock.advance(16 * 60_000);
  const course = tab.say(QUESTION);
  await tab.becomes(course, 'sent');
  expect(gateway.asked.filter(({ path }) => /^POST .*\/activities/.test(path))).toHaveLength(1);
});
