// What everybody in the staff's channel sees of a ticket: enough to know whose it is to take, and no contact.

import { maskContactsIn } from '../../../privacy/mask';
import { fieldText } from '../../../tickets/field-text';
import { linesOf, oneLine } from '../../../tickets/mail/plain-text';
import { screenCodesText } from '../../../tickets/screen-codes-text';
import type { Ticket } from '../../../tickets/ticket';
import { subjectOf } from '../../../tickets/ticket-columns';
import { wordingOf } from '../../../tickets/ticket-kind';
import { addWorkingTime } from '../../../tickets/working-hours';
import { type CardView, type Element, labelled, plain } from './elements';

/** Of a merchant's words the last so many characters, in so many lines. */
const MOST_WORDS = 500;
const MOST_LINES = 8;

export function titleOf({ t }: CardView, { number, kind }: Ticket): string {
  return t('teams.title', { number, kind: t(`status.kind.${kind}`) });
}

export function facts(view: CardView, ticket: Ticket): Element[] {
  const title = { type: 'TextBlock', text: titleOf(view, ticket), wrap: true };
  return [
    { ...title, weight: 'Bolder', size: 'Medium' },
    ...factLines(view, ticket).map(([label, value]) => labelled(view, label, value)),
    ...merchantsWords(view, ticket),
  ];
}

function factLines(view: CardView, ticket: Ticket): [string, string][] {
  const { t, language } = view;
  const { kind, fields, status, assignee, team, awaitingSince } = ticket;
  const { merchantId, provider, scope, frozenAt } = fields;
  const amount = fieldText(fields, 'amount');
  const lines: [string, string | undefined][] = [
    [t('teams.state'), t(`teams.status.${status}`)],
    [t('teams.assignee'), assignee?.name],
    [t('teams.team'), team?.name],
    [t('fields.provider.label'), provider],
    [t('fields.amount.label'), amount],
    [t('fields.scope.label'), scope && t(`fields.scope.${scope}`)],
    [t(`fields.${wordingOf(kind, 'frozenAt')}.label`), frozenAt?.said],
    [t('fields.merchantId.label'), merchantId],
    [t('teams.subject'), isUnread(ticket) ? undefined : subjectOf(ticket)],
    [t('mail.staff.screenCodes'), screenCodesText(ticket.screenCodes, language)],
    [t('teams.since'), awaitingSince && moment(view, Date.parse(awaitingSince))],
    [t('teams.due'), awaitingSince && dueText(view, Date.parse(awaitingSince))],
  ];
  return lines.flatMap(([title, value]) =>
    value ? [[title, oneLine(maskContactsIn(value))] satisfies [string, string]] : [],
  );
}

/** What the merchant wrote since nobody of the staff answered, so that it can be answered from the card. */
function merchantsWords({ t }: CardView, ticket: Ticket): Element[] {
  const { awaitingSince: since, messages = [], fields } = ticket;
  const later = messages.filter(({ at }) => since !== undefined && at >= since);
  const newest = later.slice(-MOST_LINES).map(({ text }) => text);
  const texts = [isUnread(ticket) ? fields.question : '', ...newest];
  // Masked while it is whole: half a telephone number would not be known for one.
  const masked = maskContactsIn(texts.filter(Boolean).join('\n'));
  const lines = linesOf(lastOf(masked)).filter((line) => line.trim() !== '');
  if (lines.length === 0) return [];
  const items = lines.slice(-MOST_LINES).map((line) => plain(line));
  const heading = plain(t('teams.words'), { weight: 'Bolder' });
  return [{ type: 'Container', style: 'emphasis', items: [heading, ...items] }];
}

/** The question that the ticket was made for, as long as staff said nothing. */
function isUnread({ awaitingSince, firstReplyAt, fields }: Ticket): boolean {
  return awaitingSince !== undefined && !firstReplyAt && fields.question !== undefined;
}

function lastOf(text: string): string {
  const characters = [...text];
  return characters.length > MOST_WORDS ? `…${characters.slice(-MOST_WORDS).join('')}` : text;
}

function dueText(view: CardView, since: number): string | undefined {
  const { calendar, answerWithinMs } = view.hours;
  const due = addWorkingTime(calendar, since, answerWithinMs);
  return due === undefined ? undefined : moment(view, due);
}

function moment({ language, hours }: CardView, time: number): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: hours.calendar.timeZone,
  }).format(new Date(time));
}
