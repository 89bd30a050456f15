// What merchants asked in vain, as the database holds it: questions, verdicts on answers, and closed tickets with the staff's words.

import type { Candidate } from '../../knowledge/matcher';
import type { Database } from '../../store/store';

export interface QuestionRow {
  id: number;
  conversation_id: string;
  at: number;
  text: string;
  language: string;
  decision: string;
  entry: string | null;
  candidates: Candidate[];
}

/** A page of what was refused or offered as a choice, newest first. */
export async function missedQuestions(
  db: Database,
  page: { since: number; before: number; limit: number },
): Promise<QuestionRow[]> {
  const rows = await db
    .selectFrom('questions')
    .select(['id', 'conversation_id', 'at', 'text', 'language', 'decision', 'entry', 'candidates'])
    .where('at', '>=', page.since)
    .where('id', '<', page.before)
    .where('decision', 'in', ['none', 'choices'])
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map((row) => ({ ...row, candidates: JSON.parse(row.candidates) as Candidate[] }));
}

/** The questions behind answers that were called unhelpful; the last verdict on an answer counts. */
export async function unhelpfulQuestions(db: Database, page: { since: number; limit: number }) {
  return db
    .selectFrom('feedback as f')
    .innerJoin('questions as q', (join) =>
      join
        .onRef('q.conversation_id', '=', 'f.conversation_id')
        .onRef('q.entry', '=', 'f.entry')
        .on((eb) => eb(eb.cast<number>('f.answer', 'integer'), '=', eb.ref('q.seq'))),
    )
    .select(['f.at', 'f.helpful', 'f.entry', 'q.id', 'q.text', 'q.language'])
    .where('f.at', '>=', page.since)
    .orderBy('f.id', 'desc')
    .limit(page.limit)
    .execute();
}

export async function closedTickets(db: Database, page: { since: number; limit: number }) {
  return db
    .selectFrom('tickets')
    .select(['number', 'conversation_id', 'updated_at', 'language', 'body'])
    .where('status', 'in', ['resolved', 'closed'])
    .where('updated_at', '>=', page.since)
    .where('first_reply_at', 'is not', null)
    .orderBy('ordinal', 'desc')
    .limit(page.limit)
    .execute();
}

/** What staff wrote in a conversation, oldest first. */
export async function staffWords(db: Database, conversationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('activities')
    .select('body')
    .where('conversation_id', '=', conversationId)
    .where('role', '=', 'staff')
    .where('visible', '=', 1)
    .orderBy('seq')
    .limit(20)
    .execute();
  return rows.flatMap(({ body }) => {
    const { channelData } = JSON.parse(body) as { channelData?: { thaw?: { said?: string } } };
    const said = channelData?.thaw?.said?.trim();
    return said ? [said] : [];
  });
}
