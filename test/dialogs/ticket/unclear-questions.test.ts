// A question that is not understood beside one that is: named to the merchant, and kept for those who keep the knowledge.

import { createSupportBot } from '../../../src/bot/support-bot';
import { botParts, MemoryTickets } from '../../bot/parts';

async function ask(text: string) {
  const bot = createSupportBot(await botParts(new MemoryTickets()));
  return bot.run({
    activity: {
      type: 'message',
      id: 'a',
      channelId: 'directline',
      conversation: { id: 'c' },
      from: { id: 'merchant' },
      timestamp: '2026-11-23T02:00:00.000Z',
      text,
    },
    state: null,
    redacted: [],
    now: new Date('2026-11-23T02:00:00Z'),
  });
}

it.each([
  [
    'How long does the review take? Does the bank tell my landlord?',
    'Does the bank tell my landlord?',
  ],
  ['审核要多久？银行会告诉我房东吗？', '银行会告诉我房东吗？'],
])('%s: the second is kept as a miss', async (text, missed) => {
  const { questions } = await ask(text);
  expect(questions).toContainEqual(
    expect.objectContaining({ text: missed, decision: 'none', entry: null }),
  );
  expect(questions).toContainEqual(
    expect.objectContaining({ decision: 'answer', entry: 'faq.review-time' }),
  );
});

it('quotes a long one only as far as it is needed to know it again', async () => {
  const long = `does the bank tell ${'my landlord and my neighbour and '.repeat(6)}my aunt`;
  const { replies } = await ask(`How long does the review take? ${long}?`);
  const said = replies.map(({ text }) => text).join('\n');
  expect(said).toContain('“does the bank tell my landlord');
  expect(said).not.toContain('my aunt');
});
