// Mail to staff: a ticket, what a merchant added to it, a receiver that wants no more.

import { maskContactsIn } from '../../privacy/mask';
import { correctedFields, fieldText } from '../field-text';
import { maskedFields } from '../masked-fields';
import { screenCodesText } from '../screen-codes-text';
import type { PartialFields, Ticket, TicketFields } from '../ticket';
import type { TicketChange } from '../ticket-change';
import type { TicketEvent } from '../ticket-event';
import { wordingOf } from '../ticket-kind';
import { blocks, type Letter, type LetterParts, momentIn } from './letter';
import { oneLine, quoted } from './plain-text';

/** Each on one line. */
const SHORT_FIELDS = [
  'merchantId',
  'terminalId',
  'provider',
  'amount',
  'frozenAt',
  'scope',
] as const satisfies readonly (keyof TicketFields)[];
const LONG_FIELDS = ['notice', 'before', 'question'] as const;

export function ticketLetter(
  parts: LetterParts,
  { type, data, changes = [] }: TicketEvent,
): Letter {
  const { t, publicUrl } = parts;
  const { number } = data;
  const isNew = type === 'ticket.created';
  return {
    // The same for all mail of a ticket, so that programs that thread by it keep them together.
    subject: subjectOf(parts, data),
    text: blocks(
      isNew ? t('mail.staff.created', { number }) : t('mail.staff.added', { number }),
      ...(isNew ? [] : changes.map((change) => changeBlock(parts, data, change))),
      factLines(parts, data),
      ...(isNew ? wordBlocks(parts, data) : []),
      t('mail.staff.open', { url: `${publicUrl}/desk/tickets/${number}` }),
      t('mail.automatic'),
    ),
  };
}

export function stopLetter(
  parts: LetterParts,
  { kind, reason, at }: { kind: string; reason: string; at: number },
): Letter {
  const { t, publicUrl } = parts;
  return {
    subject: t('mail.stop.subject', { kind }),
    text: blocks(
      t('mail.stop.text', { kind, time: momentIn(parts, new Date(at).toISOString()) }),
      quoted(reason),
      t('mail.stop.lift', { url: `${publicUrl}/desk/deliveries` }),
      t('mail.automatic'),
    ),
  };
}

function subjectOf({ t }: LetterParts, { number, kind, fields }: Ticket): string {
  const provider = oneLine(maskContactsIn(fields.provider ?? ''));
  const what = t(`status.kind.${kind}`);
  return provider === ''
    ? t('mail.staff.subjectBare', { number, kind: what })
    : t('mail.staff.subject', { number, kind: what, provider });
}

/** Mail may be read on its way: contacts are shown in part, the whole stands at the desk. */
function factLines(parts: LetterParts, ticket: Ticket): string {
  const { t } = parts;
  const { papers, awaitingSince, createdAt, open = [] } = ticket;
  const fields = maskedFields(ticket.fields);
  const fact = (name: keyof TicketFields): Fact => [
    labelOf(parts, ticket, name),
    textOf(parts, fields, name),
  ];
  const unanswered = open.map((name) => labelOf(parts, ticket, name));
  const facts: Fact[] = [
    ...SHORT_FIELDS.map(fact),
    [t('mail.staff.screenCodes'), screenCodesText(ticket.screenCodes, parts.language)],
    [t('papers.label'), papersText(parts, papers)],
    [t('mail.staff.unanswered'), unanswered.join(t('form.listSeparator'))],
    [t('mail.staff.since'), momentIn(parts, awaitingSince ?? createdAt)],
    fact('contact'),
  ];
  return facts
    .flatMap(([title, value]) => (value ? [t('mail.line', { title, value: oneLine(value) })] : []))
    .join('\n');
}

type Fact = [title: string, value: string | undefined];

/** What the field is called in a ticket of this kind. */
function labelOf({ t }: LetterParts, { kind }: Ticket, name: string): string {
  return t(`fields.${wordingOf(kind, name)}.label`);
}

function textOf(
  { t }: LetterParts,
  fields: PartialFields,
  name: keyof TicketFields,
): string | undefined {
  return fieldText(fields, name, (scope) => t(`fields.scope.${scope}`));
}

function papersText({ t }: LetterParts, papers: Ticket['papers']): string | undefined {
  const count = papers?.received.length ?? 0;
  return count === 0 ? undefined : t('mail.staff.files', { files: count });
}

/** What the merchant wrote at length. */
function wordBlocks(parts: LetterParts, ticket: Ticket): string[] {
  const fields = maskedFields(ticket.fields);
  return LONG_FIELDS.flatMap((name) => {
    const text = fields[name];
    const title = labelOf(parts, ticket, name);
    return text ? [`${parts.t('mail.heading', { title })}\n${quoted(text)}`] : [];
  });
}

/** What stood in each field, and what stands there now. */
function correctionBlock(parts: LetterParts, ticket: Ticket, change: TicketChange): string {
  const { t } = parts;
  const [was, now] = [maskedFields(change.was ?? {}), maskedFields(change.now ?? {})];
  const shown = (fields: PartialFields, name: keyof TicketFields) =>
    oneLine(textOf(parts, fields, name) ?? t('mail.staff.nothing'));
  const lines = correctedFields(change).map((name) =>
    t('mail.staff.correction', {
      title: labelOf(parts, ticket, name),
      was: shown(was, name),
      now: shown(now, name),
    }),
  );
  return `${t('mail.staff.corrected')}\n${quoted(lines.join('\n'))}`;
}

function changeBlock(parts: LetterParts, ticket: Ticket, change: TicketChange): string | undefined {
  const { t } = parts;
  const { by, kind, text, papers = [], score, comment, reason } = change;
  if (by !== 'merchant') return undefined;
  if (kind === 'message' && text) {
    return `${t('mail.staff.message')}\n${quoted(maskContactsIn(text))}`;
  }
  if (kind === 'papers') {
    const names = papers.map(({ name }) => name).join('\n');
    return `${t('mail.staff.papers', { files: papers.length })}\n${quoted(names)}`;
  }
  if (kind === 'corrected') return correctionBlock(parts, ticket, change);
  if (kind === 'status' && reason === 'withdrawn') return t('mail.staff.withdrawn');
  if (kind !== 'rating' || score === undefined) return undefined;
  const said = t('mail.staff.rating', { score });
  return comment ? `${said}\n${quoted(maskContactsIn(comment))}` : said;
}
