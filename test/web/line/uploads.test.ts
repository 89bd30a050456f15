import { startTestApp, type TestApp } from '../../support/app';
import { until } from '../../support/direct-line-client';
import { Gateway } from './gateway';
import { visit } from './page';
import { closeTabs, Tab } from './tab';

const UPLOADING = /^POST .*\/upload/;
const MB = 1024 * 1024;
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

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

const picture = (name: string, size = MB) =>
  new File([PNG, new Uint8Array(size - PNG.length)], name, { type: 'image/png' });

/** The names of the files with the message of the merchant, once it is back. */
async function arrived(tab: Tab): Promise<(string | undefined)[] | undefined> {
  const message = await until(() => tab.heard.find(({ from }) => from?.role === 'user'));
  return message.attachments?.map(({ name }) => name);
}

it('tells how much of the files has gone', async () => {
  const tab = await Tab.opened();
  const letter = tab.line.post({ type: 'message', text: 'here they are' }, [
    picture('front.png'),
    picture('back.png'),
  ]);
  await tab.becomes(letter, 'sent');
  expect(await arrived(tab)).toEqual(['front.png', 'back.png']);
  const parts = tab.changes.flatMap(({ progress }) => (progress === undefined ? [] : [progress]));
  expect(parts.length).toBeGreaterThan(10);
  expect(parts).toEqual([...parts].sort((one, other) => one - other));
  expect(parts.at(-1)).toBe(1);
});

it('sends files where a browser tells no progress', async () => {
  const tab = await Tab.opened();
  Object.assign(globalThis, { XMLHttpRequest: undefined });
  await tab.becomes(tab.line.post({ type: 'message' }, [picture('only.png')]), 'sent');
  expect(await arrived(tab)).toEqual(['only.png']);
});

it.each([
  [
    'too large',
    [picture('small.png'), picture('huge.png', 11 * MB)],
    ['small.png'],
    [{ name: 'huge.png', reason: 'too-large' }],
  ],
  [
    'too large together',
    ['1', '2', '3'].map((name) => picture(name, 9 * MB)),
    ['1', '2'],
    [{ name: '3', reason: 'too-large' }],
  ],
  [
    'too many',
    ['1', '2', '3', '4', '5', '6'].map((name) => picture(name, 1000)),
    ['1', '2', '3', '4', '5'],
    [{ name: '6', reason: 'too-many' }],
  ],
] as const)('holds back what is %s, and names it', async (_case, files, sent, heldBack) => {
  const tab = await Tab.opened();
  const letter = tab.line.post({ type: 'message' }, files);
  expect(letter.files.map(({ name }) => name)).toEqual(sent);
  expect(letter.activity.channelData?.heldBack).toEqual(heldBack);
  await tab.becomes(letter, 'sent');
  expect(await arrived(tab)).toEqual(sent);
  await tab.hears(/\S/, tab.heard.findIndex(({ from }) => from?.role === 'user') + 1);
});

it('says what was held back when nothing is left to send', async () => {
  const tab = await Tab.opened();
  await tab.becomes(tab.line.post({ type: 'message' }, [picture('huge.png', 11 * MB)]), 'sent');
  await tab.hears(/huge\.png/);
  expect(gateway.count(UPLOADING)).toBe(0);
});

it('sends files again when the service was busy or the answer was lost, and they are there once', async () => {
  const tab = await Tab.opened();
  gateway.play({ path: UPLOADING, status: 503 }, { path: UPLOADING, status: 502, reaches: true });
  const letter = tab.line.post({ type: 'message' }, [picture('only.png')]);
  await tab.becomes(letter, 'sent');
  const after = tab.say('who can see my report');
  await tab.becomes(after, 'sent');
  await until(() => (tab.words('user').length === 2 ? true : undefined));
  expect(await arrived(tab)).toEqual(['only.png']);
});

it('gives files back that the service refuses', async () => {
  const tab = await Tab.opened();
  gateway.play({ path: UPLOADING, status: 413, code: 'UploadTooLarge' });
  const letter = tab.line.post({ type: 'message' }, [picture('only.png')]);
  expect((await tab.becomes(letter, 'refused')).reason).toBe('UploadTooLarge');
  tab.line.resend(letter.id);
  await tab.becomes(letter, 'sent');
  expect(await arrived(tab)).toEqual(['only.png']);
});

it('goes on with an upload while the socket comes and goes', async () => {
  const tab = await Tab.opened();
  const letter = tab.line.post({ type: 'message' }, [picture('large.png', 9 * MB)]);
  for (let cut = 0; cut < 3; cut++) {
    gateway.cutSockets();
    await tab.is('online');
  }
  await tab.becomes(letter, 'sent');
  expect(await arrived(tab)).toEqual(['large.png']);
  expect(gateway.count(UPLOADING)).toBe(1);
});

it('breaks off an upload that is dropped', async () => {
  const tab = await Tab.opened();
  const letter = tab.line.post({ type: 'message' }, [picture('large.png', 9 * MB)]);
  await tab.becomes(letter, 'sending');
  tab.line.drop(letter.id);
  await tab.becomes(tab.say('who can see my report'), 'sent');
  expect(tab.course(letter).at(-1)).toBe('sending');
});
