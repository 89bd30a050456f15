// Stores each question with what the matcher made of it, and what the merchant said of the answer.

import { statement } from '../store/statement';
import type { Database } from '../store/store';
import type { Candidate } from './matcher';
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
  knowledge: string | null;
}

export async function insertQuestion(
  db: Database,
  asked: { conversationId: string; seq: number; at: number; question: QuestionRecord },
): Promise<void> {
  const { question, ...place } = asked;
  const { knowledge = null } = question;
  const candidates = JSON.stringify(question.candidates);
  await insert(db, { ...place, ...question, candidates, knowledge });
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
    knowledge: p.knowledge,
  }),
);

interface Feedback {
  conversationId: string;
  seq: number;
  at: number;
  entry: string;
  helpful: 0 | 1;
  language: string;
  answer: string | null;
  words: string | null;
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
    answer: p.answer,
    words: p.words,
  }),
);

export interface Miss {
  at: number;
  text: string;
  language: string;
  candidates: Candidate[];
}

/** Questions that got no answer, and lists of which none was right; from `since` on and before `until`, in milliseconds since 1970. */
export async function listMisses(
  db: Database,
  since: number,
  until = Number.MAX_SAFE_INTEGER,
): Promise<Miss[]> {
  const rows = await db
    .selectFrom('questions')
    .select(['at', 'text', 'language', 'candidates'])
    .where('decision', '=', 'none')
    .where('at', '>=', since)
    .where('at', '<', until)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, candidates: JSON.parse(row.candidates) as Candidate[] }));
}

export interface Verdict {
  conversationId: string;
  entry: string;
  helpful: boolean;
  answer: string | null;
  words: string | null;
  /** What was asked; null when the answer was picked from a list. */
  question: string | null;
}

/** In the order given: of several about one answer, the last counts. */
export async function listVerdicts(db: Database, since: number): Promise<Verdict[]> {
  const rows = await db
    .selectFrom('feedback as f')
    .leftJoin('questions as q', (join) =>
      join
        .onRef('q.conversation_id', '=', 'f.conversation_id')
        .onRef('q.entry', '=', 'f.entry')
        .on((eb) => eb(eb.cast<number>('f.answer', 'integer'), '=', eb.ref('q.seq'))),
    )
    .select(['f.id', 'f.conversation_id', 'f.entry', 'f.helpful', 'f.answer', 'f.words', 'q.text'])
    .where('f.at', '>=', since)
    .orderBy('f.id')
    .execute();
  return rows.map((row) => ({
    conversationId: row.conversation_id,
    entry: row.entry,
    helpful: row.helpful === 1,
    answer: row.answer,
    words: row.words,
    question: row.text,
  }));
}
