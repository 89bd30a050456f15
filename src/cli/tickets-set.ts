// `kb tickets set NUMBER`: staff change a ticket, and the merchant is told in the chat.

import { userInfo } from 'node:os';
import { systemClock } from '../clock';
import { ThawError } from '../errors';
import { openStoreBeside } from '../store/open';
import { CLOSE_REASONS, TICKET_STATUSES } from '../tickets/ticket';
import type { CloseReason, TicketCommand, TicketStatus } from '../tickets/ticket-change';
import { changeTicket } from '../turns/ticket-changes';
import { ticketTargets } from '../turns/ticket-targets';
import { type CommandContext, readOptions } from './command';

const OPTIONS = {
  status: { type: 'string' },
  reason: { type: 'string' },
  note: { type: 'string' },
  next: { type: 'string' },
  missing: { type: 'string', multiple: true },
  by: { type: 'string' },
  json: { type: 'boolean' },
} as const;

export async function setTicket(args: string[], { env, print }: CommandContext): Promise<number> {
  const { values, positionals } = readOptions({ args, allowPositionals: true, options: OPTIONS });
  const [number, extra] = positionals;
  if (number === undefined || extra !== undefined) {
    const problem =
      number === undefined
        ? '`tickets set` needs the number of a ticket.'
        : `"${extra}" is one word too many; put texts of several words in quotes.`;
    throw new ThawError('USAGE', { problem });
  }
  const store = await openStoreBeside(env);
  if (!store) throw new ThawError('TICKET_UNKNOWN', { number });
  try {
    const { ticket, changes } = await store.write((db) =>
      changeTicket(
        db,
        {
          number: number.toUpperCase(),
          command: commandOf(values),
          by: 'staff',
          who: values.by ?? userInfo().username,
          now: systemClock.now(),
        },
        { targets: ticketTargets(env), tellsMerchant: true },
      ),
    );
    if (values.json) print(JSON.stringify(changes));
    else print(`${ticket.number} is ${ticket.status}. The merchant is told in the chat.`);
    return 0;
  } finally {
    await store.close();
  }
}

type Values = {
  status?: string;
  reason?: string;
  note?: string;
  next?: string;
  missing?: string[];
};

/** `--missing ""` says that nothing is missing any more. */
function commandOf({ status, reason, note, next, missing }: Values): TicketCommand {
  return {
    do: 'set',
    status: oneOf<TicketStatus>('status', status, TICKET_STATUSES),
    reason: oneOf<CloseReason>('reason', reason, CLOSE_REASONS),
    note,
    nextStep: next,
    missing: missing?.length === 1 && missing[0] === '' ? [] : missing,
  };
}

function oneOf<T extends string>(
  option: string,
  given: string | undefined,
  allowed: readonly T[],
): T | undefined {
  if (given === undefined) return undefined;
  const found = allowed.find((each) => each === given);
  if (found) return found;
  throw new ThawError('USAGE', {
    problem: `--${option} must be one of ${allowed.join(', ')}, not "${given}".`,
  });
}
