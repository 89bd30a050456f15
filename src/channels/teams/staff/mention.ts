// A word beneath the card to the colleague who gets a ticket: only a new message that names somebody is announced to them.

import { type Activity, CardFactory } from 'botbuilder';
import { listLinked } from '../../../staff/teams-store';
import type { Database } from '../../../store/store';
import type { Ticket } from '../../../tickets/ticket';
import type { TicketEvent } from '../../../tickets/ticket-event';
import type { CardView } from './elements';

/** Undefined unless somebody else passed the ticket on, to a colleague who is known in Teams and has it still. */
export async function mentionOf(
  db: Database,
  { event, ticket, view }: { event: TicketEvent; ticket: Ticket; view: CardView },
): Promise<Partial<Activity> | undefined> {
  const { assignee } = ticket;
  const isNews = event.changes?.some(
    ({ kind, who }) => kind === 'assigned' && who !== assignee?.name,
  );
  if (!isNews || !assignee || event.data.assignee?.id !== assignee.id) return undefined;
  const colleague = (await listLinked(db)).find(({ id }) => id === assignee.id);
  if (!colleague) return undefined;
  const { number } = ticket;
  const name = wordsOf(colleague.name);
  const text = `<at>${name}</at>`;
  const words = (who: string) => view.t('teams.mention', { name: who, number });
  const mention = { type: 'mention', text, mentioned: { id: colleague.teamsId, name } };
  const card = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText: words(name),
    body: [{ type: 'TextBlock', text: words(text), wrap: true }],
    msteams: { entities: [mention] },
  };
  return { type: 'message', summary: words(name), attachments: [CardFactory.adaptiveCard(card)] };
}

/** Signs in a name would be Markdown in a text block. */
function wordsOf(name: string): string {
  const words = name.replace(/[^\p{L}\p{M}\p{N}.,'’·-]+/gu, ' ').trim();
  return words || '—';
}
