// What a merchant can do with a ticket that stands on the screen: the one place where its buttons are decided.

import type { TicketSummary } from '../../src/tickets/ticket';
import type { DialogTurn } from '../turn/dialog-turn';

/** Labels of the buttons; each is understood as a command at any time. */
export function ticketButtons(
  turn: DialogTurn,
  { status }: Pick<TicketSummary, 'status'>,
): string[] {
  const { t, services, language } = turn;
  if (status === 'closed') {
    return [
      services.menu.title('intent.report-freeze', language),
      services.menu.title('intent.human-agent', language),
    ];
  }
  // What is done needs no withdrawing.
  if (status === 'resolved') return [t('button.messageStaff')];
  return [t('button.messageStaff'), t('button.withdraw')];
}
