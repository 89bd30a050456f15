// The Adaptive Card of a ticket as everybody in the staff's channel sees it: nothing on it is for one person alone.

import { type Attachment, CardFactory } from 'botbuilder';
import type { Ticket } from '../../../tickets/ticket';
import { type CardView, type Element, execute, isOver, openTicket, plain } from './elements';
import { facts, titleOf } from './facts';

const BESIDE = 2;

export interface CardParts {
  view: CardView;
  ticket: Ticket;
  body: Element[];
  actions: Element[];
  /** Who gets their own card by themselves; undefined: whoever Teams does that for. */
  userIds: readonly string[] | undefined;
}

export function sharedCard(
  view: CardView,
  ticket: Ticket,
  userIds?: readonly string[],
): Attachment {
  return CardFactory.adaptiveCard(sharedContent(view, ticket, userIds));
}

export function sharedContent(
  view: CardView,
  ticket: Ticket,
  userIds?: readonly string[],
): Element {
  const { t } = view;
  const { number, updatedAt: seen } = ticket;
  const isFree = !ticket.assignee && !isOver(ticket);
  const actions = [
    ...(isFree ? [execute('claim', t('teams.claim'), { number, seen })] : []),
    execute('view', t('teams.view'), { number, seen }),
    openTicket(view, number),
  ];
  return content({ view, ticket, userIds, body: facts(view, ticket), actions });
}

/** Of a ticket that was merged: where it goes on, and nothing to tap. */
export function mergedCard(view: CardView, ticket: Ticket, into: string): Attachment {
  const title = titleOf(view, ticket);
  return CardFactory.adaptiveCard({
    ...FRAME,
    fallbackText: title,
    body: [
      { type: 'TextBlock', text: title, wrap: true, weight: 'Bolder', size: 'Medium' },
      plain(view.t('teams.merged', { into })),
    ],
  });
}

const FRAME = {
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  type: 'AdaptiveCard',
  version: '1.5',
  msteams: { width: 'Full' },
};

export function content({ view, ticket, body, actions, userIds }: CardParts): Element {
  const { number, updatedAt: seen } = ticket;
  const action = execute('view', view.t('teams.view'), { number, seen });
  return {
    ...FRAME,
    fallbackText: titleOf(view, ticket),
    refresh: { action, ...(userIds && { userIds }) },
    body: [...body, ...rowsOf(actions)],
  };
}

/** On a phone, more buttons side by side would be cut to a few letters each. */
function rowsOf(actions: Element[]): Element[] {
  const rows = Array.from({ length: Math.ceil(actions.length / BESIDE) }, (_, row) =>
    actions.slice(row * BESIDE, (row + 1) * BESIDE),
  );
  return rows.map((row) => ({ type: 'ActionSet', spacing: 'Small', actions: row }));
}
