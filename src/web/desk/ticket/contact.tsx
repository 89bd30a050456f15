// How to reach the merchant: masked until somebody asks for it, which is recorded.

import { Button } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { TicketView } from '../../../desk/views';
import { post } from '../api';
import { useNotify } from '../parts/notify';
import { ticketPath } from '../queries';
import { useWords } from '../words';

export function Contact({ ticket }: { ticket: TicketView }) {
  const { t } = useWords();
  const notify = useNotify();
  const place = useRef<HTMLSpanElement>(null);
  const { kind, masked, name, note } = ticket.fields.contact;
  const reveal = useMutation({
    mutationFn: () => post<{ contact: string }>(`${ticketPath(ticket.row.number)}/reveal`),
    // The button is gone then.
    onSuccess: () => place.current?.focus(),
    onError: notify.failed,
  });
  const shown = reveal.data?.contact;
  if (ticket.erasedAt) return <span className="quiet">–</span>;
  return (
    <span className="contact">
      <span ref={place} tabIndex={-1}>
        {t(`contact.${kind}`)} <bdi className="code">{shown ?? masked}</bdi>{' '}
        {name && <bdi>{name}</bdi>}
        {note && <bdi className="contact-note">{note}</bdi>}
      </span>
      {!shown && (
        <>
          <Button size="small" disabledFocusable={reveal.isPending} onClick={() => reveal.mutate()}>
            {t('contact.show')}
          </Button>
          <span className="quiet">{t('contact.recorded')}</span>
        </>
      )}
    </span>
  );
}
