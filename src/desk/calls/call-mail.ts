// Mail for calls: each person gets one for all calls of a round. Whoever signs in with a mail address is reached under it.

import { z } from 'zod';
import type { Account } from '../../staff/account';
import type { Database } from '../../store/store';
import type { Mail, MailedCall } from '../../tickets/ticket-event';
import type { TicketTarget } from '../../turns/announce';
import { enqueue } from '../../turns/outbox-store';

/** A person, the members of a team; without `to` it is for everybody. */
export interface PlacedCall {
  id: string;
  to: readonly Account[] | undefined;
  mailed: MailedCall;
}

export interface CallMail {
  placed: readonly PlacedCall[];
  /** Who can sign in. */
  staff: readonly Account[];
  targets: ReadonlySet<TicketTarget>;
  now: number;
}

const addressSchema = z.email();
const hasAddress = ({ login }: Account) => addressSchema.safeParse(login).success;

export async function mailCalls(db: Database, mail: CallMail): Promise<void> {
  const { placed, staff, targets } = mail;
  const reached = staff.filter(hasAddress);
  for (const { id, login, language } of reached) {
    const calls = placed.filter(({ to }) => to === undefined || to.some((one) => one.id === id));
    await put(db, { ...mail, placed: calls }, { address: login, language });
  }
  const shared = placed.filter(({ to }) => !to?.every(hasAddress)).map(withoutNote);
  if (targets.has('staff-email')) await put(db, { ...mail, placed: shared }, SHARED);
}

/** Colleagues read along there, and the note is for its owner alone. */
function withoutNote({ mailed: { note: _note, ...mailed }, ...call }: PlacedCall): PlacedCall {
  return { ...call, mailed };
}

/** The staff's mailbox: for everybody, and for who has no address. */
const SHARED = { address: undefined, language: undefined };

async function put(
  db: Database,
  { placed, now }: CallMail,
  { address, language }: { address: string | undefined; language: Account['language'] | undefined },
): Promise<void> {
  const [first] = placed;
  if (!first) return;
  const calls = placed.map(({ mailed }) => mailed);
  await enqueue(db, {
    id: `${first.id}:call-email:${address ?? ''}`,
    kind: 'email',
    lane: `call-email:${address ?? ''}`,
    payload: JSON.stringify({ to: 'called', address, language, calls } satisfies Mail),
    now,
  });
}
