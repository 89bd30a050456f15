// The company's identity provider, where one is configured.

import type { Config } from '../config';
import { loadSecret } from '../store/secrets';
import type { Store } from '../store/store';
import { IdentityProvider } from './identity-provider';
import { isFirstReturn } from './returned-sign-in-store';

export async function openProvider(
  config: Config,
  store: Store,
  now: () => number,
): Promise<IdentityProvider | undefined> {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET } = config;
  if (!issuer || !clientId) return undefined;
  const key = await loadSecret(store, 'desk-sign-in');
  return new IdentityProvider({
    ...{ issuer, clientId, clientSecret: OIDC_CLIENT_SECRET, key, now },
    isFirstReturn: (state, until) =>
      store.write((db) => isFirstReturn(db, { state, until, now: now() })),
  });
}
