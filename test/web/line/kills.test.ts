// Ends the service with SIGKILL while the chat page's line sends, and counts what reaches the page and the store.

import { openChat } from '../../../src/web/chat/line/open-chat';
import { BareClient, until } from '../../support/direct-line-client';
import { type Service, startService } from '../../support/service';
import { temporaryFolder } from '../../support/temporary-folder';
import { storage, visit } from './page';
import { closeTabs, Tab } from './tab';

const KILLS = Number(process.env.KILLS ?? 3);
const PER_LIFE = 4;
jest.setTimeout(60_000 + KILLS * 20_000);

afterEach(() => closeTabs());

it(`loses and doubles nothing in ${KILLS} kills of the service`, async () => {
  const dataDir = temporaryFolder();
  let service: Service = await startService({ DATA_DIR: dataDir });
  const PORT = String(service.port);
  visit(service.url);
  const tab = new Tab({ keep: storage() });
  tab.line.start();
  await until(() => (tab.words('bot').length > 0 ? true : undefined));
  const ids: string[] = [];
  for (let life = 0; life < KILLS; life++) {
    for (let i = 0; i < PER_LIFE; i++)
      ids.push(tab.say(`${ids.length} how long does the review take`).id);
    // Some are acknowledged by now, some are on their way, some are not sent yet.
    await until(() => (sent(tab).length > life * PER_LIFE ? true : undefined));
    await service.end('SIGKILL');
    service = await startService({ DATA_DIR: dataDir, PORT });
    await until(() => (sent(tab).length === ids.length ? true : undefined), 30_000);
  }
  await until(() => (tab.words('bot').length > ids.length ? true : undefined), 30_000);
  const stored = await new BareClient(service.url, await openChat({ locale: 'en' })).read('');
  expect(tab.ids).toEqual(stored.activities.map(({ id }) => id));
  expect(new Set(tab.ids).size).toBe(tab.ids.length);
  expect(sent(tab)).toEqual(ids);
  await service.end();
});

const sent = (tab: Tab) => tab.changes.filter(({ state }) => state === 'sent').map(({ id }) => id);
