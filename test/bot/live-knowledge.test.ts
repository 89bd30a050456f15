// The knowledge that the desk reads goes with the bot: there before training is done, replaced as a whole.

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LiveBot } from '../../src/bot/live-bot';
import { createSupportBot } from '../../src/bot/support-bot';
import { FolderWatch } from '../../src/knowledge/folder-watch';
import { readKnowledge } from '../../src/knowledge/load';
import { train as trainHere } from '../../src/knowledge/training';
import { quietLog } from '../support/quiet-log';
import { temporaryFolder } from '../support/temporary-folder';
import { botParts, MemoryTickets, ROOT } from './parts';

const ENTRY = 'faq.review-time';

function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

/** A folder of its own, a live bot on it whose training waits for `trained`, and the title that the desk would show. */
async function openLive() {
  const dir = join(temporaryFolder(), 'knowledge');
  cpSync(join(ROOT, 'knowledge'), dir, { recursive: true });
  const training = { began: gate(), gate: gate() };
  const parts = await botParts(new MemoryTickets());
  const { log, lines } = quietLog();
  const live = await LiveBot.open({
    watch: new FolderWatch(dir),
    log,
    async build() {
      const { content, train } = await readKnowledge(dir);
      return {
        knowledge: content,
        train: async () => {
          training.began.open();
          await training.gate.opened;
          return createSupportBot({ ...parts, knowledge: await train(trainHere) });
        },
      };
    },
  });
  const title = () => live.knowledge().entries.get(ENTRY)?.en.title;
  const save = (change: (text: string) => string) => {
    const file = join(dir, 'entries', `${ENTRY}.yaml`);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  };
  return { live, lines, title, save, training };
}

const TITLE = /title: .*review.*/i;

it('is there before the bot is trained', async () => {
  const { live, title, training } = await openLive();
  expect(live.isReady).toBe(false);
  expect(title()).toMatch(/review/i);
  expect(live.knowledge().hours.calendar.timeZone).toBe('Asia/Shanghai');
  expect(live.knowledge().documents.length).toBeGreaterThan(0);
  training.gate.open();
  await live.ready();
}, 240_000);

it('changes with the bot and not before, and stays after a fault', async () => {
  const { live, title, save, training, lines } = await openLive();
  training.gate.open();
  await live.ready();
  const before = title();
  const { version: first } = live.knowledge();

  Object.assign(training, { began: gate(), gate: gate() });
  save((text) => text.replace(TITLE, 'title: How long does a review go on?'));
  await live.look();
  const taken = live.look();
  await training.began.opened;
  expect(title()).toBe(before);
  training.gate.open();
  await taken;
  expect(title()).toBe('How long does a review go on?');
  const { version } = live.knowledge();
  expect(version).not.toBe(first);
  expect(lines).toContainEqual(
    expect.objectContaining({ msg: 'the knowledge was loaded anew', knowledge: version }),
  );

  save((text) => text.replace('reviewed: 2026', 'reviewed: soon 2026'));
  await live.look();
  await live.look();
  expect(JSON.stringify(lines)).toContain('KNOWLEDGE_INVALID');
  expect(title()).toBe('How long does a review go on?');
}, 240_000);
