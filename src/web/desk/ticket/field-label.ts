// What a field of a ticket is called at the desk: held money has words of its own.

import type { TicketView } from '../../../desk/views';
import type { TicketKind } from '../../../tickets/ticket-kind';
import type { Words } from '../words';

export function fieldLabel(
  { t, has }: Pick<Words, 't' | 'has'>,
  kind: TicketKind,
  name: string,
): string {
  const isOwn = kind === 'settlement' && has(`heldMoney.${name}`);
  return isOwn ? t(`heldMoney.${name}`) : t(`field.${name}`);
}

/** When each field was corrected last, and what stood there before. */
export function latestCorrections(
  history: TicketView['history'],
): Partial<Record<string, TicketView['history'][number]>> {
  const corrections = history.filter(({ kind }) => kind === 'corrected');
  return Object.fromEntries(
    corrections.flatMap((change) => Object.keys(change.now ?? {}).map((name) => [name, change])),
  );
}
