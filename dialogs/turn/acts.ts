// What a turn brings forth, as data: the talks put acts in a row, and one place carries them out.

import type { QuestionRecord } from '../../src/knowledge/question-record';
import type { Language } from '../../src/language/language';
import type { TicketDraft } from '../../src/tickets/ticket';
import type { TicketCommand } from '../../src/tickets/ticket-change';
import type { Reply } from './reply';

export type Act =
  /** Stands before whatever is said next. */
  | { do: 'lead'; text: string }
  /** `alone`: nothing is put into it. */
  | { do: 'say'; reply: Reply; alone?: true }
  /** Stands by itself, before what leads up to the next reply. */
  | { do: 'show-card'; reply: Reply }
  | { do: 'hand-over'; ticket: TicketDraft }
  | { do: 'change-ticket'; number: string; command: TicketCommand }
  | { do: 'keep-question'; question: QuestionRecord }
  | { do: 'keep-feedback'; feedback: FeedbackRecord };

export interface FeedbackRecord {
  /** The entry that was answered with. */
  entry: string;
  helpful: boolean;
  language: Language;
  /** Which answer (see AnswerMark), where it carried thumbs; of several records about one, the last counts. */
  answer?: string;
  /** Why it did not help, in the merchant's words. */
  words?: string;
}

/**
 * The replies in the order said: what leads stands before the next one, and in a reply of its own where that one is made
 * ready. What led up to nothing is said by `rest`, so that no message goes without an answer.
 */
export function repliesIn(
  acts: readonly Act[],
  { plain, rest }: { plain(text: string): Reply; rest(text: string): Reply },
): Reply[] {
  const replies: Reply[] = [];
  let leads: string[] = [];
  for (const act of acts) {
    if (act.do === 'lead') leads.push(act.text);
    if (act.do === 'show-card') replies.push(act.reply);
    if (act.do !== 'say') continue;
    const before = leads.join('\n\n');
    leads = [];
    if (before === '') replies.push(act.reply);
    else if (act.alone) replies.push(plain(before), act.reply);
    else replies.push({ ...act.reply, text: `${before}\n\n${act.reply.text ?? ''}` });
  }
  return leads.length > 0 ? [...replies, rest(leads.join('\n\n'))] : replies;
}
