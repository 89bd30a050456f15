// What Teams said when the tab was opened, for the tab's own pages.

import { createContext, useContext } from 'react';
import type { Teams } from './join';

export const TeamsContext = createContext<Teams | null>(null);

export function useTeams(): Teams {
  const teams = useContext(TeamsContext);
  if (!teams) throw new Error('the page is not in Teams');
  return teams;
}
