// A reminder for oneself on a ticket, with a note that nobody else sees.

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
  Textarea,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { TicketView } from '../../../desk/views';
import { useTimes } from '../my-day/queries';
import { Failure } from '../parts/failure';
import { useFocusBack } from '../parts/focus-back';
import { useNotify } from '../parts/notify';
import { useTicketAct } from '../queries';
import { useWords } from '../words';

const LONGEST = 500;

export function RemindDialog({ ticket, close }: { ticket: TicketView; close: () => void }) {
  useFocusBack();
  const { t } = useWords();
  const { data: times } = useTimes();
  const { reminder, row } = ticket;
  const act = useTicketAct(row.number);
  const notify = useNotify();
  const [chosen, setChosen] = useState<string>();
  const [note, setNote] = useState(reminder?.note ?? '');
  const first = reminder?.at ?? times?.inTwoHours ?? undefined;
  const at = chosen ?? (first === undefined ? '' : forInput(first));
  const send = (name: 'remind' | 'reminder-done', body: object) =>
    act.mutate(
      { act: name, body },
      {
        onSuccess() {
          notify.done(t(`done.${name}`));
          close();
        },
      },
    );
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && close()}>
      <DialogSurface className="dialog">
        <DialogBody>
          <DialogTitle>{t('act.remind')}</DialogTitle>
          <DialogContent className="fields">
            {act.error && <Failure error={act.error} />}
            <Field label={t('remind.at')} required>
              <Input
                type="datetime-local"
                value={at}
                onChange={(_, { value }) => setChosen(value)}
              />
            </Field>
            <Field label={t('remind.note')} hint={t('remind.noteHint')}>
              <Textarea
                value={note}
                maxLength={LONGEST}
                resize="vertical"
                onChange={(_, { value }) => setNote(value)}
              />
            </Field>
          </DialogContent>
          <DialogActions>
            {reminder && (
              <Button disabledFocusable={act.isPending} onClick={() => send('reminder-done', {})}>
                {t('remind.done')}
              </Button>
            )}
            <Button onClick={close}>{t('cancel')}</Button>
            <Button
              appearance="primary"
              disabled={at === ''}
              disabledFocusable={act.isPending}
              onClick={() => send('remind', { at: new Date(at).toISOString(), note })}
            >
              {t('remind.submit')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** As the browser's field writes it, in the browser's zone. */
function forInput(time: string): string {
  const at = new Date(time);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
