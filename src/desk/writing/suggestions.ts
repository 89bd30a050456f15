// What the knowledge base answers to what a merchant wrote last, for staff to insert.

import type { Match } from '../../knowledge/matcher';
import type { Database } from '../../store/store';
import type { Ticket } from '../../tickets/ticket';
import { type Spoken, spokenText } from '../../tickets/ticket-store';
import { answersOf, type ReadyRepliesParts } from '../ready-replies';
import { spokenBefore } from '../transcript-store';
import type { SuggestionsView } from './suggestions-view';

/** Of the merchant's messages since somebody last spoke to them. */
const MOST_MESSAGES = 5;
const MOST_SUGGESTIONS = 3;
/** Beside the surest one; less sure ones only take up room. */
const LEAST_SURE = 0.15;

export type Ask = (text: string) => Promise<Match>;

export async function suggestionsFor(
  db: Database,
  ticket: Ticket,
  { ask, ...parts }: ReadyRepliesParts & { ask: Ask },
): Promise<SuggestionsView> {
  const words = await lastWords(db, ticket.conversationId);
  if (words === '') return { suggestions: [] };
  const chosen = candidatesOf(await ask(words));
  const suggestions = chosen.flatMap(({ id, confidence }) =>
    answersOf([id], ticket, parts).map((reply) => ({ ...reply, confidence })),
  );
  return { suggestions: suggestions.slice(0, MOST_SUGGESTIONS) };
}

function candidatesOf(match: Match): Match['candidates'] {
  if (match.decision === 'none') return [];
  if (match.decision === 'choices') return match.choices;
  return match.candidates.filter(
    ({ id, confidence }) => id === match.id || confidence >= LEAST_SURE,
  );
}

/** Oldest first; empty when staff or the bot had the last word. */
async function lastWords(db: Database, conversationId: string): Promise<string> {
  const rows = await spokenBefore(db, { conversationId, before: undefined, limit: MOST_MESSAGES });
  const answered = rows.findLastIndex(({ role }) => role !== 'merchant');
  return rows
    .slice(answered + 1)
    .map(({ body }) => spokenText({ ...(JSON.parse(body) as Spoken), attachments: [] }))
    .filter((text) => text.trim() !== '')
    .join('\n');
}
