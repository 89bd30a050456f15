// Plays the same merchants without the service, in seconds, after `npm run build`:
// `node test/bench/merchants-fast.mts [FILE.json …] [--show] [--only NAME] [--against CHECKOUT]`.
// A burst comes as one message, and it is always eight in the evening in Shanghai.

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { filesOf, show } from './merchants.mts';
import { type Bot, loadBot, type Outcome } from './merchants-bot.mts';
import { lastWords, textOf, ticketNumberIn } from './merchants-end.mts';
import {
  type Merchant,
  readGroup,
  reportOf,
  type Score,
  scoreOf,
  type Talk,
} from './merchants-score.mts';

const ROOT = join(import.meta.dirname, '../..');
const MOST_LAST_WORDS = 8;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    show: { type: 'boolean' },
    only: { type: 'string' },
    against: { type: 'string' },
  },
});
const files =
  positionals.length > 0 ? positionals : filesOf(join(import.meta.dirname, 'merchants'));
const groups = files.map(readGroup).map(({ name, merchants }) => ({
  name,
  merchants: merchants.filter((merchant) => merchant.name.includes(values.only ?? '')),
}));
const now = new Date(
  `${new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)}T12:00:00Z`,
);

const builds: Map<string, Score>[] = [];
for (const checkout of values.against === undefined ? [ROOT] : [ROOT, values.against]) {
  const bot = await loadBot(checkout, () => now);
  const scores = new Map<string, Score>();
  for (const merchant of groups.flatMap(({ merchants }) => merchants)) {
    const talk = await play(bot, merchant);
    scores.set(merchant.name, scoreOf(merchant, talk, now));
    if (values.show && checkout === ROOT) show(merchant, talk);
  }
  builds.push(scores);
}
console.log(
  reportOf(
    groups.filter(({ merchants }) => merchants.length > 0),
    builds,
  ),
);

async function play(bot: Bot, { name, locale, say }: Merchant): Promise<Talk> {
  const talk: Talk = { fields: undefined, heard: '', messages: 0, lines: [] };
  let last = await bot.join(name, locale);
  const take = (outcome: Outcome) => {
    last = outcome;
    talk.fields ??= outcome.tickets[0]?.fields;
    const texts = outcome.replies.filter(({ type }) => type === 'message').map(textOf);
    talk.heard += `${texts.join('\n')}\n`;
    talk.lines.push(...texts.map((text) => `   < ${text.replaceAll('\n', ' / ')}`));
  };
  take(last);
  const tell = async (text: string, messages = 1) => {
    talk.messages += messages;
    talk.lines.push(`   > ${text.replaceAll('\n', '\n     ')}`);
    take(await bot.say(last.stored, text));
  };
  for (const words of say) await tell([words].flat().join('\n'), [words].flat().length);
  for (let i = 0; i < MOST_LAST_WORDS && ticketNumberIn(talk.heard) === undefined; i++) {
    await tell(lastWords(last.replies, locale));
  }
  return talk;
}
