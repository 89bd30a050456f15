// The words of a private note, with the colleagues in it set apart.

import { splitAt } from '../../../tickets/mentions';
import type { TicketChange } from '../../../tickets/ticket-change';
import { useStaff } from '../session';

export function NoteText({ note: { text = '', mentions = [] } }: { note: TicketChange }) {
  const { id: me } = useStaff();
  return splitAt(text, mentions).map(({ text: piece, staff }, place) =>
    staff === undefined ? (
      piece
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a note never changes
      <strong key={place} className="mention" data-own={staff === me}>
        <bdi>{piece}</bdi>
      </strong>
    ),
  );
}
