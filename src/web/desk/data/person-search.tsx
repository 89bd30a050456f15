// Looks up how much is stored of somebody, and asks for an export or an erasure.

import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  Select,
} from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { PersonView } from '../../../desk/data-views';
import { post } from '../api';
import { Confirm } from '../parts/confirm';
import { Failure } from '../parts/failure';
import { useNotify } from '../parts/notify';
import { useWords } from '../words';
import { Found } from './found';

const KEYS = ['merchant', 'contact', 'ticket', 'conversation', 'user'] as const;
type Key = (typeof KEYS)[number];
type Act = 'export' | 'erase';

export function PersonSearch() {
  const { t } = useWords();
  const [by, setBy] = useState<Key>('merchant');
  const [value, setValue] = useState('');
  const [confirms, setConfirms] = useState(false);
  const person = { by, value: value.trim() };
  const lookUp = useMutation({
    mutationFn: () => post<PersonView>('/persons/look-up', person),
  });
  const ask = useAsk(() => {
    setValue('');
    lookUp.reset();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    lookUp.mutate();
  };
  return (
    <>
      <form className="filter-bar" onSubmit={submit}>
        <Field label={t('person.by')}>
          <Select
            value={by}
            onChange={(_, data) => {
              setBy(data.value as Key);
              lookUp.reset();
            }}
          >
            {KEYS.map((key) => (
              <option key={key} value={key}>
                {t(`personKey.${key}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('person.value')}>
          <Input
            value={value}
            autoComplete="off"
            onChange={(_, data) => {
              setValue(data.value);
              lookUp.reset();
            }}
          />
        </Field>
        <Button
          type="submit"
          className="look-up"
          disabledFocusable={lookUp.isPending}
          disabled={person.value === ''}
        >
          {t('person.lookUp')}
        </Button>
      </form>
      <div role="status">
        {lookUp.error && <Failure error={lookUp.error} />}
        {lookUp.data && (
          <MessageBar layout="multiline" intent="info">
            <MessageBarBody>
              <Found counts={lookUp.data} /> {t('person.check')}
            </MessageBarBody>
          </MessageBar>
        )}
      </div>
      {lookUp.data && (
        <div className="acts below">
          <Button
            appearance="primary"
            disabledFocusable={ask.isPending}
            onClick={() => ask.mutate({ act: 'export', person })}
          >
            {t('person.askExport')}
          </Button>
          <Button disabledFocusable={ask.isPending} onClick={() => setConfirms(true)}>
            {t('person.askErase')}
          </Button>
        </div>
      )}
      {confirms && (
        <Confirm
          title={t('person.eraseTitle')}
          text={t('person.eraseText')}
          action={t('person.askErase')}
          confirm={() => ask.mutate({ act: 'erase', person })}
          close={() => setConfirms(false)}
        />
      )}
    </>
  );
}

function useAsk(onAsked: () => void) {
  const { t } = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  return useMutation({
    mutationFn: (request: { act: Act; person: { by: Key; value: string } }) =>
      post('/person-requests', request),
    onSuccess() {
      notify.done(t('person.asked'));
      onAsked();
      return client.invalidateQueries({ queryKey: ['person-requests'] });
    },
    onError: notify.failed,
  });
}
