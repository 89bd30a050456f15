// What the service calls: the receiver of tickets and the mail server. Nothing is delivered.

import type { Config } from '../config';
import { Mailer } from '../tickets/mail/mailer';
import { PrivateTarget } from '../tickets/public-agent';
import { reachWebhook } from '../tickets/webhook';
import { type Finding, fault, ok, skipped, warning, withoutAnswer } from './doctor-finding';

const TIMEOUT_MS = 10_000;

export async function checkWebhook(config: Config): Promise<Finding> {
  const { TICKET_WEBHOOK_URL: url, ALLOW_PRIVATE_TARGETS: allowPrivate } = config;
  if (!url) return skipped('webhook', 'TICKET_WEBHOOK_URL is not set');
  // The path may hold a secret.
  const { origin } = new URL(url);
  try {
    return answered(origin, await reachWebhook({ url, allowPrivate }, TIMEOUT_MS));
  } catch (err) {
    if (err instanceof PrivateTarget) {
      return fault(
        'webhook',
        `${origin} is no public address`,
        'Set ALLOW_PRIVATE_TARGETS=true if tickets are meant to go there.',
      );
    }
    const { says, fix } = withoutAnswer(err);
    return fault('webhook', `${origin}: ${says}`, fix);
  }
}

/** Receivers take POST alone: any answer proves that one is there. */
function answered(origin: string, status: number): Finding {
  const says = `${origin} is reached (${status} to HEAD; no ticket was sent)`;
  if (status >= 300 && status < 400) {
    return fault(
      'webhook',
      `${origin} answers ${status}, a redirect`,
      'Set TICKET_WEBHOOK_URL to the address that it leads to: redirects are never followed.',
    );
  }
  if (status === 410) {
    return fault(
      'webhook',
      `${origin} answers 410: it wants no more`,
      'Correct TICKET_WEBHOOK_URL, then lift the stop at /desk/deliveries.',
    );
  }
  if (status >= 500 && status !== 501) {
    return warning(
      'webhook',
      `${origin} answers ${status}`,
      'See the receiver’s log; tickets are sent again for 75 hours.',
    );
  }
  return ok('webhook', says);
}

export async function checkMail(config: Config, timeoutMs = TIMEOUT_MS): Promise<Finding> {
  const { SMTP_URL: url, SMTP_FROM: from = '' } = config;
  if (!url) return skipped('mail', 'SMTP_URL is not set');
  const { host } = new URL(url);
  try {
    await new Mailer({ url, from, timeoutMs }).verify();
    return ok('mail', `${host} lets us in; no mail was sent`);
  } catch (err) {
    return refused(host, err);
  }
}

function refused(host: string, err: unknown): Finding {
  const { code = '', responseCode } = err as { code?: string; responseCode?: number };
  if (code === 'EAUTH' || code === 'ENOAUTH') {
    return fault(
      'mail',
      `${host} refuses user and password (${responseCode ?? code})`,
      'Correct user and password in SMTP_URL; characters such as @ and / are written as %40 and %2F there.',
    );
  }
  const known = REASONS.find(([words]) => words.test(`${code} ${String(err)}`));
  if (known) {
    const { says, fix } = withoutAnswer({ code: known[1] });
    return fault('mail', `${host}: ${says}`, fix);
  }
  return fault(
    'mail',
    `${host}: it did not speak SMTP as expected (${code || String(err)})`,
    'Compare scheme and port: smtps:// is TLS from the start (465), smtp:// begins in the clear (587).',
  );
}

/** Nodemailer puts codes of its own in place of those of Node, which its sentences still tell. */
const REASONS: readonly [RegExp, string][] = [
  [/ECONNREFUSED/, 'ECONNREFUSED'],
  [/ENOTFOUND|EAI_AGAIN|EDNS/, 'ENOTFOUND'],
  [/certificate has expired/i, 'CERT_HAS_EXPIRED'],
  [/altnames/i, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  [/self-signed|unable to (verify|get)/i, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  [/ETIMEDOUT|timeout/i, 'ETIMEDOUT'],
];
