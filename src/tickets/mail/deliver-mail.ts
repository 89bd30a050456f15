// Delivers mail of the outbox: to staff in their language, to a merchant who has not looked at the chat since.

import { z } from 'zod';
import type { Language } from '../../language/language';
import type { Translator } from '../../language/translator';
import type { DeliveryResult } from '../delivery-result';
import type { Mail } from '../ticket-event';
import type { Letter, LetterParts } from './letter';
import { Mailer, type MailServer } from './mailer';
import { merchantLetter } from './merchant-letter';
import { stopLetter, ticketLetter } from './staff-letter';

export interface MailParts {
  server: MailServer;
  translator: Translator;
  /** The staff's mailbox. */
  staff: { address: string | undefined; language: Language };
  publicUrl: () => string;
  /** From the knowledge files as they are at this moment. */
  facts: () => { timeZone: string; nameOf: (paper: string, language: Language) => string };
  /** True when the merchant had the conversation open after `since` (ms since 1970). */
  hasLooked: (conversationId: string, since: number) => boolean;
  now: () => number;
}

interface Addressed {
  to: string;
  language: Language;
  thread: string;
  write: (parts: LetterParts) => Letter;
}

const addressSchema = z.email();

export function deliverMail(parts: MailParts) {
  const mailer = new Mailer(parts.server);
  return async ({ id, payload }: { id: string; payload: string }): Promise<DeliveryResult> => {
    const mail = JSON.parse(payload) as Mail;
    if (mail.to === 'merchant' && parts.hasLooked(mail.ticket.conversationId, mail.at)) {
      return { kind: 'delivered' };
    }
    const addressed = addressOf(parts, mail);
    if (!addressSchema.safeParse(addressed.to).success) {
      return { kind: 'refused', error: 'mail: there is no usable address' };
    }
    const { to, language, thread, write } = addressed;
    const { timeZone, nameOf } = parts.facts();
    const letter = write({
      t: parts.translator.for(language),
      language,
      timeZone,
      nameOf: (paper) => nameOf(paper, language),
      publicUrl: parts.publicUrl(),
    });
    return mailer.send({ id, to, thread, ...letter, at: new Date(parts.now()) });
  };
}

function addressOf({ staff }: MailParts, mail: Mail): Addressed {
  if (mail.to === 'merchant') {
    const { ticket, change } = mail;
    return {
      to: ticket.fields.contact.value,
      language: ticket.language,
      thread: `merchant ${ticket.number}`,
      write: (letter) => merchantLetter(letter, ticket, change),
    };
  }
  const to = staff.address ?? '';
  const { language } = staff;
  if ('stop' in mail) {
    const { stop } = mail;
    return {
      to,
      language,
      thread: `stop ${stop.kind}`,
      write: (letter) => stopLetter(letter, stop),
    };
  }
  const { event } = mail;
  const thread = `staff ${event.data.number}`;
  return { to, language, thread, write: (letter) => ticketLetter(letter, event) };
}
