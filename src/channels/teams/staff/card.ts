// The Adaptive Card of a ticket for the staff's channel: enough to know whose it is to take, and no contact.

import { type Attachment, CardFactory } from 'botbuilder';
import type { Language } from '../../../language/language';
import type { Translate } from '../../../language/translator';
import { maskContactsIn } from '../../../privacy/mask';
import { fieldText } from '../../../tickets/field-text';
import { oneLine } from '../../../tickets/mail/plain-text';
import { screenCodesText } from '../../../tickets/screen-codes-text';
import type { Ticket } from '../../../tickets/ticket';
import { subjectOf } from '../../../tickets/ticket-columns';
import { wordingOf } from '../../../tickets/ticket-kind';

export const CLAIM_VERB = 'thaw/claim';

export interface CardView {
  t: Translate;
  language: Language;
  timeZone: string;
  /** Without a slash at the end. */
  publicUrl: string;
}

export function ticketCard(view: CardView, ticket: Ticket): Attachment {
  return CardFactory.adaptiveCard(cardContent(view, ticket));
}

export function cardContent(view: CardView, ticket: Ticket): object {
  const { t, publicUrl } = view;
  const { number, kind, status, assignee } = ticket;
  const isOver = status === 'resolved' || status === 'closed';
  const claim = {
    type: 'Action.Execute',
    title: t('teams.claim'),
    verb: CLAIM_VERB,
    data: { number },
  };
  const open = {
    type: 'Action.OpenUrl',
    title: t('teams.open'),
    url: `${publicUrl}/desk/tickets/${number}`,
  };
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText: t('teams.title', { number, kind: t(`status.kind.${kind}`) }),
    body: [
      {
        type: 'TextBlock',
        text: t('teams.title', { number, kind: t(`status.kind.${kind}`) }),
        weight: 'Bolder',
        size: 'Medium',
        wrap: true,
      },
      ...facts(view, ticket).map(([title, value]) => factLine(view, title, value)),
    ],
    actions: assignee || isOver ? [open] : [claim, open],
  };
}

function facts(view: CardView, ticket: Ticket): [string, string][] {
  const { t } = view;
  const { kind, fields, status, assignee, awaitingSince } = ticket;
  const { merchantId, provider, scope, frozenAt } = fields;
  const amount = fieldText(fields, 'amount');
  const lines: [string, string | undefined][] = [
    [t('teams.state'), t(`status.state.${status}`)],
    [t('teams.assignee'), assignee?.name],
    [t('fields.provider.label'), provider],
    [t('fields.amount.label'), amount],
    [t('fields.scope.label'), scope && t(`fields.scope.${scope}`)],
    [t(`fields.${wordingOf(kind, 'frozenAt')}.label`), frozenAt?.said],
    [t('fields.merchantId.label'), merchantId],
    [t('teams.subject'), subjectOf(ticket)],
    [t('mail.staff.screenCodes'), screenCodesText(ticket.screenCodes, view.language)],
    [t('teams.since'), awaitingSince && moment(view, awaitingSince)],
  ];
  return lines.flatMap(([title, value]) =>
    value ? [[title, oneLine(maskContactsIn(value))] satisfies [string, string]] : [],
  );
}

/** Runs of text, because in a text block what a merchant wrote would be Markdown, links included. */
function factLine({ t }: CardView, title: string, value: string): object {
  return {
    type: 'RichTextBlock',
    spacing: 'Small',
    inlines: [
      { type: 'TextRun', text: t('mail.heading', { title }), weight: 'Bolder' },
      { type: 'TextRun', text: ` ${value}` },
    ],
  };
}

function moment({ language, timeZone }: CardView, time: string): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  }).format(new Date(time));
}
