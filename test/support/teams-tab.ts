// What Microsoft Entra gives a tab in Teams for whoever looks at it: tokens in both forms, and what may be wrong with them.

import { APP_ID, TENANT_ID, type TeamsCloud, type TokenChanges } from './teams-cloud';

export const TEAMS_CLIENT = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';
export const WANG_LI = '3b241101-e2bb-4255-8caf-4136c566a962';

/** In the second version's form. */
export function tabToken(
  cloud: TeamsCloud,
  { claims, ...changes }: TokenChanges = {},
): Promise<string> {
  const right = {
    serviceurl: undefined,
    iss: `${cloud.url}/login/${TENANT_ID}/v2.0`,
    aud: APP_ID,
    tid: TENANT_ID,
    oid: WANG_LI,
    sub: 'pairwise-subject-of-wang-li',
    name: 'Wang Li',
    preferred_username: 'wang.li@example.com',
    scp: 'access_as_user',
    azp: TEAMS_CLIENT,
    ver: '2.0',
  };
  return cloud.token({ ...changes, claims: { ...right, ...claims } });
}
