// POST /chat/token: gives our own chat page a token, and the same conversation again after a reload.

import type { Request, Response } from 'restify';
import { z } from 'zod';
import { ThawError } from '../../errors';
import { inputFaults } from '../input-faults';
import { checkOwnPage, publicUrl } from './address';
import { type ConnectionParts, connection } from './connection';
import { cookieWith, type Sessions, type Visit } from './session';

const LONGEST_TOKEN = 4000;

const bodySchema = z.object({
  /** Of the greeting. */
  locale: z.unknown().optional(),
  fresh: z.boolean().optional(),
  /** The conversation is begun and the address of its stream is in the answer. */
  start: z.boolean().optional(),
  /** What the page has seen of it. */
  watermark: z.string().max(30).nullish(),
  /** The page stands in a frame, where the cookie may be blocked: without one it gets the session itself. */
  embedded: z.boolean().optional(),
  session: z.string().max(LONGEST_TOKEN).nullish(),
  identity: z.string().max(LONGEST_TOKEN).nullish(),
});
type Body = z.output<typeof bodySchema>;

export interface PageTokenParts extends ConnectionParts {
  sessions: Sessions;
}

/**
 * Answers `{conversationId, token, expires_in, resumed}`, with `start` also `streamUrl`, and `session` for frames and
 * persons. The cookie is a signed session bound to the conversation; page scripts cannot read it.
 */
export function pageToken(parts: PageTokenParts) {
  return async (req: Request, res: Response): Promise<void> => {
    checkOwnPage(parts.config, req);
    const body = parsed(req.body);
    const visit = await parts.sessions.arrive(req, body);
    const opened = body.start
      ? await begin(parts, req, { visit, body })
      : await parts.directLine.issue(visit.grant);
    const { resumed, session, hasCookie, isPerson } = visit;
    // Whoever shows the page in a frame could read it there.
    const isNeeded = isPerson || (body.embedded && !hasCookie);
    if (!isPerson) {
      const isSecure = publicUrl(parts.config, req).startsWith('https:');
      res.header('Set-Cookie', cookieWith(session, isSecure));
    }
    res.send(200, { ...opened, resumed, ...(isNeeded && { session }) });
  };
}

/** @throws ThawError BODY_INVALID */
function parsed(given: unknown): Body {
  const body = bodySchema.safeParse(given ?? {});
  if (body.success) return body.data;
  throw new ThawError('BODY_INVALID', { faults: inputFaults(body.error, 'body') });
}

async function begin(
  parts: PageTokenParts,
  req: Request,
  { visit, body }: { visit: Visit; body: Body },
) {
  const { grant, resumed } = visit;
  // A watermark counts in the conversation that it was given for.
  const seen = resumed ? body.watermark : undefined;
  const [opened] = await Promise.all([
    connection(parts, req, { grant, seen }),
    parts.directLine.start(grant, { locale: body.locale }, visit),
  ]);
  return opened;
}
