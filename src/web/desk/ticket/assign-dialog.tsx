// Passing a ticket on to a colleague.

import { Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { TicketView } from '../../../desk/views';
import { FormDialog } from '../parts/form-dialog';
import { useNotify } from '../parts/notify';
import { useNameWithPresence } from '../presence/presence';
import { useAllStaff, useTicketAct } from '../queries';
import { useWords } from '../words';

export function AssignDialog({ ticket, close }: { ticket: TicketView; close: () => void }) {
  const { t } = useWords();
  const { number, assignee, held } = ticket.row;
  const { data: staff = [], error } = useAllStaff();
  const act = useTicketAct(number);
  const notify = useNotify();
  const named = useNameWithPresence();
  const colleagues = staff.filter(
    ({ id, isDisabled, isSetUp }) => !isDisabled && isSetUp && id !== assignee?.id,
  );
  const [chosen, setChosen] = useState('');
  const name = colleagues.find(({ id }) => id === chosen)?.name ?? '';
  const pass = () =>
    act.mutate(
      { act: 'assign', body: { staff: chosen } },
      {
        onSuccess() {
          notify.done(t('done.assign', { name }));
          close();
        },
      },
    );
  return (
    <FormDialog
      title={t('act.assign')}
      error={error ?? act.error}
      action={t('assign.submit')}
      submit={pass}
      isPending={act.isPending}
      isReady={chosen !== ''}
      close={close}
    >
      {held && <p>{t('assign.chatGoesAlong')}</p>}
      <Field label={t('assign.to')} required>
        <Select value={chosen} onChange={(_, data) => setChosen(data.value)}>
          <option value="">{t('choose')}</option>
          {colleagues.map((each) => (
            <option key={each.id} value={each.id}>
              {named(each)}
            </option>
          ))}
        </Select>
      </Field>
    </FormDialog>
  );
}
