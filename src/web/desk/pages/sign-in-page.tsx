// Signing in with login and password, or through the identity provider.

import {
  Button,
  Divider,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
} from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { SessionView } from '../../../desk/views';
import type { Language } from '../../language';
import { ApiError, post } from '../api';
import { Door } from '../parts/door';
import { Failure } from '../parts/failure';
import { useFirstEmptyField } from '../parts/first-empty-field';
import { PasswordInput } from '../parts/password-input';
import { type SignInState, useSetSession } from '../session';
import { useWords } from '../words';

/** From here whoever has signed in goes to their day, from everywhere else on to where they wanted to go. */
const FIRST_FROM: ReadonlySet<string> = new Set(['/desk', '/desk/sign-in']);

export interface SignInPageProps {
  view: SignInState;
  chooseLanguage: (language: Language) => void;
}

export function SignInPage({ view, chooseLanguage }: SignInPageProps) {
  const { t } = useWords();
  const refused = new URLSearchParams(location.search).get('error');
  return (
    <Door title={t('signIn.title')} chooseLanguage={chooseLanguage}>
      {view.hasEnded && (
        <MessageBar intent="info" layout="multiline" role="status">
          <MessageBarBody>{t('signIn.ended')}</MessageBarBody>
        </MessageBar>
      )}
      {refused && <Failure error={new ApiError(wireCode(refused), '', { status: 0 })} />}
      {view.local && <PasswordForm />}
      {view.local && view.provider && <Divider>{t('signIn.or')}</Divider>}
      {view.provider && (
        <Button
          as="a"
          size="large"
          appearance={view.local ? 'secondary' : 'primary'}
          href="/api/desk/sign-in/provider"
        >
          {t('signIn.provider', { host: view.provider })}
        </Button>
      )}
      <p className="quiet">{t('signIn.forgotten')}</p>
    </Door>
  );
}

/** SIGN_IN_STALE and SignInStale are the same. */
function wireCode(code: string): string {
  if (!/^[A-Z_]+$/.test(code)) return code;
  return code.toLowerCase().replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
}

function PasswordForm() {
  const { t } = useWords();
  const setSession = useSetSession();
  const form = useFirstEmptyField();
  const [path, navigate] = useLocation();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => post<SessionView>('/sign-in', { login, password }),
    onSuccess(session) {
      setSession(session);
      // Whoever followed a link to a ticket is there already.
      if (FIRST_FROM.has(path)) navigate('/desk/my-day', { replace: true });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!signIn.isPending) signIn.mutate();
  };
  return (
    <form ref={form} className="fields" onSubmit={submit}>
      {signIn.error && <Failure error={signIn.error} />}
      <Field label={t('signIn.login')} required>
        <Input
          name="username"
          value={login}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(_, data) => setLogin(data.value)}
        />
      </Field>
      <PasswordInput
        label={t('signIn.password')}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
      />
      <Button
        type="submit"
        appearance="primary"
        size="large"
        disabled={login === '' || password === ''}
      >
        {t(signIn.isPending ? 'signIn.busy' : 'signIn.submit')}
      </Button>
    </form>
  );
}
