// Builds from the configuration what takes each kind of delivery out of the house.

import { nameOf } from '../dialogs/papers/kinds';
import type { BotFrameworkAdapter } from './channels/teams/cloud/adapter';
import type { CardView } from './channels/teams/staff/elements';
import { deliverCard } from './channels/teams/staff/staff-channel';
import type { Clock } from './clock';
import type { Config } from './config';
import type { WeeklyReaders } from './desk/results/weekly-mail';
import type { KnowledgeContent } from './knowledge/load';
import type { Language } from './language/language';
import type { Translator } from './language/translator';
import type { Store } from './store/store';
import { deliverMail, type MailParts } from './tickets/mail/deliver-mail';
import { postWebhook } from './tickets/webhook';
import type { OutboxOptions } from './turns/outbox';

export interface DelivererParts {
  config: Config;
  adapter: BotFrameworkAdapter;
  store: Store;
  clock: Clock;
  translator: Translator;
  /** Without a slash at the end. */
  publicUrl: () => string;
  knowledge: () => KnowledgeContent;
  hasRead: MailParts['hasRead'];
}

type Deliverers = OutboxOptions['deliverers'];

/** For the kinds that are set up; others get none. */
export function ticketDeliverers(parts: DelivererParts): Deliverers {
  return { ...webhookDeliverer(parts), ...mailDeliverer(parts), ...cardDeliverer(parts) };
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

function cardDeliverer(parts: DelivererParts): Deliverers {
  const { TICKET_TEAMS_CHANNEL: channel } = parts.config;
  if (!channel) return {};
  const now = () => parts.clock.now();
  return { card: deliverCard({ ...parts, channel, now, view: () => staffCardView(parts) }) };
}

/** In the language that staff share, where none is given. */
export function staffCardView(
  parts: Pick<DelivererParts, 'config' | 'translator' | 'publicUrl' | 'knowledge'>,
  language: Language = parts.config.STAFF_LANGUAGE,
): CardView {
  return {
    t: parts.translator.for(language),
    language,
    hours: parts.knowledge().hours,
    publicUrl: parts.publicUrl(),
  };
}

/** Who gets the mail of the week. */
export function weeklyReaders({
  INSIGHTS_MAIL: to,
  STAFF_LANGUAGE: language,
}: Config): WeeklyReaders {
  return Array.isArray(to) ? { addresses: to, language } : to;
}

function factsOf({ hours, documents }: KnowledgeContent): ReturnType<MailParts['facts']> {
  return {
    timeZone: hours.calendar.timeZone,
    nameOf: (paper, language) => nameOf(documents, paper, language),
  };
}
