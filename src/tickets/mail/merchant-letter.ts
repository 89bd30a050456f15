// Mail to a merchant who was not there: what staff wrote or did, how to go on, and what we never ask for.

import type { Ticket } from '../ticket';
import type { TicketChange } from '../ticket-change';
import { blocks, type Letter, type LetterParts, momentIn } from './letter';
import { oneLine, quoted } from './plain-text';

/** Without the check code: whoever reads the mail on its way could pass for staff with it. */
export function merchantLetter(
  parts: LetterParts,
  { number, kind }: Ticket,
  change: TicketChange,
): Letter {
  const { t, publicUrl } = parts;
  return {
    subject: t('mail.merchant.subject', { number }),
    text: blocks(
      t('mail.merchant.hello'),
      t('mail.merchant.news', { number, kind: t(`status.kind.${kind}`) }),
      ...newsBlocks(parts, number, change),
      t('mail.merchant.goOn', { url: `${publicUrl}/` }),
      t('mail.merchant.never'),
      t('mail.automatic'),
    ),
  };
}

function newsBlocks(
  parts: LetterParts,
  number: string,
  change: TicketChange,
): (string | undefined)[] {
  const { t } = parts;
  const name = oneLine(change.assignee ?? change.who ?? '');
  switch (change.kind) {
    case 'reply':
      return [
        change.text ? `${t('mail.merchant.reply', { name })}\n${quoted(change.text)}` : undefined,
        change.files && t('mail.merchant.files', { files: change.files.length }),
      ];
    case 'claimed':
    case 'assigned':
      return [t('mail.merchant.claimed', { name })];
    case 'released':
    case 'handed-back':
      return [t('mail.merchant.handedBack')];
    case 'away':
      return [t('mail.merchant.away', { name, until: momentIn(parts, change.until ?? '') })];
    case 'merged':
      return [t('ticket.merged', { number, into: change.into ?? '' })];
    default:
      return detailBlocks(parts, change);
  }
}

function detailBlocks(
  { t, nameOf }: LetterParts,
  { to, reason, missing = [], note, nextStep }: TicketChange,
): (string | undefined)[] {
  const step = nextStep === undefined ? undefined : oneLine(nextStep);
  const papers = missing.map((each) => `• ${oneLine(nameOf(each))}`).join('\n');
  return [
    to && t('ticket.state', { state: t(`status.state.${to}`) }),
    reason && t('ticket.reason', { reason: t(`ticket.reasons.${reason}`) }),
    papers ? `${t('mail.heading', { title: t('mail.merchant.missing') })}\n${papers}` : undefined,
    note ? `${t('mail.heading', { title: t('mail.merchant.note') })}\n${quoted(note)}` : undefined,
    step && t('ticket.next', { step }),
  ];
}
