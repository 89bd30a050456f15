// `kb misses` on a database that conversations filled.

import { misses } from '../../src/cli/misses';
import { EngineConversation } from '../conversations/engine-conversation';
import { knowledgeFolder } from '../knowledge/folder';

/** Small, and soon learned. */
const KNOWLEDGE = knowledgeFolder();

async function run(args: string[], folder: string, knowledge = KNOWLEDGE): Promise<string> {
  const lines: string[] = [];
  const print = (text: string) => void lines.push(text);
  expect(
    await misses(args, { env: { DATA_DIR: folder, KNOWLEDGE_DIR: knowledge }, print, warn: print }),
  ).toBe(0);
  return lines.join('\n');
}

async function talk(): Promise<EngineConversation> {
  const conversation = new EngineConversation('c');
  for (const text of [
    '今天天气怎么样',
    '今天天氣怎麼樣？',
    'purple elephants on my roof',
    'are purple elephants on the roof',
    '审核要多久',
    '👎 没帮助',
    '太笼统了',
    '审核要多久',
    '👍 有帮助',
  ]) {
    await conversation.say(text);
  }
  return conversation;
}

it('groups what was not answered and tells which answers did not help, and why', async () => {
  const conversation = await talk();
  const text = await run([], conversation.folder);
  expect(text).toContain('Not answered well: 5 questions in 3 groups\n');
  expect(text).toMatch(/2× +zh-Hans +2026-11-22 +今天天氣怎麼樣？ .*refused 2×/);
  expect(text).toMatch(/2× +en +2026-11-22 +.*purple elephants.* and 1 like it .*refused 2×/);
  expect(text).toMatch(/1× +zh-Hans +2026-11-22 +审核要多久 .*unhelpful 1×/);
  expect(text).toContain('faq.review-time: not helpful 1×, helpful 1×');
  expect(text).toContain('“审核要多久”  why: “太笼统了”');
  expect(await run(['--since', '2026-12-01'], conversation.folder)).toContain('Nothing was missed');
  expect(JSON.parse(await run(['--json', '--limit', '1'], conversation.folder))).toMatchObject({
    ...{ total: 5, groupCount: 3, isGrouped: true },
    misses: [{ count: 2, sources: { refused: 2 } }],
    unhelpful: [{ entry: 'faq.review-time', unhelpful: 1 }],
  });
  const faulty = knowledgeFolder({ 'operator.yaml': 'apply: no\n' });
  const alone = await run([], conversation.folder, faulty);
  expect(alone).toMatch(/^.* has faults, which kb check lists: each question stands for itself\./);
  expect(alone).toContain('5 questions in 4 groups');
  await conversation.restart();
});

it('refuses a day that is none', async () => {
  await expect(run(['--since', 'yesterday'], '/nowhere')).rejects.toMatchObject({ code: 'USAGE' });
  await expect(run(['--limit', '0'], '/nowhere')).rejects.toMatchObject({ code: 'USAGE' });
});

it('says so when there is no database yet', async () => {
  expect(await run([], '/nowhere')).toContain('Nothing was missed');
});
