// A team: who is in it, which new tickets come to it, when it works, how its tickets are given out.

import { Field, Input, Switch } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CrewView } from '../../../desk/crews/crew-views';
import { TICKET_KINDS } from '../../../tickets/ticket-kind';
import { hasCode, patch, post } from '../api';
import { CheckboxList, type CheckboxListProps } from '../parts/checkbox-list';
import { FormDialog } from '../parts/form-dialog';
import { useAllStaff } from '../queries';
import { useWords } from '../words';
import { CrewHours } from './crew-hours';
import { bodyOf, type CrewDraft, draftOf, isReady } from './draft';
import { CREWS, useCrews } from './queries';

interface CrewDialogProps {
  /** Absent for a new one. */
  crew: CrewView | undefined;
  close: () => void;
}

export function CrewDialog({ crew, close }: CrewDialogProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const { crews } = useCrews();
  const [draft, setDraft] = useState(() => draftOf(crew));
  /** Whoever was told of a colleague's change, and saves again, means it. */
  const [version, setVersion] = useState(crew?.version);
  const set = (change: Partial<CrewDraft>) => setDraft({ ...draft, ...change });
  const save = useMutation({
    mutationFn: () =>
      crew
        ? patch<unknown>(`/teams/${crew.id}`, { version, ...bodyOf(draft) })
        : post('/teams', bodyOf(draft)),
    async onError(error) {
      if (!hasCode(error, 'TeamChanged')) return;
      await client.invalidateQueries({ queryKey: CREWS });
      const now = client.getQueryData<{ teams: CrewView[] }>(CREWS)?.teams ?? crews;
      setVersion(now.find(({ id }) => id === crew?.id)?.version);
    },
    onSuccess() {
      close();
      return client.invalidateQueries({ queryKey: CREWS });
    },
  });
  return (
    <FormDialog
      title={t(crew ? 'crew.editTitle' : 'crew.add')}
      error={save.error}
      action={t('save')}
      submit={() => save.mutate()}
      isPending={save.isPending}
      isReady={isReady(draft)}
      close={close}
      isWide
    >
      <Field label={t('crew.name')} required>
        <Input
          value={draft.name}
          maxLength={40}
          autoComplete="off"
          onChange={(_, { value }) => set({ name: value })}
        />
      </Field>
      <Members draft={draft} set={set} />
      <Rules draft={draft} set={set} />
      <CrewHours hours={draft.hours} change={(hours) => set({ hours })} />
      <Distributing draft={draft} set={set} />
    </FormDialog>
  );
}

interface PartProps {
  draft: CrewDraft;
  set: (change: Partial<CrewDraft>) => void;
}

function Members({ draft, set }: PartProps) {
  const { t } = useWords();
  const { data: staff = [] } = useAllStaff();
  const options = staff
    .filter(({ id, isDisabled }) => !isDisabled || draft.members.includes(id))
    .map(({ id, name }) => ({ id, text: name }));
  return (
    <Choices
      title={t('crew.members')}
      options={options}
      chosen={draft.members}
      choose={(members) => set({ members })}
    />
  );
}

function Rules({ draft, set }: PartProps) {
  const { t } = useWords();
  return (
    <fieldset className="fieldset">
      <legend>{t('crew.gets')}</legend>
      <Switch
        checked={draft.takesNew}
        label={t('crew.takesNew')}
        onChange={(_, { checked }) => set({ takesNew: checked })}
      />
      {draft.takesNew && (
        <>
          <p className="quiet">{t('crew.rulesHint')}</p>
          <Field label={t('filter.provider')} hint={t('crew.providersHint')}>
            <Input
              value={draft.providers}
              autoComplete="off"
              onChange={(_, { value }) => set({ providers: value })}
            />
          </Field>
          <Choices
            title={t('crew.languages')}
            options={(['zh-Hans', 'en'] as const).map((id) => ({ id, text: t(`language.${id}`) }))}
            chosen={draft.languages}
            choose={(languages) => set({ languages })}
          />
          <Choices
            title={t('filter.kind')}
            options={TICKET_KINDS.map((id) => ({ id, text: t(`kind.${id}`) }))}
            chosen={draft.kinds}
            choose={(kinds) => set({ kinds })}
          />
        </>
      )}
    </fieldset>
  );
}

function Distributing({ draft, set }: PartProps) {
  const { t } = useWords();
  return (
    <fieldset className="fieldset">
      <legend>{t('crew.distribution')}</legend>
      <Switch
        checked={draft.distributes}
        label={t('crew.distributes')}
        onChange={(_, { checked }) => set({ distributes: checked })}
      />
      {draft.distributes && (
        <>
          <p className="quiet">{t('crew.distributesHint')}</p>
          <Field label={t('crew.cap')} hint={t('crew.capHint')}>
            <Input
              type="number"
              min={1}
              max={999}
              value={draft.cap}
              onChange={(_, { value }) => set({ cap: value })}
            />
          </Field>
        </>
      )}
    </fieldset>
  );
}

interface ChoicesProps<Id extends string> extends CheckboxListProps<Id> {
  title: string;
}

function Choices<Id extends string>({ title, ...list }: ChoicesProps<Id>) {
  return (
    <fieldset className="fieldset">
      <legend>{title}</legend>
      <CheckboxList {...list} />
    </fieldset>
  );
}
