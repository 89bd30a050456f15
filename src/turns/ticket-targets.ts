// Which targets of tickets are set up, read from the variables that set them up.

import type { TicketTarget } from './announce';

type Settings = {
  [name in 'TICKET_WEBHOOK_URL' | 'SMTP_URL' | 'TICKET_EMAIL_TO' | 'TICKET_TEAMS_CHANNEL']?:
    | string
    | undefined;
};

/** The service and the commands beside it agree on it, so that a change by either reaches the same receivers. */
export function ticketTargets(set: Settings): ReadonlySet<TicketTarget> {
  const targets: [TicketTarget, boolean][] = [
    ['webhook', Boolean(set.TICKET_WEBHOOK_URL)],
    ['staff-email', Boolean(set.SMTP_URL && set.TICKET_EMAIL_TO)],
    ['merchant-email', Boolean(set.SMTP_URL)],
    ['call-email', Boolean(set.SMTP_URL)],
    ['card', Boolean(set.TICKET_TEAMS_CHANNEL)],
  ];
  return new Set(targets.filter(([, isSet]) => isSet).map(([target]) => target));
}
