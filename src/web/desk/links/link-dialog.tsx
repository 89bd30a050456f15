// Linking a ticket with another one.

import { useState } from 'react';
import type { TicketView } from '../../../desk/views';
import { ChooseTicket, useOther } from '../merchant/choose-ticket';
import { FormDialog } from '../parts/form-dialog';
import { useNotify } from '../parts/notify';
import { StatusBadge } from '../parts/status-badge';
import { useTicketAct } from '../queries';
import { useWords } from '../words';

export function LinkDialog({ ticket, close }: { ticket: TicketView; close: () => void }) {
  const { t } = useWords();
  const [chosen, setChosen] = useState('');
  const { number, other } = useOther(chosen);
  const act = useTicketAct(ticket.row.number);
  const notify = useNotify();
  const linked = new Set(ticket.links.map((link) => link.number));
  const submit = () =>
    act.mutate(
      { act: 'link', body: { other: number } },
      {
        onSuccess() {
          notify.done(t('links.done', { number: other.data?.row.number ?? number }));
          close();
        },
      },
    );
  return (
    <FormDialog
      title={t('links.title')}
      error={act.error ?? other.error}
      action={t('links.submit')}
      submit={submit}
      isPending={act.isPending}
      isReady={number !== ''}
      close={close}
    >
      <ChooseTicket
        label={t('links.other')}
        others={ticket.others.filter((each) => !linked.has(each.number))}
        chosen={chosen}
        choose={setChosen}
      />
      {other.data && (
        <p role="status">
          {other.data.row.number} <StatusBadge status={other.data.row.status} />{' '}
          <bdi dir="auto">{other.data.row.subject || t(`subject.${other.data.row.kind}`)}</bdi>
        </p>
      )}
      <p>{t('links.what')}</p>
    </FormDialog>
  );
}
