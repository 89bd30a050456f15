// Setting up an account with the one-time link: the password, and for the first account the names as well.

import { Button, Field, Input, Spinner } from '@fluentui/react-components';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { SessionView } from '../../../desk/views';
import type { Language } from '../../language';
import { post } from '../api';
import { Door } from '../parts/door';
import { Failure } from '../parts/failure';
import { useFirstEmptyField } from '../parts/first-empty-field';
import { PasswordInput } from '../parts/password-input';
import { PasswordRules } from '../parts/password-rules';
import { isAcceptable } from '../password-rules';
import { useSetSession } from '../session';
import { useWords } from '../words';

interface Invitation {
  login: string | null;
  name: string | null;
}

/** Taken out of the address before anything else happens, so that it stays in no history. */
const secret = takeSecret();

function takeSecret(): string {
  if (location.pathname !== '/desk/setup') return '';
  const found = location.hash.slice(1);
  history.replaceState(history.state, '', location.pathname);
  return found;
}

export function SetupPage({ chooseLanguage }: { chooseLanguage: (language: Language) => void }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['sign-in', 'setup'],
    queryFn: () => post<Invitation>('/setup/check', { secret }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Door title={t('setup.title')} chooseLanguage={chooseLanguage}>
      {!data && !error && <Spinner label={t('loading')} />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data && <SetupForm invitation={data} />}
    </Door>
  );
}

function SetupForm({ invitation }: { invitation: Invitation }) {
  const { t, language } = useWords();
  const setSession = useSetSession();
  const form = useFirstEmptyField();
  const [, navigate] = useLocation();
  const isFirst = invitation.login === null;
  const [login, setLogin] = useState(invitation.login ?? '');
  const [name, setName] = useState(invitation.name ?? '');
  const [password, setPassword] = useState('');
  const setup = useMutation({
    mutationFn: () =>
      post<SessionView>('/setup', { secret, password, ...(isFirst && { login, name, language }) }),
    onSuccess(session) {
      setSession(session);
      navigate('/desk', { replace: true });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!setup.isPending) setup.mutate();
  };
  const isReady = isAcceptable(password, login) && login.trim() !== '' && name.trim() !== '';
  return (
    <form ref={form} className="fields" onSubmit={submit}>
      <p>{isFirst ? t('setup.first') : t('setup.welcome', { name })}</p>
      {setup.error && <Failure error={setup.error} />}
      <Field
        label={t('signIn.login')}
        hint={isFirst ? t('setup.loginHint') : ''}
        required={isFirst}
      >
        <Input
          name="username"
          value={login}
          readOnly={!isFirst}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(_, data) => setLogin(data.value)}
        />
      </Field>
      {isFirst && (
        <Field label={t('setup.name')} hint={t('setup.nameHint')} required>
          <Input value={name} autoComplete="name" onChange={(_, data) => setName(data.value)} />
        </Field>
      )}
      <PasswordRules password={password} login={login} />
      <PasswordInput
        label={t('setup.password')}
        value={password}
        onChange={setPassword}
        autoComplete="new-password"
      />
      <Button type="submit" appearance="primary" size="large" disabled={!isReady}>
        {t(setup.isPending ? 'signIn.busy' : 'setup.submit')}
      </Button>
    </form>
  );
}
