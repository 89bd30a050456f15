// Choosing whether one is there, and until when one is not; an administrator does it for a colleague, too.

import { Button, Field, Input, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import {
  PRESENCES,
  type PresenceState,
  type PresenceView,
} from '../../../desk/presence/presence-views';
import { useTimes } from '../my-day/queries';
import { FormDialog } from '../parts/form-dialog';
import { useNotify } from '../parts/notify';
import { timeForInput } from '../time-input';
import { useWords } from '../words';
import { useChoosePresence } from './presence';

const MINUTE_MS = 60_000;
const QUICK = [
  ['inHalfHour', 30],
  ['inOneHour', 60],
  ['inTwoHours', 120],
] as const;

interface PresenceDialogProps {
  view: PresenceView | undefined;
  /** Whose it is; undefined: one's own. */
  other?: { id: string; name: string };
  close: () => void;
}

export function PresenceDialog({ view, other, close }: PresenceDialogProps) {
  const { t } = useWords();
  // Whoever chooses for themselves is there, noted or not.
  const known = other || view?.isHere ? view?.state : undefined;
  const [state, setState] = useState<PresenceState>(known ?? 'available');
  const [until, setUntil] = useState(view?.backAt ? timeForInput(new Date(view.backAt)) : '');
  const choose = useChoosePresence(other?.id);
  const notify = useNotify();
  const isOpen = state === 'available' || until === '';
  const isPast = !isOpen && new Date(until).getTime() <= Date.now();
  const save = () =>
    choose.mutate(
      { state, backAt: isOpen ? null : new Date(until).toISOString() },
      {
        onSuccess() {
          const said = { state: t(`presence.state.${state}`), name: other?.name ?? '' };
          notify.done(t(other ? 'presence.doneOf' : 'presence.done', said));
          close();
        },
      },
    );
  return (
    <FormDialog
      title={other ? t('presence.setOf', { name: other.name }) : t('presence.set')}
      error={choose.error}
      action={t('save')}
      submit={save}
      isPending={choose.isPending}
      isReady={!isPast}
      close={close}
    >
      <Field label={t('presence.choose')}>
        <RadioGroup
          layout="horizontal"
          value={state}
          onChange={(_, { value }) => setState(value as PresenceState)}
        >
          {PRESENCES.map((each) => (
            <Radio key={each} value={each} label={t(`presence.state.${each}`)} />
          ))}
        </RadioGroup>
      </Field>
      {state !== 'available' && <Until value={until} change={setUntil} isPast={isPast} />}
      {state !== 'available' && (
        <p className="quiet">{t(other ? 'presence.hintOther' : 'presence.hint')}</p>
      )}
    </FormDialog>
  );
}

interface UntilProps {
  value: string;
  change: (value: string) => void;
  isPast: boolean;
}

function Until({ value, change, isPast }: UntilProps) {
  const { t, format } = useWords();
  const { data: times } = useTimes();
  const tomorrow = times?.tomorrow;
  return (
    <>
      <Field
        label={t('presence.backAt')}
        hint={t('presence.open')}
        {...(isPast && { validationMessage: t('presence.past') })}
      >
        <Input type="datetime-local" value={value} onChange={(_, data) => change(data.value)} />
      </Field>
      <div className="choices">
        {QUICK.map(([name, minutes]) => (
          <Button
            key={name}
            size="small"
            onClick={() => change(timeForInput(new Date(Date.now() + minutes * MINUTE_MS)))}
          >
            {t(`presence.${name}`)}
          </Button>
        ))}
        {tomorrow && (
          <Button size="small" onClick={() => change(timeForInput(new Date(tomorrow)))}>
            {t('presence.tomorrow')}
            <span className="quiet">&nbsp;{format.short(tomorrow)}</span>
          </Button>
        )}
      </div>
    </>
  );
}
