// The support bot: one turn from an accepted activity to everything that it produces.

import type { AnswerWords } from '../../dialogs/answer-words';
import type { Knowledge } from '../knowledge/load';
import type { Translator } from '../language/translator';
import type { TicketDirectory } from '../tickets/ticket';
import type { TurnOutcome, TurnRequest } from './turn';

export interface SupportBotParts {
  knowledge: Knowledge;
  translator: Translator;
  tickets: TicketDirectory;
  /** Yes, no, skip and the commands: `loadAnswerWords(knowledgeFolder)`. */
  words: AnswerWords;
  /** Hears of a dialog that failed and was reset; the merchant was told sorry. */
  onFault?: (fault: unknown, conversationId: string) => void;
}

export interface SupportBot {
  /**
   * Runs one turn. Nothing is sent or stored here, and the same request gives the same outcome again.
   * @throws whatever `tickets` throws, so that the turn can be run again; a failing dialog does not throw.
   */
  run(request: TurnRequest): Promise<TurnOutcome>;
}

export function createSupportBot(parts: SupportBotParts): SupportBot {
  throw new Error(`not yet ${parts}`);
}
