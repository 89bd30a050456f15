// A private note that names colleagues: who may be named, and how they are called. Inside a write job.

import type { Account } from '../../staff/account';
import { listAccounts } from '../../staff/account-store';
import type { Database } from '../../store/store';
import type { TicketCommand } from '../../tickets/ticket-change';
import type { StoredChange } from '../../tickets/ticket-change-store';
import type { TicketTarget } from '../../turns/announce';
import { mailCalls } from '../calls/call-mail';
import { keepCall } from '../calls/call-store';
import { keepMention } from './mention-store';

/** A note gets to know who may be named in it: whoever can sign in and read it. */
export async function withColleagues(db: Database, command: TicketCommand): Promise<TicketCommand> {
  if (command.do !== 'remark' || !/[@＠]/.test(command.text)) return command;
  return { ...command, colleagues: (await listAccounts(db)).filter(canRead) };
}

const canRead = ({ isDisabled, isSetUp }: Account) => isSetUp && !isDisabled;

/** Each colleague is called once for a note; who names themselves is not. */
export async function callMentioned(
  db: Database,
  { ticket: { number: ticket, kind }, changes, eventId }: StoredChange,
  { by, now, targets }: { by: string; now: number; targets: ReadonlySet<TicketTarget> },
): Promise<void> {
  const named = new Set(changes.flatMap(({ mentions = [] }) => mentions.map(({ staff }) => staff)));
  named.delete(by);
  if (named.size === 0) return;
  const staff = (await listAccounts(db)).filter(({ isDisabled }) => !isDisabled);
  const called = staff.filter(({ id }) => named.has(id));
  for (const { id } of called) {
    await keepMention(db, { ticket, staff: id }, now);
    await keepCall(db, { ticket, call: 'mention', since: now, staff: id, at: now });
  }
  if (!targets.has('call-email')) return;
  const mailed = { ticket, kind, call: 'mention', at: now } as const;
  const placed = called.map((to) => ({ id: eventId, to: [to], mailed }));
  await mailCalls(db, { placed, staff, now, targets });
}
