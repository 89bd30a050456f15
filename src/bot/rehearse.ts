// Answers questions for nobody, so that the first merchants do not wait for what is built when it is first used.

import { setImmediate as nextRound } from 'node:timers/promises';
import type { Entry } from '../knowledge/entry';
import { LANGUAGES } from '../language/language';
import type { SupportBot } from './support-bot';

const NOBODY = { id: 'rehearsal' };

/** Numbers are read apart from words, and alike whatever the words are. */
const NUMBER = 20771234;
const WITH_NUMBER = 8;

/** Questions about each entry in each language, some with a number, too; nothing of it is kept. */
export async function rehearse(
  bot: SupportBot,
  entries: Iterable<Entry>,
  now: Date,
): Promise<void> {
  const texts = [...entries].flatMap((entry, index) =>
    LANGUAGES.flatMap((language) => {
      const [text = ''] = entry[language].phrasings;
      return index < WITH_NUMBER ? [text, `${text} ${NUMBER}`] : [text];
    }),
  );
  for (const text of texts) {
    await bot.run({
      activity: {
        ...{ type: 'message', text, id: NOBODY.id, channelId: 'directline' },
        ...{ conversation: NOBODY, from: NOBODY, timestamp: now.toISOString() },
      },
      state: null,
      redacted: [],
      now,
    });
    // Merchants of the bot before it, sockets and the database are not kept waiting for all of it.
    await nextRound();
  }
}
