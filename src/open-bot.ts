// Opens the bot: from the knowledge folder, rehearsed, and built anew when a file in it is saved.

import { join } from 'node:path';
import { loadAnswerWords } from '../dialogs/words/answer-words';
import type { AppOptions } from './app';
import { LiveBot } from './bot/live-bot';
import { rehearse } from './bot/rehearse';
import { createSupportBot } from './bot/support-bot';
import { ownChatUrl } from './channels/teams/own-chat';
import { FolderWatch } from './knowledge/folder-watch';
import { hoursWarning } from './knowledge/hours-file';
import { readKnowledge } from './knowledge/load';
import { trainInWorker } from './knowledge/train-in-worker';
import type { Translator } from './language/translator';
import type { TicketDirectory } from './tickets/ticket';

export function openBot(
  { config, clock, log, root }: AppOptions,
  { tickets, translator }: { tickets: TicketDirectory; translator: Translator },
): Promise<LiveBot> {
  const trainWith = trainInWorker(join(root, 'dist', 'src', 'knowledge', 'train-worker.js'));
  return LiveBot.open({
    watch: new FolderWatch(config.KNOWLEDGE_DIR),
    log,
    async build() {
      const { content, train } = await readKnowledge(config.KNOWLEDGE_DIR);
      const words = loadAnswerWords(config.KNOWLEDGE_DIR);
      const trainBot = async () => {
        const knowledge = await train(trainWith);
        const warning = hoursWarning(knowledge.hours, clock.now());
        if (warning) log.warn(warning);
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
