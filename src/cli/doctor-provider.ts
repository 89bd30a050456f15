// The company's identity provider: whether it is reached and is the one that is configured.

import { z } from 'zod';
import type { Config } from '../config';
import { ask, type Finding, fault, ok, skipped, warning, withoutAnswer } from './doctor-finding';

const CHECK = 'identity provider';
const metadataSchema = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
});

export async function checkProvider({ OIDC_ISSUER: issuer, PUBLIC_URL }: Config): Promise<Finding> {
  if (!issuer) return skipped(CHECK, 'OIDC_ISSUER is not set: staff have local accounts');
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  try {
    const response = await ask(url);
    if (!response.ok) {
      return fault(
        CHECK,
        `${url} answers ${response.status}`,
        'Set OIDC_ISSUER to the issuer exactly as the provider names it; at Entra it ends in /v2.0.',
      );
    }
    const found = metadataSchema.safeParse(await response.json().catch(() => undefined));
    if (!found.success)
      return fault(
        CHECK,
        `${url} holds no OpenID metadata`,
        'Set OIDC_ISSUER to the address of the provider itself.',
      );
    if (found.data.issuer !== issuer) {
      return fault(
        CHECK,
        `${issuer} calls itself ${found.data.issuer}`,
        `Set OIDC_ISSUER=${found.data.issuer} if that is the one you mean.`,
      );
    }
    if (!PUBLIC_URL) {
      return warning(
        CHECK,
        `${issuer} is reached, but PUBLIC_URL is not set`,
        'Set it, and register PUBLIC_URL/api/desk/sign-in/callback as redirect address at the provider.',
      );
    }
    return ok(CHECK, `${issuer} is reached`);
  } catch (err) {
    const { says, fix } = withoutAnswer(err);
    return fault(CHECK, `${issuer}: ${says}`, fix);
  }
}
