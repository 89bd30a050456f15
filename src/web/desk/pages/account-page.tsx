// The own account: name, language, look, password.

import { Button, Field, Input, Radio, RadioGroup } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { SessionView } from '../../../desk/views';
import { patch, post } from '../api';
import { Failure } from '../parts/failure';
import { useNotify } from '../parts/notify';
import { PageHeading } from '../parts/page-heading';
import { PasswordInput } from '../parts/password-input';
import { PasswordRules } from '../parts/password-rules';
import { isAcceptable } from '../password-rules';
import { useSetSession, useStaff } from '../session';
import { THEMES, type ThemeChoice, type useTheme } from '../theme';
import { useWords } from '../words';

interface AccountPageProps {
  theme: ReturnType<typeof useTheme>;
}

export function AccountPage({ theme }: AccountPageProps) {
  const { t } = useWords();
  return (
    <div className="reading">
      <PageHeading title={t('page.account')} />
      <About />
      {!theme.isGiven && <Look theme={theme} />}
      <ChangePassword />
    </div>
  );
}

function Look({ theme }: AccountPageProps) {
  const { t } = useWords();
  return (
    <section className="panel">
      <h2>{t('theme.title')}</h2>
      <RadioGroup
        value={theme.choice}
        aria-label={t('theme.title')}
        onChange={(_, { value }) => theme.choose(value as ThemeChoice)}
      >
        {THEMES.map((each) => (
          <Radio key={each} value={each} label={t(`theme.${each}`)} />
        ))}
      </RadioGroup>
    </section>
  );
}

function About() {
  const { t } = useWords();
  const { login, name, role, language } = useStaff();
  const [typed, setTyped] = useState(name);
  const { save, error, isPending } = useSave();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save({ name: typed.trim() });
  };
  return (
    <section className="panel">
      <h2>{t('account.about')}</h2>
      <p className="quiet">
        {login} · {t(`role.${role}`)}
      </p>
      {error && <Failure error={error} />}
      <form className="fields" onSubmit={submit}>
        <Field label={t('setup.name')} hint={t('setup.nameHint')} required>
          <Input value={typed} autoComplete="name" onChange={(_, { value }) => setTyped(value)} />
        </Field>
        <Button
          type="submit"
          disabledFocusable={isPending}
          disabled={typed.trim() === '' || typed.trim() === name}
        >
          {t('save')}
        </Button>
      </form>
      <Field label={t('account.language')} className="below">
        <RadioGroup value={language} onChange={(_, { value }) => save({ language: value })}>
          <Radio value="zh-Hans" label={t('language.zh-Hans')} />
          <Radio value="en" label={t('language.en')} />
        </RadioGroup>
      </Field>
    </section>
  );
}

function useSave() {
  const { t } = useWords();
  const setSession = useSetSession();
  const notify = useNotify();
  const { mutate, error, isPending } = useMutation({
    mutationFn: (change: object) => patch<SessionView>('/session', change),
    onSuccess(session) {
      setSession(session);
      notify.done(t('saved'));
    },
  });
  return { save: mutate, error, isPending };
}

function ChangePassword() {
  const { t } = useWords();
  const { login } = useStaff();
  const notify = useNotify();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useMutation({
    mutationFn: () => post<void>('/session/password', { current, next }),
    onSuccess() {
      setCurrent('');
      setNext('');
      notify.done(t('account.passwordChanged'));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <section className="panel">
      <h2>{t('account.password')}</h2>
      <p className="quiet">{t('account.passwordHint')}</p>
      {change.error && <Failure error={change.error} />}
      <form className="fields" onSubmit={submit}>
        <input type="text" name="username" value={login} autoComplete="username" readOnly hidden />
        <PasswordInput
          label={t('account.current')}
          value={current}
          onChange={setCurrent}
          autoComplete="current-password"
        />
        <PasswordRules password={next} login={login} />
        <PasswordInput
          label={t('account.next')}
          value={next}
          onChange={setNext}
          autoComplete="new-password"
        />
        <Button
          type="submit"
          disabledFocusable={change.isPending}
          disabled={current === '' || !isAcceptable(next, login)}
        >
          {t('account.change')}
        </Button>
      </form>
    </section>
  );
}
