// The bot of this build as a process that one turn after the other is handed to (a line of JSON each), on the dialogs of `SDK`.

import { createInterface } from 'node:readline';
import { loadBot } from './merchants-bot.mts';
import { ROOT } from './sdk-parts.mts';

/** One moment for all, so that two runs of the same words give the same. */
const NOW = new Date('2026-11-25T02:00:00Z');

const bot = await loadBot(ROOT, () => NOW);
console.log('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const { stored, text } = JSON.parse(line);
  const outcome =
    text === undefined ? await bot.join(stored.id, stored.locale) : await bot.say(stored, text);
  console.log(JSON.stringify(outcome));
}
