// Signs the tab in: a token from Teams, for which the service gives the desk's session.

import { authentication } from '@microsoft/teams-js';
import type { SessionView, SignInView } from '../../../desk/views';
import { get, post } from '../api';

/** Why Teams gave no token; the wording has a remedy for each. */
export type TeamsFault = 'consent' | 'registration' | 'cancelled' | 'refused' | 'noCookies';

export class TeamsError extends Error {
  readonly fault: TeamsFault;

  constructor(fault: TeamsFault, message = '') {
    super(message);
    this.name = 'TeamsError';
    this.fault = fault;
  }
}

/** @throws TeamsError, ApiError */
export async function signInThroughTeams(): Promise<SessionView> {
  const token = await authentication.getAuthToken().catch((cause: unknown) => {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new TeamsError(faultOf(message), message);
  });
  await post<SessionView>('/sign-in/teams', { token });
  // Where frames keep no cookies the next call would come without the session.
  const { session } = await get<SignInView>('/sign-in');
  if (!session) throw new TeamsError('noCookies');
  return session;
}

/** Teams' clients have their own words each, but these are in all of them. */
function faultOf(message: string): TeamsFault {
  if (/cancel/i.test(message)) return 'cancelled';
  if (/consent|invalid_grant|interaction_?required|UiRequired/i.test(message)) return 'consent';
  if (/invalid_?resource|IncorrectConfiguration|do not match/i.test(message)) return 'registration';
  return 'refused';
}
