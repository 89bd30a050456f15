// Merging a ticket into another one: which, and what then happens.

import { Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { TicketView } from '../../../desk/views';
import { get } from '../api';
import { FormDialog } from '../parts/form-dialog';
import { useNotify } from '../parts/notify';
import { ticketPath, useTicketAct } from '../queries';
import { useWords } from '../words';

const NUMBER = /^FZ-\d{8}-\d{4,}$/;

interface MergeDialogProps {
  ticket: TicketView;
  close: () => void;
}

export function MergeDialog({ ticket, close }: MergeDialogProps) {
  const { t } = useWords();
  const { number, merchantId } = ticket.row;
  const [chosen, setChosen] = useState('');
  const [isSame, setSame] = useState(false);
  const into = chosen.trim().toUpperCase();
  const other = useOther(into);
  const otherId = other.data?.row.merchantId ?? null;
  const differ = merchantId !== null && otherId !== null && merchantId !== otherId;
  const { merge, error, isPending } = useMerge(number, close);
  const isReady = NUMBER.test(into) && other.data !== undefined && (!differ || isSame);
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
      <Target ticket={ticket} chosen={chosen} choose={setChosen} />
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

interface TargetProps {
  ticket: TicketView;
  chosen: string;
  choose: (number: string) => void;
}

function Target({ ticket, chosen, choose }: TargetProps) {
  const { t } = useWords();
  const { others } = ticket;
  const isListed = others.some(({ number }) => number === chosen);
  return (
    <>
      {others.length > 0 && (
        <Field label={t('merge.into')}>
          <Select value={isListed ? chosen : ''} onChange={(_, { value }) => choose(value)}>
            <option value="">{t('merge.choose')}</option>
            {others.map(({ number, status, subject, kind }) => (
              <option key={number} value={number}>
                {[number, t(`status.${status}`), subject || t(`subject.${kind}`)].join(' · ')}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label={t(others.length > 0 ? 'merge.typed' : 'merge.into')}>
        <Input
          value={isListed ? '' : chosen}
          placeholder="FZ-20261122-0007"
          // What cannot be undone is not done by the key that ends a number.
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          onChange={(_, { value }) => choose(value)}
        />
      </Field>
    </>
  );
}

/** The other ticket, as soon as its number is whole. */
function useOther(into: string) {
  return useQuery({
    queryKey: ['ticket', into, 'to merge'],
    queryFn: () => get<TicketView>(ticketPath(into)),
    enabled: NUMBER.test(into),
    retry: false,
  });
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
