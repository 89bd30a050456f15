// The bot of a built checkout in this process: redaction before it, state as JSON between the turns, tickets in memory.

import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { Activity } from './merchants-end.mts';
import type { TicketFields } from './merchants-score.mts';

/** What is left of a conversation after a turn. It can be copied and gone on with more than once. */
export interface Stored {
  id: string;
  locale: string;
  turns: number;
  state: string;
  expects: unknown;
}

export interface Reply extends Activity {
  channelData?: { thaw?: { entry?: string; ticket?: unknown } };
}

export interface Outcome {
  stored: Stored;
  replies: Reply[];
  tickets: { number: string; fields: TicketFields }[];
  questions: { decision: string; entry: string | null }[];
}

export interface Bot {
  join(id: string, locale: string): Promise<Outcome>;
  say(stored: Stored, text: string): Promise<Outcome>;
}

/** Where the words stand in this build, and where they stood before. */
function wordsOf(load: NodeJS.Require) {
  try {
    return load('../dialogs/words/answer-words.js');
  } catch {
    return load('../dialogs/answer-words.js');
  }
}

export async function loadBot(checkout: string, now = () => new Date()): Promise<Bot> {
  const load = createRequire(resolve(checkout, 'dist/src/main.js'));
  const { createSupportBot } = load('./bot/support-bot.js');
  const { redactDeep } = load('./privacy/redact-deep.js');
  const knowledge = join(checkout, 'knowledge');
  const bot = createSupportBot({
    knowledge: await load('./knowledge/load.js').loadKnowledge(knowledge),
    translator: load('./language/translator.js').loadTranslator(join(checkout, 'locales')),
    words: wordsOf(load).loadAnswerWords(knowledge),
    tickets: memoryTickets(),
    onFault: (fault: unknown) => console.error(fault),
  });

  async function run(stored: Stored, part: object): Promise<Outcome> {
    const redacted = new Set();
    const clean = redactDeep(part, stored.expects, redacted);
    const turns = stored.turns + 1;
    const outcome = await bot.run({
      activity: { ...envelope({ ...stored, turns }, now()), ...clean },
      redacted: [...redacted],
      state: JSON.parse(stored.state),
      now: now(),
    });
    const { replies, tickets, questions, expects } = outcome;
    const state = JSON.stringify(outcome.state);
    return { stored: { ...stored, turns, state, expects }, replies, tickets, questions };
  }

  return {
    join: (id, locale) => {
      const membersAdded = [{ id: 'thaw' }, { id: 'merchant' }];
      const stored = { id, locale, turns: 0, state: 'null', expects: null };
      return run(stored, { type: 'conversationUpdate', membersAdded, locale });
    },
    say: (stored, text) => run(stored, { type: 'message', text, locale: stored.locale }),
  };
}

/** Gives numbers; no ticket is ever found again. */
function memoryTickets() {
  const numbers = new Map<string, string>();
  return {
    async reserve(key: string, day: string) {
      const number = numbers.get(key) ?? `FZ-${day}-${String(numbers.size + 1).padStart(4, '0')}`;
      numbers.set(key, number);
      return { number, code: 'K7QM' };
    },
    ofConversation: async () => [],
    opened: async () => [],
    openFreeze: async () => undefined,
    lookUp: async () => ({ kind: 'none' }),
  };
}

function envelope({ id, turns }: Pick<Stored, 'id' | 'turns'>, now: Date) {
  return {
    id: `${id}-${turns}`,
    channelId: 'directline',
    conversation: { id },
    from: { id: 'merchant', role: 'user' },
    recipient: { id: 'thaw' },
    timestamp: now.toISOString(),
    localTimezone: 'Asia/Shanghai',
  };
}
