// Pictures with answers: once in a conversation, with the full answer only, in a form that the channel shows.

import { createSupportBot } from '../../src/bot/support-bot';
import type { ReplyActivity } from '../../src/bot/turn';
import { botParts, MemoryTickets } from '../bot/parts';

const ENTRY = 'cause.maintenance';
const NOW = new Date('2026-11-23T02:00:00Z');

async function talk(channelId: string, publicUrl?: string) {
  const parts = await botParts(new MemoryTickets());
  const entry = parts.knowledge.entries.get(ENTRY);
  if (!entry) throw new Error(ENTRY);
  const entries = new Map(parts.knowledge.entries).set(ENTRY, { ...entry, picture: 'money-way' });
  const bot = createSupportBot({ ...parts, knowledge: { ...parts.knowledge, entries }, publicUrl });
  let state: Parameters<typeof bot.run>[0]['state'] = null;
  return async (text: string): Promise<ReplyActivity[]> => {
    const outcome = await bot.run({
      activity: {
        ...{ type: 'message', id: 'a', channelId, text, timestamp: NOW.toISOString() },
        ...{ conversation: { id: 'c' }, from: { id: 'merchant' } },
      },
      ...{ state, redacted: [], now: NOW },
    });
    state = outcome.state;
    return outcome.replies;
  };
}

interface Image {
  url: string;
  altText: string;
}

function images(replies: ReplyActivity[]): Image[] {
  const cards = replies.flatMap(({ attachments }) => (attachments ?? []) as never[]);
  return cards.flatMap(({ content }: { content: { body: Image[] } }) =>
    content.body.filter(({ url }) => url),
  );
}

it('comes with the full answer, once, described in the language of the talk', async () => {
  const say = await talk('directline');
  const [image, ...more] = images(await say(await title('zh-Hans')));
  expect(image?.url).toBe('/pictures/money-way.zh-Hans.svg');
  expect(image?.altText).toContain('发卡行');
  expect(more).toEqual([]);
  expect(images(await say(await title('zh-Hans')))).toEqual([]);
});

it('is described in English to who reads English', async () => {
  const say = await talk('directline', 'https://help.example.com');
  const [image] = images(await say(await title('en')));
  expect(image?.url).toBe('https://help.example.com/pictures/money-way.en.svg');
  expect(image?.altText).toMatch(/^A drawing: .*settlement card/);
});

it('does not come with the short answer inside a form', async () => {
  const say = await talk('directline');
  await say('我要报告冻结');
  const replies = await say(await title('zh-Hans'));
  expect(replies.length).toBeGreaterThan(1);
  expect(images(replies)).toEqual([]);
});

it('is a PNG for Teams, and left out where Teams could not fetch it', async () => {
  const reached = await talk('msteams', 'https://help.example.com');
  expect(images(await reached(await title('zh-Hans')))[0]?.url).toBe(
    'https://help.example.com/pictures/money-way.zh-Hans.png',
  );
  const local = await talk('msteams');
  expect(images(await local(await title('zh-Hans')))).toEqual([]);
});

async function title(language: 'zh-Hans' | 'en'): Promise<string> {
  const { knowledge } = await botParts(new MemoryTickets());
  return knowledge.entries.get(ENTRY)?.[language].title ?? '';
}
