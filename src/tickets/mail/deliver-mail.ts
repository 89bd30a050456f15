// Delivers mail of the outbox: to staff in their language, to a merchant who has not read it in the chat.

import { z } from 'zod';
import type { Language } from '../../language/language';
import { type Reader, writtenFor } from '../../language/reader';
import type { Translator } from '../../language/translator';
import type { DeliveryResult } from '../delivery-result';
import type { Mail } from '../ticket-event';
import { callLetter } from './call-letter';
import type { Letter, LetterParts } from './letter';
import { Mailer, type MailServer } from './mailer';
import { merchantLetter } from './merchant-letter';
import { stopLetter, ticketLetter } from './staff-letter';
import { weeklyLetter } from './weekly-letter';

export interface MailParts {
  server: MailServer;
  translator: Translator;
  /** The staff's mailbox. */
  staff: { address: string | undefined; language: Language };
  publicUrl: () => string;
  /** From the knowledge files as they are at this moment. */
  facts: () => { timeZone: string; nameOf: (paper: string, language: Language) => string };
  /** True when it was shown to the merchant in the chat, or Teams brought it to them. */
  hasRead: (told: Told) => Promise<boolean>;
  now: () => number;
}

/** Where the chat tells the same as a mail. */
interface Told {
  conversationId: string;
  /** Milliseconds since 1970. */
  at: number;
  /** The place in the conversation; unknown in mail of an earlier release. */
  seq: number | undefined;
}

interface Addressed {
  to: string;
  reader: Reader;
  thread: string;
  write: (parts: LetterParts) => Letter;
}

const addressSchema = z.email();

export function deliverMail(parts: MailParts) {
  const mailer = new Mailer(parts.server);
  return async ({ id, payload }: { id: string; payload: string }): Promise<DeliveryResult> => {
    const mail = JSON.parse(payload) as Mail;
    for (const told of mail.to === 'merchant' ? toldBy(mail) : []) {
      if (await parts.hasRead(told)) return { kind: 'delivered' };
    }
    const addressed = addressOf(parts, mail);
    if (!addressSchema.safeParse(addressed.to).success) {
      return { kind: 'refused', error: 'mail: there is no usable address' };
    }
    const { to, reader, thread, write } = addressed;
    const { language } = reader;
    const { timeZone, nameOf } = parts.facts();
    const t = parts.translator.for(language);
    const letter = write({
      t: (key, given) => writtenFor(reader, t(key, given)),
      language,
      timeZone,
      nameOf: (paper) => writtenFor(reader, nameOf(paper, language)),
      publicUrl: parts.publicUrl(),
    });
    return mailer.send({ id, to, thread, ...letter, at: new Date(parts.now()) });
  };
}

function toldBy({ ticket, at, seq, also = [] }: Extract<Mail, { to: 'merchant' }>): Told[] {
  const own = { conversationId: ticket.conversationId, at, seq };
  return [own, ...also.map(({ conversationId, seq }) => ({ conversationId, at, seq }))];
}

function addressOf({ staff }: MailParts, mail: Mail): Addressed {
  if (mail.to === 'merchant') {
    const { ticket, change } = mail;
    return {
      to: ticket.fields.contact.value,
      reader: ticket,
      thread: `merchant ${ticket.number}`,
      write: (letter) => merchantLetter(letter, ticket, change),
    };
  }
  if (mail.to === 'called') {
    const { address = staff.address ?? '', language = staff.language, calls } = mail;
    return {
      to: address,
      reader: { language },
      thread: `calls ${calls[0]?.ticket ?? ''}`,
      write: (letter) => callLetter(letter, calls),
    };
  }
  if (mail.to === 'weekly') {
    const { address, language, week } = mail;
    const reader = { language };
    return { to: address, reader, thread: 'weekly', write: (letter) => weeklyLetter(letter, week) };
  }
  const to = staff.address ?? '';
  const reader: Reader = { language: staff.language };
  if ('stop' in mail) {
    const { stop } = mail;
    return {
      to,
      reader,
      thread: `stop ${stop.kind}`,
      write: (letter) => stopLetter(letter, stop),
    };
  }
  const { event } = mail;
  const thread = `staff ${event.data.number}`;
  return { to, reader, thread, write: (letter) => ticketLetter(letter, event) };
}
