// The Adaptive Card of a ticket as everybody in the staff's channel sees it: nothing on it is for one person alone.

import { type Attachment, CardFactory } from 'botbuilder';
import type { Ticket } from '../../../tickets/ticket';
import { type CardView, type Element, execute, isOver, openTicket } from './elements';
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

export function content({ view, ticket, body, actions, userIds }: CardParts): Element {
  const { number, updatedAt: seen } = ticket;
  const action = execute('view', view.t('teams.view'), { number, seen });
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText: titleOf(view, ticket),
    refresh: { action, ...(userIds && { userIds }) },
    msteams: { width: 'Full' },
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
