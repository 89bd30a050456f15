// What a ticket is about, in a list: the link to it.

import { Link } from 'wouter';
import type { TicketRow } from '../../../desk/views';
import { useWords } from '../words';

export function Subject({ ticket }: { ticket: TicketRow }) {
  const { t } = useWords();
  const { number, kind, subject } = ticket;
  return (
    <Link href={`/desk/tickets/${number}`} className="row-link" data-ticket={number}>
      <bdi dir="auto">{subject || t(`subject.${kind}`)}</bdi>
      <span className="for-readers"> {number}</span>
    </Link>
  );
}
