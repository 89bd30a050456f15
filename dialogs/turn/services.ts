// What every dialog works with: built once when the bot is created, the same for all turns.

import type { Knowledge } from '../../src/knowledge/load';
import type { Translator } from '../../src/language/translator';
import type { TicketDirectory } from '../../src/tickets/ticket';
import type { Readers } from '../reading/readers';
import type { AnswerWords } from '../words/answer-words';
import type { EntryReplies } from './entry-replies';
import type { Menu } from './menu';

export interface Services {
  knowledge: Knowledge;
  translator: Translator;
  tickets: TicketDirectory;
  words: AnswerWords;
  /** What messages are read with. */
  readers: Readers;
  /** Answers, ready to send, by entry and language. */
  replies: EntryReplies;
  /** The address of the service for others; '' where only this machine reaches it. */
  publicUrl: string;
  /** Button labels, and what a tap on one of them means. */
  menu: Menu;
}
