// What staff do at the desk: each action is one transaction with all that follows from it, then whoever waits is woken.

import { randomBytes } from 'node:crypto';
import { ThawError } from '../errors';
import { writtenFor } from '../language/reader';
import type { Translator } from '../language/translator';
import { redactText } from '../privacy/redact';
import { audit } from '../staff/audit-store';
import type { Role } from '../staff/role';
import type { Database, Store } from '../store/store';
import { checkFiles, type NewPaper, type ReadFile } from '../tickets/paper';
import { putPapers } from '../tickets/paper-store';
import { dropReminder, keepReminder } from '../tickets/reminder-store';
import type { Ticket } from '../tickets/ticket';
import type { TicketCommand } from '../tickets/ticket-change';
import { findTicket } from '../tickets/ticket-store';
import type { PendingTurn } from '../turns/accept';
import type { TicketTarget } from '../turns/announce';
import type { Signal } from '../turns/signal';
import type { FileForMerchant } from '../turns/staff-message';
import { changeTicket } from '../turns/ticket-changes';
import type { Turns } from '../turns/turns';
import { isFirstTime } from './card-act-store';
import { callMentioned, withColleagues } from './mentions/mentions';
import { insertStaffFile } from './staff-file-store';
import { requireTicket } from './ticket-view';
import { saidByStaffAfter } from './transcript-store';

export interface ActionsParts {
  store: Store;
  turns: Turns;
  translator: Translator;
  signal: Signal;
  targets: ReadonlySet<TicketTarget>;
  now: () => number;
  /** The address under which merchants reach the service. */
  publicUrl: () => string;
}

export interface Acting {
  id: string;
  name: string;
  role: Role;
  /** Names the act where it may arrive twice: then it is done once. */
  once?: string;
}

export class DeskActions {
  readonly #parts: ActionsParts;

  constructor(parts: ActionsParts) {
    this.#parts = parts;
  }

  /**
   * @returns false when it was done before
   * @throws ThawError TICKET_UNKNOWN, TICKET_CLAIMED, TICKET_TRANSITION, TICKET_CHANGE_INVALID; then nothing happened
   */
  change(number: string, command: TicketCommand, staff: Acting): Promise<boolean> {
    return this.#change(number, { command, staff, files: [] });
  }

  /**
   * Says something in the merchant's chat.
   * @param seen place in the conversation up to which whoever writes has read it
   * @throws as `change`, FILES_REFUSED naming each file that cannot be sent, REPLY_CROSSED when staff wrote after `seen`
   */
  async reply(
    number: string,
    { text, files, seen }: { text: string; files: readonly ReadFile[]; seen?: number | undefined },
    staff: Acting,
  ): Promise<void> {
    const { papers, refused } = checkFiles(files);
    if (refused.length > 0) {
      const faults = refused.map(({ name, reason }) => `${name} (${reason})`).join(', ');
      throw new ThawError('FILES_REFUSED', { faults });
    }
    const names = papers.map(({ name }) => name);
    await this.#change(number, {
      command: { do: 'reply', text, files: names },
      staff,
      files: papers,
      seen,
    });
  }

  /** The merchant's contact in full; that it was looked at is recorded. @throws ThawError TICKET_UNKNOWN */
  async reveal(number: string, staff: Acting): Promise<string> {
    const { store, now } = this.#parts;
    return store.write(async (db) => {
      const ticket = await requireTicket(db, number);
      const { id: who, name } = staff;
      await audit(db, { who, name, action: 'reveal', subject: number, details: {}, at: now() });
      return ticket.fields.contact.value;
    });
  }

  /**
   * Reminds the colleague of the ticket, with words for nobody else; in place of an earlier reminder.
   * @throws as `change`
   */
  async remind(
    number: string,
    { at, note }: { at: string; note: string },
    staff: Acting,
  ): Promise<void> {
    await this.#change(number, { command: { do: 'remind', at }, staff, files: [] }, (db, ticket) =>
      keepReminder(db, {
        ...{ ticket, staff: staff.id, at: Date.parse(at) },
        note: redactText(note.trim()).text,
      }),
    );
  }

  forgetReminder(number: string, { id }: Acting): Promise<void> {
    return this.#parts.store.write(async (db) => {
      const ticket = (await findTicket(db, number))?.number ?? number;
      await dropReminder(db, { ticket, staff: id });
    });
  }

  /** After a write job that changed tickets itself: runs the turns that tell the merchants, and wakes whoever waits. */
  changed(pending: readonly PendingTurn[]): void {
    const { turns, signal } = this.#parts;
    for (const turn of pending) turns.enter(turn);
    const conversations = pending.map(({ conversationId }) => conversationId);
    signal.touched({ conversations, tickets: true, outbox: true });
  }

  async #change(
    number: string,
    action: Action,
    alongside?: (db: Database, ticket: string) => Promise<void>,
  ): Promise<boolean> {
    const { store, turns, signal, targets, translator, now } = this.#parts;
    const { command, staff } = action;
    const files = await putPapers(store.objects, action.files);
    const done = await store.write(async (db) => {
      if (staff.once !== undefined && !(await isFirstTime(db, staff.once, now()))) return undefined;
      const before = await findTicket(db, number);
      if (before && action.seen !== undefined) await checkUncrossed(db, before, action.seen);
      const reader = before ?? { language: 'zh-Hans' };
      const speaker = translator.for(reader.language)('ticket.speaker', { name: staff.name });
      const heading = writtenFor(reader, speaker);
      const keyed = files.map((file) => ({ file, key: randomBytes(24).toString('base64url') }));
      const message = { heading, files: keyed.map((each) => this.#forMerchant(each)) };
      const { id, name: who } = staff;
      const order = { number, by: 'staff', who, id, now: now() } as const;
      const mayOverrule = staff.role === 'admin';
      const changed = await changeTicket(
        db,
        { ...order, command: await withColleagues(db, command), mayOverrule },
        { targets, tellsMerchant: true, message },
      );
      const ticket = changed.ticket.number;
      for (const { file, key } of keyed) {
        const { name, type, bytes, content, object = null } = file;
        const stored = { key, ticket, name, type, bytes, content, object };
        await insertStaffFile(db, stored, now());
      }
      await callMentioned(db, changed, { by: id, now: order.now, targets });
      await alongside?.(db, ticket);
      return changed;
    });
    if (!done) return false;
    for (const turn of done.turns) turns.enter(turn);
    signal.touched({ conversations: done.conversations, tickets: true, outbox: true });
    return true;
  }

  #forMerchant({ file, key }: { file: NewPaper; key: string }): FileForMerchant {
    const { name, type: contentType } = file;
    return { name, contentType, contentUrl: `${this.#parts.publicUrl()}/files/${key}` };
  }
}

interface Action {
  command: TicketCommand;
  staff: Acting;
  files: readonly NewPaper[];
  seen?: number | undefined;
}

/** @throws ThawError REPLY_CROSSED */
async function checkUncrossed(db: Database, ticket: Ticket, seen: number): Promise<void> {
  const { number, conversationId } = ticket;
  const said = await saidByStaffAfter(db, { conversationId, seq: seen });
  if (!said) return;
  const { name = '' } = (JSON.parse(said) as { from?: { name?: string } }).from ?? {};
  throw new ThawError('REPLY_CROSSED', { number, name });
}
