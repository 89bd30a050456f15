// Shown in the tab while nobody is signed in: signs in by itself, or says what is in the way and who can help.

import { Button, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { ApiError } from '../api';
import type { SignInPageProps } from '../pages/sign-in-page';
import { Door } from '../parts/door';
import { Failure } from '../parts/failure';
import { useSetSession } from '../session';
import { useWords } from '../words';
import { useTeams } from './teams-context';
import { signInThroughTeams, TeamsError } from './teams-sign-in';
import { tellTeams } from './tell-teams';

export function TeamsSignInPage({ view, chooseLanguage }: SignInPageProps) {
  const { t } = useWords();
  const setSession = useSetSession();
  const { mutate, error, isPending, isIdle } = useMutation({
    mutationFn: signInThroughTeams,
    onSuccess: setSession,
  });
  const byItself = !view.hasLeft;
  useEffect(() => {
    if (byItself) mutate();
  }, [byItself, mutate]);
  useEffect(() => {
    if (error || view.hasLeft) tellTeams(error);
  }, [error, view.hasLeft]);
  return (
    <Door title={t('teams.title')} chooseLanguage={chooseLanguage}>
      {isPending || (isIdle && byItself) ? (
        <Spinner label={t('teams.busy')} />
      ) : (
        <>
          {error ? <WhatToDo error={error} /> : <p>{t('teams.left')}</p>}
          <Button appearance="primary" size="large" onClick={() => mutate()}>
            {t(error ? 'retry' : 'teams.again')}
          </Button>
          <OwnWindow />
        </>
      )}
    </Door>
  );
}

/** Opened where Teams does not answer: the desk itself is elsewhere. */
export function NoTeamsPage({ chooseLanguage }: SignInPageProps) {
  const { t } = useWords();
  return (
    <Door title={t('teams.title')} chooseLanguage={chooseLanguage}>
      <p>{t('teams.silent')}</p>
      <OwnWindow />
    </Door>
  );
}

function WhatToDo({ error }: { error: Error }) {
  const { t } = useWords();
  if (error instanceof ApiError) {
    return error.code === 'TeamsStaffUnknown' ? <Unknown /> : <Failure error={error} />;
  }
  const fault = error instanceof TeamsError ? error.fault : 'refused';
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        {t(`teams.${fault}`, { message: error.message, host: location.host })}
      </MessageBarBody>
    </MessageBar>
  );
}

function Unknown() {
  const { t } = useWords();
  const { objectId } = useTeams();
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        <p>{t('teams.unknown')}</p>
        <p>
          <code className="secret">{objectId}</code>
        </p>
      </MessageBarBody>
    </MessageBar>
  );
}

function OwnWindow() {
  const { t } = useWords();
  const [path] = useLocation();
  return (
    <p>
      <a href={path} target="_blank" rel="noopener">
        {t('teams.ownWindow')}
      </a>
    </p>
  );
}
