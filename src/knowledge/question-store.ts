// Stores each question with what the matcher made of it, for tickets and for the list of misses.

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
