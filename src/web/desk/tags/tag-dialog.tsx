// Choosing the tags of a ticket from the list.

import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { TicketView } from '../../../desk/views';
import { Empty } from '../parts/empty';
import { Failure } from '../parts/failure';
import { useFocusBack } from '../parts/focus-back';
import { useNotify } from '../parts/notify';
import { useTicketAct } from '../queries';
import { useWords } from '../words';
import { useTags } from './queries';

export function TagDialog({ ticket, close }: { ticket: TicketView; close: () => void }) {
  useFocusBack();
  const { t } = useWords();
  const { number, tags: before } = ticket.row;
  const { tags: all, nameOf } = useTags();
  const [chosen, setChosen] = useState<readonly string[]>(before);
  const act = useTicketAct(number);
  const notify = useNotify();
  const offered = all.filter(({ id, isRetired }) => !isRetired || before.includes(id));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const add = chosen.filter((id) => !before.includes(id));
    const remove = before.filter((id) => !chosen.includes(id));
    const onSuccess = () => {
      notify.done(t('done.tags'));
      close();
    };
    act.mutate({ act: 'tags', body: { add, remove } }, { onSuccess });
  };
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && close()}>
      <DialogSurface className="dialog">
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>{t('act.tags')}</DialogTitle>
            <DialogContent>
              {act.error && <Failure error={act.error} />}
              {offered.length === 0 && <Empty title={t('tags.none')}>{t('tags.noneHint')}</Empty>}
              <div className="tag-choices">
                {offered.map(({ id }) => (
                  <Checkbox
                    key={id}
                    label={nameOf(id)}
                    checked={chosen.includes(id)}
                    onChange={(_, { checked }) =>
                      setChosen(checked ? [...chosen, id] : chosen.filter((each) => each !== id))
                    }
                  />
                ))}
              </div>
            </DialogContent>
            <DialogActions>
              <Button onClick={close}>{t('cancel')}</Button>
              <Button type="submit" appearance="primary" disabledFocusable={act.isPending}>
                {t('tags.save')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
