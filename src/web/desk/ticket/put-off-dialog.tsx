// Putting a ticket off: until a time in working hours, a day of one's own, or until the merchant writes.

import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { TicketView } from '../../../desk/views';
import { useTimes } from '../my-day/queries';
import { Failure } from '../parts/failure';
import { useFocusBack } from '../parts/focus-back';
import { useNotify } from '../parts/notify';
import { useTicketAct } from '../queries';
import { useWords } from '../words';

const QUICK = ['inTwoHours', 'tomorrow', 'monday'] as const;

export function PutOffDialog({ ticket, close }: { ticket: TicketView; close: () => void }) {
  useFocusBack();
  const { t, format } = useWords();
  const { data: times, error } = useTimes();
  const act = useTicketAct(ticket.row.number);
  const notify = useNotify();
  const [own, setOwn] = useState('');
  const putOff = (until?: string) =>
    act.mutate(
      { act: 'put-off', body: until === undefined ? {} : { until } },
      {
        onSuccess() {
          notify.done(t('done.put-off'));
          close();
        },
      },
    );
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && close()}>
      <DialogSurface className="dialog">
        <DialogBody>
          <DialogTitle>{t('act.put-off')}</DialogTitle>
          <DialogContent className="fields">
            {(error ?? act.error) && <Failure error={error ?? act.error} />}
            <p className="quiet">{t('putOff.hint')}</p>
            <div className="choices">
              {QUICK.map((name) => {
                const time = times?.[name];
                return (
                  <Button key={name} disabledFocusable={!time} onClick={() => time && putOff(time)}>
                    {t(`putOff.${name}`)}
                    {time && <span className="quiet">&nbsp;{format.short(time)}</span>}
                  </Button>
                );
              })}
              <Button onClick={() => putOff()}>{t('putOff.merchant')}</Button>
            </div>
            <Field label={t('putOff.own')}>
              <Input type="datetime-local" value={own} onChange={(_, { value }) => setOwn(value)} />
            </Field>
          </DialogContent>
          <DialogActions>
            <Button onClick={close}>{t('cancel')}</Button>
            <Button
              appearance="primary"
              disabled={own === ''}
              disabledFocusable={act.isPending}
              onClick={() => putOff(new Date(own).toISOString())}
            >
              {t('putOff.submit')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
