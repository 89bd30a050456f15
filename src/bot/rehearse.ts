// Answers questions for nobody, so that the first merchants do not wait for what is built when it is first used.

import { setImmediate as letOthersIn } from 'node:timers/promises';
import type { Entry } from '../knowledge/entry';
import { LANGUAGES } from '../language/language';
import type { SupportBot } from './support-bot';

const NOBODY = { id: 'rehearsal' };

/** Numbers are read apart from words, and alike whatever the words are. */
const NUMBER = 20771234;
const WITH_NUMBER = 8;

/** More make the first turns no quicker, and the start longer. */
const MOST_ENTRIES = 24;

/** Questions about entries from all over in each language, some with a number, too; nothing of it is kept. */
export async function rehearse(
  bot: SupportBot,
  entries: Iterable<Entry>,
  now: Date,
): Promise<void> {
  const all = [...entries];
  const step = Math.ceil(all.length / MOST_ENTRIES);
  const some = all.filter((_, place) => place % step === 0);
  const texts = some.flatMap((entry, index) =>
    LANGUAGES.flatMap((language) => {
      const [text = ''] = entry[language].phrasings;
      return index < WITH_NUMBER ? [text, `${text} ${NUMBER}`] : [text];
    }),
  );
  for (const text of texts) {
    await letOthersIn();
    await bot.run({
      activity: {
        ...{ type: 'message', text, id: NOBODY.id, channelId: 'directline' },
        ...{ conversation: NOBODY, from: NOBODY, timestamp: now.toISOString() },
      },
      state: null,
      redacted: [],
      now,
    });
  }
}
