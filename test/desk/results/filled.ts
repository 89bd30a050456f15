// A small database for the results, filled by the real stores at given times in Shanghai.

import type { QuestionRecord } from '../../../src/knowledge/question-record';
import { insertQuestion } from '../../../src/knowledge/question-store';
import type { Store } from '../../../src/store/store';
import type { TicketDraft } from '../../../src/tickets/ticket';
import { applyChange, type TicketOrder } from '../../../src/tickets/ticket-change-store';
import { createTicket } from '../../../src/tickets/ticket-store';
import { createConversation } from '../../../src/turns/conversation-store';
import { ticketDraft } from '../../tickets/tickets';

export const inShanghai = (text: string) => Date.parse(`2026-${text}+08:00`);

export function filling(store: Store) {
  let seq = 0;
  const open = (id: string) =>
    store.write((db) => createConversation(db, { id, channel: 'directline', userId: 'm', now: 0 }));
  return {
    /** @param what the entry it was answered with, or `none` */
    async ask(conversationId: string, time: string, what: string): Promise<void> {
      await open(conversationId);
      const isAnswer = what !== 'none';
      const question: QuestionRecord = {
        text: '审核要多久',
        language: 'zh-Hans',
        decision: isAnswer ? 'answer' : 'none',
        entry: isAnswer ? what : null,
        candidates: [],
      };
      const place = { conversationId, seq: ++seq, at: inShanghai(time) };
      await store.write((db) => insertQuestion(db, { ...place, question }));
    },

    /** @returns its number */
    async handOver(
      conversationId: string,
      time: string,
      more: Partial<TicketDraft> = {},
    ): Promise<string> {
      await open(conversationId);
      const number = `FZ-20261120-${String(++seq).padStart(4, '0')}`;
      const from = { conversationId, channel: 'directline', now: inShanghai(time) };
      await store.write((db) => createTicket(db, ticketDraft(number, more), from));
      return number;
    },

    async change(
      number: string,
      time: string,
      command: TicketOrder['command'],
      by: TicketOrder['by'] = 'staff',
    ): Promise<void> {
      await store.write((db) => applyChange(db, { number, now: inShanghai(time), by, command }));
    },
  };
}
