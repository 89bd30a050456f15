// What staff noted of the merchant, on every ticket of the same one; written in place.

import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { TicketView } from '../../../desk/views';
import { Failure } from '../parts/failure';
import { useNotify } from '../parts/notify';
import { useTicketAct } from '../queries';
import { Said } from '../ticket/said';
import { Section } from '../ticket/section';
import { useWords } from '../words';

const LONGEST = 1000;

export function Note({ ticket }: { ticket: TicketView }) {
  const { t, format } = useWords();
  const { note, erasedAt } = ticket;
  const [isOpen, setOpen] = useState(false);
  if (erasedAt !== null) return null;
  return (
    <Section title={t('merchantNote.title')}>
      {note && !isOpen && (
        <p>
          <Said text={note.text} />
          <span className="quiet">
            <bdi>{note.by}</bdi> · {format.dateTime(note.at)}
          </span>
        </p>
      )}
      {isOpen ? (
        <NoteForm ticket={ticket} close={() => setOpen(false)} />
      ) : (
        <Button size="small" onClick={() => setOpen(true)}>
          {t(note ? 'merchantNote.edit' : 'merchantNote.write')}
        </Button>
      )}
    </Section>
  );
}

function NoteForm({ ticket, close }: { ticket: TicketView; close: () => void }) {
  const { t } = useWords();
  const { note, row } = ticket;
  // What a colleague writes meanwhile is not overwritten: the service compares with what was read here.
  const [seen] = useState(note?.at ?? null);
  const [text, setText] = useState(note?.text ?? '');
  const act = useTicketAct(row.number);
  const notify = useNotify();
  const onSuccess = () => {
    notify.done(t('saved'));
    close();
  };
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate({ act: 'note', body: { text, seen } }, { onSuccess });
      }}
    >
      {act.error && <Failure error={act.error} />}
      <Field label={t('merchantNote.text')} hint={t('merchantNote.hint')}>
        <Textarea
          autoFocus
          value={text}
          maxLength={LONGEST}
          resize="vertical"
          onChange={(_, { value }) => setText(value)}
        />
      </Field>
      <div className="ticket-acts">
        <Button type="submit" appearance="primary" disabledFocusable={act.isPending}>
          {t('merchantNote.save')}
        </Button>
        <Button onClick={close}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
