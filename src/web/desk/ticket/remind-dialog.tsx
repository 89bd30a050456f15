// A reminder for oneself on a ticket, with a note that nobody else sees.

import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { TicketView } from '../../../desk/views';
import { useTimes } from '../my-day/queries';
import { FormDialog } from '../parts/form-dialog';
import { useNotify } from '../parts/notify';
import { useTicketAct } from '../queries';
import { timeForInput } from '../time-input';
import { useWords } from '../words';

const LONGEST = 500;

export function RemindDialog({ ticket, close }: { ticket: TicketView; close: () => void }) {
  const { t } = useWords();
  const { data: times } = useTimes();
  const { reminder, row } = ticket;
  const act = useTicketAct(row.number);
  const notify = useNotify();
  const [chosen, setChosen] = useState<string>();
  const [note, setNote] = useState(reminder?.note ?? '');
  const first = reminder?.at ?? times?.inTwoHours ?? undefined;
  const at = chosen ?? (first === undefined ? '' : timeForInput(new Date(first)));
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
    <FormDialog
      title={t('act.remind')}
      error={act.error}
      action={t('remind.submit')}
      submit={() => send('remind', { at: new Date(at).toISOString(), note })}
      isPending={act.isPending}
      isReady={at !== ''}
      close={close}
      aside={
        reminder && (
          <Button disabledFocusable={act.isPending} onClick={() => send('reminder-done', {})}>
            {t('remind.done')}
          </Button>
        )
      }
    >
      <Field label={t('remind.at')} required>
        <Input type="datetime-local" value={at} onChange={(_, { value }) => setChosen(value)} />
      </Field>
      <Field label={t('remind.note')} hint={t('remind.noteHint')}>
        <Textarea
          value={note}
          maxLength={LONGEST}
          resize="vertical"
          onChange={(_, { value }) => setNote(value)}
        />
      </Field>
    </FormDialog>
  );
}
