// Mail to a colleague whom the service calls: which tickets, why, and where they are. Nothing of the merchant is in it.

import { maskContactsIn } from '../../privacy/mask';
import type { MailedCall } from '../ticket-event';
import { blocks, type Letter, type LetterParts, momentIn } from './letter';
import { oneLine } from './plain-text';

export function callLetter(parts: LetterParts, calls: readonly MailedCall[]): Letter {
  const { t } = parts;
  const [first] = calls;
  const number = first?.ticket ?? '';
  return {
    subject:
      calls.length === 1 && first
        ? t(`mail.call.subject.${first.call}`, { number })
        : t('mail.call.subjects', { tickets: calls.length }),
    text: blocks(...calls.map((call) => callBlock(parts, call)), t('mail.automatic')),
  };
}

function callBlock(parts: LetterParts, { ticket, kind, call, at, note = '' }: MailedCall): string {
  const { t, publicUrl } = parts;
  const time = momentIn(parts, new Date(at).toISOString());
  const about = oneLine(maskContactsIn(note));
  return [
    t(`mail.call.${call}`, { number: ticket, kind: t(`status.kind.${kind}`), time }),
    ...(about === '' ? [] : [t('mail.line', { title: t('mail.call.note'), value: about })]),
    `${publicUrl}/desk/tickets/${ticket}`,
  ].join('\n');
}
