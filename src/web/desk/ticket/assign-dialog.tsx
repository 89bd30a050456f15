// Passing a ticket on to a colleague.

import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Select,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { TicketView } from '../../../desk/views';
import { Failure } from '../parts/failure';
import { useFocusBack } from '../parts/focus-back';
import { useNotify } from '../parts/notify';
import { useAllStaff, useTicketAct } from '../queries';
import { useWords } from '../words';

export function AssignDialog({ ticket, close }: { ticket: TicketView; close: () => void }) {
  useFocusBack();
  const { t } = useWords();
  const { number, assignee, held } = ticket.row;
  const { data: staff = [], error } = useAllStaff();
  const act = useTicketAct(number);
  const notify = useNotify();
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
    <Dialog open onOpenChange={(_, data) => !data.open && close()}>
      <DialogSurface className="dialog">
        <DialogBody>
          <DialogTitle>{t('act.assign')}</DialogTitle>
          <DialogContent className="fields">
            {(error ?? act.error) && <Failure error={error ?? act.error} />}
            {held && <p>{t('assign.chatGoesAlong')}</p>}
            <Field label={t('assign.to')} required>
              <Select value={chosen} onChange={(_, data) => setChosen(data.value)}>
                <option value="">{t('choose')}</option>
                {colleagues.map((each) => (
                  <option key={each.id} value={each.id}>
                    {each.name}
                  </option>
                ))}
              </Select>
            </Field>
          </DialogContent>
          <DialogActions>
            <Button onClick={close}>{t('cancel')}</Button>
            <Button
              appearance="primary"
              disabled={!chosen}
              disabledFocusable={act.isPending}
              onClick={pass}
            >
              {t('assign.submit')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
