// Moving a ticket to another team, or to everybody.

import { Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { TicketView } from '../../../desk/views';
import { FormDialog } from '../parts/form-dialog';
import { useNotify } from '../parts/notify';
import { useTicketAct } from '../queries';
import { useWords } from '../words';
import { useCrews } from './queries';

export function MoveDialog({ ticket, close }: { ticket: TicketView; close: () => void }) {
  const { t } = useWords();
  const { number, team, assignee, held } = ticket.row;
  const { open, error } = useCrews();
  const act = useTicketAct(number);
  const notify = useNotify();
  const [chosen, setChosen] = useState('');
  const crew = open.find(({ id }) => id === chosen);
  const leaves = assignee && crew && !crew.members.includes(assignee.id);
  const move = () =>
    act.mutate(
      { act: 'team', body: { team: crew?.id ?? null } },
      {
        onSuccess() {
          notify.done(t('done.team', { name: crew?.name ?? t('crew.everybody') }));
          close();
        },
      },
    );
  return (
    <FormDialog
      title={t('act.team')}
      error={error ?? act.error}
      action={t('crew.move')}
      submit={move}
      isPending={act.isPending}
      isReady={chosen !== ''}
      close={close}
    >
      <Field label={t('crew.moveTo')} required>
        <Select value={chosen} onChange={(_, data) => setChosen(data.value)}>
          <option value="">{t('choose')}</option>
          {open
            .filter(({ id }) => id !== team?.id)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          {team && <option value="none">{t('crew.everybody')}</option>}
        </Select>
      </Field>
      {leaves && <p>{t(held ? 'crew.leavesWithChat' : 'crew.leaves', { name: assignee.name })}</p>}
    </FormDialog>
  );
}
