// Putting a ticket off: until a time in working hours, a day of one's own, or until the merchant writes.

import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { TicketView } from '../../../desk/views';
import { useTimes } from '../my-day/queries';
import { FormDialog } from '../parts/form-dialog';
import { useNotify } from '../parts/notify';
import { useTicketAct } from '../queries';
import { useWords } from '../words';

const QUICK = ['inTwoHours', 'tomorrow', 'monday'] as const;

export function PutOffDialog({ ticket, close }: { ticket: TicketView; close: () => void }) {
  const { t, format } = useWords();
  const { data: times, error } = useTimes();
  const act = useTicketAct(ticket.row.number);
  const notify = useNotify();
  const [own, setOwn] = useState('');
  const putOff = (until?: string) => {
    if (act.isPending) return;
    act.mutate(
      { act: 'put-off', body: until === undefined ? {} : { until } },
      {
        onSuccess() {
          notify.done(t('done.put-off'));
          close();
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('act.put-off')}
      error={error ?? act.error}
      action={t('putOff.submit')}
      submit={() => putOff(new Date(own).toISOString())}
      isPending={act.isPending}
      isReady={own !== ''}
      close={close}
    >
      <p className="quiet">{t('putOff.hint')}</p>
      <div className="choices">
        {QUICK.map((name) => {
          const time = times?.[name];
          return (
            <Button
              key={name}
              disabledFocusable={!time || act.isPending}
              onClick={() => time && putOff(time)}
            >
              {t(`putOff.${name}`)}
              {time && <span className="quiet">&nbsp;{format.short(time)}</span>}
            </Button>
          );
        })}
        <Button disabledFocusable={act.isPending} onClick={() => putOff()}>
          {t('putOff.merchant')}
        </Button>
      </div>
      <Field label={t('putOff.own')}>
        <Input type="datetime-local" value={own} onChange={(_, { value }) => setOwn(value)} />
      </Field>
    </FormDialog>
  );
}
