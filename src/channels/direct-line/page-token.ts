// POST /chat/token: gives our own chat page a token, and the same conversation again after a reload.

import type { Request, Response } from 'restify';
import { z } from 'zod';
import type { Config } from '../../config';
import { ThawError } from '../../errors';
import { checkOrigin, publicUrl } from './address';
import type { DirectLine } from './direct-line';
import { type Grant, LIFETIME_S, newGrant, type Tokens } from './tokens';

const COOKIE = 'thaw_chat';
const bodySchema = z.object({ fresh: z.boolean().optional() });

export interface PageTokenParts {
  config: Config;
  tokens: Tokens;
  directLine: DirectLine;
}

/**
 * Answers `{conversationId, token, expires_in, resumed}`. The cookie is a signed session bound to the
 * conversation; page scripts cannot read it.
 */
export function pageToken(parts: PageTokenParts) {
  return async (req: Request, res: Response): Promise<void> => {
    checkOrigin({ ...parts.config, ALLOWED_ORIGINS: [] }, req, []);
    const body = bodySchema.safeParse(req.body ?? {});
    if (!body.success)
      throw new ThawError('BODY_INVALID', { faults: 'fresh: must be true or false' });
    const known = body.data.fresh ? undefined : await resumable(parts, req);
    const grant = known ?? newGrant();
    const session = await parts.tokens.sign(grant, 'session');
    res.header('Set-Cookie', cookie(session, publicUrl(parts.config, req).startsWith('https:')));
    res.header('Cache-Control', 'no-store');
    res.send(200, { ...(await parts.directLine.issue(grant)), resumed: known !== undefined });
  };
}

/** The conversation of the request's cookie, when the cookie is ours and the conversation was started. */
async function resumable(parts: PageTokenParts, req: Request): Promise<Grant | undefined> {
  const given = new RegExp(`(?:^|;\\s*)${COOKIE}=([^;\\s]+)`).exec(req.headers.cookie ?? '')?.[1];
  const grant = await parts.tokens.verify(given, 'session').catch(() => undefined);
  return grant && (await parts.directLine.exists(grant.conversationId)) ? grant : undefined;
}

/** In a widget on another site the cookie is a third party's: it is kept apart for each site (CHIPS). */
function cookie(value: string, secure: boolean): string {
  const site = secure ? 'SameSite=None; Secure; Partitioned' : 'SameSite=Lax';
  return `${COOKIE}=${value}; Path=/chat; HttpOnly; Max-Age=${LIFETIME_S.session}; ${site}`;
}
