// Stores each question with what the matcher made of it, and what the merchant said of the answer.

import { statement } from '../store/statement';
import type { Database } from '../store/store';
import type { QuestionRecord } from './question-record';

interface Row {
  conversationId: string;
  seq: number;
  at: number;
  text: string;
  language: string;
  decision: string;
  entry: string | null;
  candidates: string;
}

export async function insertQuestion(
  db: Database,
  asked: { conversationId: string; seq: number; at: number; question: QuestionRecord },
): Promise<void> {
  const { question, ...place } = asked;
  await insert(db, { ...place, ...question, candidates: JSON.stringify(question.candidates) });
}

const insert = statement<Row>((db, p) =>
  db.insertInto('questions').values({
    conversation_id: p.conversationId,
    seq: p.seq,
    at: p.at,
    text: p.text,
    language: p.language,
    decision: p.decision,
    entry: p.entry,
    candidates: p.candidates,
  }),
);

interface Feedback {
  conversationId: string;
  seq: number;
  at: number;
  entry: string;
  helpful: 0 | 1;
  language: string;
}

/** Whether an answer helped: for the maintainers of its entry. */
export const insertFeedback = statement<Feedback>((db, p) =>
  db.insertInto('feedback').values({
    conversation_id: p.conversationId,
    seq: p.seq,
    at: p.at,
    entry: p.entry,
    helpful: p.helpful,
    language: p.language,
  }),
);
