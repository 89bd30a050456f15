// Choosing the tags of a ticket from the list.

import { useState } from 'react';
import type { TicketView } from '../../../desk/views';
import { CheckboxList } from '../parts/checkbox-list';
import { Empty } from '../parts/empty';
import { FormDialog } from '../parts/form-dialog';
import { useNotify } from '../parts/notify';
import { useTicketAct } from '../queries';
import { useWords } from '../words';
import { useTags } from './queries';

export function TagDialog({ ticket, close }: { ticket: TicketView; close: () => void }) {
  const { t } = useWords();
  const { number } = ticket.row;
  // What colleagues put on or take off meanwhile stays theirs.
  const [before] = useState(ticket.row.tags);
  const { tags: all, nameOf } = useTags();
  const [chosen, setChosen] = useState<readonly string[]>(before);
  const act = useTicketAct(number);
  const notify = useNotify();
  const offered = all.filter(({ id, isRetired }) => !isRetired || before.includes(id));
  const submit = () => {
    const add = chosen.filter((id) => !before.includes(id));
    const remove = before.filter((id) => !chosen.includes(id));
    const onSuccess = () => {
      notify.done(t('done.tags'));
      close();
    };
    act.mutate({ act: 'tags', body: { add, remove } }, { onSuccess });
  };
  return (
    <FormDialog
      title={t('act.tags')}
      error={act.error}
      action={t('tags.save')}
      submit={submit}
      isPending={act.isPending}
      close={close}
    >
      {offered.length === 0 && <Empty title={t('tags.none')}>{t('tags.noneHint')}</Empty>}
      <CheckboxList
        options={offered.map(({ id }) => ({ id, text: nameOf(id) }))}
        chosen={chosen}
        choose={setChosen}
      />
    </FormDialog>
  );
}
