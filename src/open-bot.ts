// Opens the bot: from the knowledge folder or what was made of it before, rehearsed, and built anew when a file in it is saved.

import { join } from 'node:path';
import { answerWordsOf } from '../dialogs/words/answer-words';
import { readWordLists } from '../dialogs/words/word-lists';
import type { AppOptions } from './app';
import { LiveBot } from './bot/live-bot';
import { rehearse } from './bot/rehearse';
import { createSupportBot } from './bot/support-bot';
import { ownChatUrl } from './channels/teams/own-chat';
import { checkWordsIn } from './knowledge/checks/wording';
import { FolderWatch } from './knowledge/folder-watch';
import { holidaysRunOut } from './knowledge/hours-file';
import { rememberIn } from './knowledge/kept';
import { readKnowledge } from './knowledge/load';
import { trainInWorker } from './knowledge/train-in-worker';
import type { Translator } from './language/translator';
import type { TicketDirectory } from './tickets/ticket';
import { tracedKnowledge } from './traced-parts';
import type { Traces } from './traces/traces';

export function openBot(
  { config, clock, log, root }: AppOptions,
  {
    tickets,
    translator,
    traces,
  }: { tickets: TicketDirectory; translator: Translator; traces: Traces },
): Promise<LiveBot> {
  const dir = config.KNOWLEDGE_DIR;
  const dist = join(root, 'dist');
  const trainWith = trainInWorker(join(dist, 'src', 'knowledge', 'train-worker.js'));
  const keeping = { folder: join(config.DATA_DIR, 'kept'), programFile: join(dist, '.built') };
  return LiveBot.open({
    watch: new FolderWatch(dir),
    log,
    async build() {
      const remember = rememberIn(keeping, dir);
      const { content, train } = await readKnowledge(dir, remember);
      const words = answerWordsOf(await remember('answer-words', () => readWordLists(dir)));
      const trainBot = async () => {
        const knowledge = tracedKnowledge(traces, await train(trainWith));
        if (holidaysRunOut(knowledge.hours, clock.now())) {
          const until = knowledge.hours.holidaysKnownUntil;
          const { says, fix } = checkWordsIn('en').sentence('holidays-unknown', { until });
          log.warn(`${says} → ${fix}`);
        }
        const bot = createSupportBot({
          knowledge,
          tickets,
          translator,
          words,
          publicUrl: config.PUBLIC_URL,
          ownChatUrl: ownChatUrl(config),
          onFault: (err, conversationId) =>
            log.error({ err, conversationId }, 'a dialog was reset'),
        });
        await rehearse(bot, knowledge.entries.values(), new Date(clock.now()));
        return bot;
      };
      return { knowledge: content, train: trainBot };
    },
  });
}
