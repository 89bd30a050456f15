// Mail to staff: a ticket, what a merchant added to it, a receiver that wants no more.

import { maskContact, maskContactsIn } from '../../privacy/mask';
import type { Ticket } from '../ticket';
import type { TicketChange } from '../ticket-change';
import type { TicketEvent } from '../ticket-event';
import { blocks, type Letter, type LetterParts, momentIn } from './letter';
import { oneLine, quoted } from './plain-text';

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
      ...(isNew ? [] : changes.map((change) => changeBlock(parts, change))),
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
function factLines(
  parts: LetterParts,
  { fields, papers, awaitingSince, createdAt }: Ticket,
): string {
  const { t } = parts;
  const { merchantId, terminalId, provider, frozenAt, scope, contact } = fields;
  const facts: [string, string | undefined][] = [
    [t('fields.merchantId.label'), merchantId],
    [t('fields.terminalId.label'), terminalId],
    [t('fields.provider.label'), provider],
    [t('fields.frozenAt.label'), frozenAt && frozenText(frozenAt)],
    [t('fields.scope.label'), scope && t(`fields.scope.${scope}`)],
    [t('papers.label'), papersText(parts, papers)],
    [t('mail.staff.since'), momentIn(parts, awaitingSince ?? createdAt)],
  ];
  const lines = facts.flatMap(([title, value]) =>
    value ? [t('mail.line', { title, value: oneLine(maskContactsIn(value)) })] : [],
  );
  const title = t('fields.contact.label');
  return [...lines, t('mail.line', { title, value: oneLine(maskContact(contact)) })].join('\n');
}

function frozenText({ said, at }: NonNullable<Ticket['fields']['frozenAt']>): string {
  return at === undefined ? said : `${said} (${at.slice(0, 16).replace('T', ' ')})`;
}

function papersText({ t }: LetterParts, papers: Ticket['papers']): string | undefined {
  const count = papers?.received.length ?? 0;
  return count === 0 ? undefined : t('mail.staff.files', { files: count });
}

/** What the merchant wrote at length. */
function wordBlocks({ t }: LetterParts, { fields }: Ticket): string[] {
  const words: [string, string | undefined][] = [
    [t('fields.notice.label'), fields.notice],
    [t('fields.before.label'), fields.before],
    [t('fields.question.label'), fields.question],
  ];
  return words.flatMap(([title, text]) =>
    text ? [`${t('mail.heading', { title })}\n${quoted(maskContactsIn(text))}`] : [],
  );
}

function changeBlock({ t }: LetterParts, change: TicketChange): string | undefined {
  const { by, kind, text, papers = [], score, comment, reason } = change;
  if (by !== 'merchant') return undefined;
  if (kind === 'message' && text) {
    return `${t('mail.staff.message')}\n${quoted(maskContactsIn(text))}`;
  }
  if (kind === 'papers') {
    const names = papers.map(({ name }) => name).join('\n');
    return `${t('mail.staff.papers', { files: papers.length })}\n${quoted(names)}`;
  }
  if (kind === 'status' && reason === 'withdrawn') return t('mail.staff.withdrawn');
  if (kind !== 'rating' || score === undefined) return undefined;
  const said = t('mail.staff.rating', { score });
  return comment ? `${said}\n${quoted(maskContactsIn(comment))}` : said;
}
