// Merging a ticket into another one: which, and what then happens.

import { Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { TicketView } from '../../../desk/views';
import { FormDialog } from '../parts/form-dialog';
import { useNotify } from '../parts/notify';
import { useTicketAct } from '../queries';
import { useWords } from '../words';
import { ChooseTicket, useOther } from './choose-ticket';

interface MergeDialogProps {
  ticket: TicketView;
  close: () => void;
}

export function MergeDialog({ ticket, close }: MergeDialogProps) {
  const { t } = useWords();
  const { number, merchantId } = ticket.row;
  const [chosen, setChosen] = useState('');
  const [isSame, setSame] = useState(false);
  const { number: into, other } = useOther(chosen);
  const otherId = other.data?.row.merchantId ?? null;
  const differ = merchantId !== null && otherId !== null && merchantId !== otherId;
  const { merge, error, isPending } = useMerge(number, close);
  const isReady = other.data !== undefined && (!differ || isSame);
  return (
    <FormDialog
      title={t('merge.title')}
      error={error ?? other.error}
      action={t('merge.submit')}
      submit={() => merge(into, differ && isSame)}
      isPending={isPending}
      isReady={isReady}
      close={close}
    >
      <ChooseTicket
        label={t('merge.into')}
        others={ticket.others}
        chosen={chosen}
        choose={setChosen}
        isFinal
      />
      {differ && (
        <div role="alert">
          <p>{t('merge.otherMerchant', { one: merchantId, other: otherId })}</p>
          <Checkbox
            label={t('merge.same')}
            checked={isSame}
            onChange={(_, { checked }) => setSame(checked === true)}
          />
        </div>
      )}
      <p>{t('merge.what', { number })}</p>
      <p>{t('merge.valid')}</p>
      <p>
        {t('merge.told')} <strong>{t('merge.final')}</strong>
      </p>
    </FormDialog>
  );
}

function useMerge(number: string, close: () => void) {
  const { t } = useWords();
  const act = useTicketAct(number);
  const notify = useNotify();
  const [, navigate] = useLocation();
  const merge = (into: string, acrossMerchants: boolean) =>
    act.mutate(
      { act: 'merge', body: { into, acrossMerchants } },
      {
        onSuccess({ row }) {
          notify.done(t('merge.done', { number, into: row.number }));
          close();
          navigate(`/desk/tickets/${row.number}`, { replace: true });
        },
      },
    );
  return { merge, error: act.error, isPending: act.isPending };
}
