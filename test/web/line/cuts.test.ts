// Cuts the connections of the chat page at random bytes and moments while words go both ways, and counts.

import type { Message } from 'botframework-directlinejs';
import { openChat } from '../../../src/web/chat/line/open-chat';
import { BareClient, until } from '../../support/direct-line-client';
import { type Service, startService } from '../../support/service';
import { temporaryFolder } from '../../support/temporary-folder';
import { Cutter, chance } from './cutter';
import { storage, visit } from './page';
import { closeTabs, Tab } from './tab';

const CUTS = Number(process.env.CUTS ?? 1000);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
/** So many are on their way at once. */
const OPEN_LETTERS = 3;
/** For the page: its waits between attempts would take hours, and its limits must not end what goes well. */
const inHaste = (ms: number) => (ms < 8000 ? ms / 200 : ms / 20);
jest.setTimeout(60_000 + CUTS * 100);

let service: Service;
let cutter: Cutter;
const setNativeTimeout = globalThis.setTimeout;

beforeAll(async () => {
  // The page's address changes with each request, as its network does; no limit of one address holds it up.
  service = await startService({ DATA_DIR: temporaryFolder(), TRUSTED_PROXIES: '1' });
});
beforeEach(async () => {
  const random = chance(SEED);
  cutter = await Cutter.before(service.url, random);
  const page = visit(cutter.url);
  const byte = () => Math.floor(random() * 256);
  page.headers = () => ({ 'x-forwarded-for': `10.${byte()}.${byte()}.${byte()}` });
  globalThis.setTimeout = ((act: () => void, ms = 0) =>
    setNativeTimeout(act, inHaste(ms))) as typeof setTimeout;
});
afterEach(async () => {
  globalThis.setTimeout = setNativeTimeout;
  closeTabs();
  cutter.end();
  await service.end();
});

async function stored(): Promise<Message[]> {
  const client = new BareClient(service.url, await openChat({ locale: 'en' }));
  const all = [];
  for (let watermark = ''; ; ) {
    const set = await client.read(watermark);
    if (set.activities.length === 0) return all;
    all.push(...set.activities);
    watermark = set.watermark;
  }
}

it(`loses and doubles nothing in ${CUTS} cuts of the network`, async () => {
  const keep = storage();
  const tab = new Tab({ keep });
  tab.line.start();
  const ids: string[] = [];
  const sent = () => tab.changes.filter(({ state }) => state === 'sent').map(({ id }) => id);
  await until(
    () => {
      if (cutter.cuts >= CUTS) return true;
      if (ids.length - sent().length < OPEN_LETTERS) {
        ids.push(tab.say(`${ids.length} how long does the review take`).id);
      }
      return undefined;
    },
    CUTS * 100,
    () =>
      `seed ${SEED}, ${cutter.cuts} cuts ${tab.states} ${tab.conversations.length} ${JSON.stringify(tab.changes.slice(-5))}`,
  );
  cutter.isCutting = false;
  await until(() => (sent().length >= ids.length ? true : undefined));
  await until(() => (tab.words('bot').length > ids.length ? true : undefined));

  const all = await stored();
  console.log(
    `seed ${SEED}: ${cutter.cuts} cuts, ${ids.length} letters, ${all.length} activities, ${tab.conversations.length} openings`,
  );
  expect(tab.ids).toEqual(all.map(({ id }) => id));
  expect(new Set(tab.ids).size).toBe(all.length);
  expect(sent()).toEqual(ids);
  const words = all.filter(({ from }) => from.role === 'user');
  expect(words.map(({ channelData }) => channelData?.clientActivityID)).toEqual(ids);
  expect(keep.length).toBe(0);
});
