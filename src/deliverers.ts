// Builds from the configuration what takes each kind of delivery out of the house.

import { nameOf } from '../dialogs/papers/kinds';
import type { Clock } from './clock';
import type { Config } from './config';
import type { KnowledgeContent } from './knowledge/load';
import type { Translator } from './language/translator';
import { deliverMail, type MailParts } from './tickets/mail/deliver-mail';
import { postWebhook } from './tickets/webhook';
import type { OutboxOptions } from './turns/outbox';

export interface DelivererParts {
  config: Config;
  clock: Clock;
  translator: Translator;
  /** Without a slash at the end. */
  publicUrl: () => string;
  knowledge: () => KnowledgeContent;
  hasLooked: MailParts['hasLooked'];
}

type Deliverers = OutboxOptions['deliverers'];

/** For the kinds that are set up; others get none. */
export function ticketDeliverers(parts: DelivererParts): Deliverers {
  return { ...webhookDeliverer(parts), ...mailDeliverer(parts) };
}

function webhookDeliverer({ config, clock }: DelivererParts): Deliverers {
  const { TICKET_WEBHOOK_URL: url, TICKET_WEBHOOK_SECRET: secret } = config;
  if (!url || !secret) return {};
  const target = { url, secret, allowPrivate: config.ALLOW_PRIVATE_TARGETS };
  return {
    webhook: ({ id, payload }) => postWebhook(target, { id, body: payload }, new Date(clock.now())),
  };
}

function mailDeliverer(parts: DelivererParts): Deliverers {
  const { config, clock, knowledge } = parts;
  const { SMTP_URL: url, SMTP_FROM: from } = config;
  if (!url || !from) return {};
  const email = deliverMail({
    ...parts,
    server: { url, from },
    staff: { address: config.TICKET_EMAIL_TO, language: config.STAFF_LANGUAGE },
    facts: () => factsOf(knowledge()),
    now: () => clock.now(),
  });
  return { email };
}

function factsOf({ hours, documents }: KnowledgeContent): ReturnType<MailParts['facts']> {
  return {
    timeZone: hours.calendar.timeZone,
    nameOf: (paper, language) => nameOf(documents, paper, language),
  };
}
