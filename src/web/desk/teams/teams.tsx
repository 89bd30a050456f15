// The staff desk as a tab in Teams: its look and language, signed in with the account there.

import { teamsHighContrastTheme } from '@fluentui/react-components';
import { app } from '@microsoft/teams-js';
import { useEffect, useState } from 'react';
import { Router } from 'wouter';
import { HostProvider } from '../host';
import { Desk, show } from '../root';
import { useSignIn } from '../session';
import { DARK, LIGHT, type Look, withFonts } from '../theme';
import { handOverLinks, isOutside, joinTeams, type Teams } from './join';
import { deskPath, tabPath, useTabLocation } from './tab-location';
import { TeamsContext } from './teams-context';
import { NoTeamsPage, TeamsSignInPage } from './teams-sign-in-page';
import { tellTeams } from './tell-teams';

/** As Teams names them. */
const LOOKS: Readonly<Record<string, Look>> = {
  default: LIGHT,
  dark: DARK,
  contrast: { name: 'contrast', theme: withFonts(teamsHighContrastTheme), isDark: true },
};

function Tab({ teams }: { teams: Teams }) {
  const [theme, setTheme] = useState(teams.theme);
  const { data, error } = useSignIn();
  const isOpen = Boolean(data?.session);
  useEffect(() => app.registerOnThemeChangeHandler(setTheme), []);
  useEffect(() => {
    if (isOpen || error) tellTeams(error);
  }, [isOpen, error]);
  const look = LOOKS[theme] ?? LOOKS.default;
  return (
    <TeamsContext value={teams}>
      <HostProvider value={{ look, language: teams.language, SignIn: TeamsSignInPage }}>
        <Desk />
      </HostProvider>
    </TeamsContext>
  );
}

function Alone() {
  return (
    <HostProvider value={{ SignIn: NoTeamsPage }}>
      <Desk />
    </HostProvider>
  );
}

async function open(): Promise<void> {
  if (isOutside()) {
    location.replace(deskPath(location.pathname) + location.search);
    return;
  }
  const teams = await joinTeams();
  if (teams) handOverLinks();
  if (teams?.ticket) history.replaceState(null, '', tabPath(`/desk/tickets/${teams.ticket}`));
  show(
    <Router hook={useTabLocation} hrefs={tabPath}>
      {teams ? <Tab teams={teams} /> : <Alone />}
    </Router>,
  );
}

void open();
