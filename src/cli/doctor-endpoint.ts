// The messaging endpoint as Teams reaches it: a call without a token must be turned away, by this service itself.

import { z } from 'zod';
import { cloudOf } from '../channels/teams/cloud/clouds';
import { type Config, isLoopback } from '../config';
import { ask, type Finding, fault, ok, withoutAnswer } from './doctor-finding';

const CHECK = 'endpoint';
const OURS = 'CallerRefused';
const answerSchema = z.object({ error: z.object({ code: z.string() }) });

export async function checkEndpoint(config: Config): Promise<Finding> {
  const { PUBLIC_URL } = config;
  if (!PUBLIC_URL) {
    return fault(
      CHECK,
      'PUBLIC_URL is not set',
      'Set it to the https address under which the internet reaches the service.',
    );
  }
  if (!canBeCalled(PUBLIC_URL, config)) {
    return fault(
      CHECK,
      `Teams cannot call ${PUBLIC_URL}`,
      'Set PUBLIC_URL to an https address that the internet reaches.',
    );
  }
  const url = `${PUBLIC_URL}/api/messages`;
  try {
    return await verdict(url, await knock(url));
  } catch (err) {
    const { says, fix } = withoutAnswer(err);
    return fault(CHECK, `${url}: ${says}`, fix);
  }
}

/** Whoever stands in for the cloud on this machine is on it, too. */
function canBeCalled(address: string, config: Config): boolean {
  const { protocol, hostname } = new URL(address);
  if (isLoopback(hostname)) return isLoopback(new URL(cloudOf(config).metadata).hostname);
  return protocol === 'https:';
}

/** Typing is the least of activities: where everybody is let in, nothing comes of it. */
function knock(url: string): Promise<Response> {
  const party = { id: 'doctor' };
  const typing = { type: 'typing', channelId: 'msteams', conversation: party, from: party };
  return ask(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(typing),
  });
}

async function verdict(url: string, response: Response): Promise<Finding> {
  const { status } = response;
  const says = `${url} answers ${status} to a call without a token`;
  if (status === 401) {
    const answer = answerSchema.safeParse(await response.json().catch(() => undefined));
    if (answer.data?.error.code === OURS) return ok(CHECK, `${says}, as it must`);
    return fault(
      CHECK,
      `${says}, but not by this service`,
      'Something before it asks for a sign-in: let /api/messages through; the service checks the callers itself.',
    );
  }
  return fault(CHECK, says, remedy(status, response.headers.get('location')));
}

function remedy(status: number, location: string | null): string {
  if (status >= 300 && status < 400) {
    return `Teams follows no redirect (to ${location ?? 'elsewhere'}): set PUBLIC_URL, and the messaging endpoint of the Azure Bot, to the address that answers itself.`;
  }
  if (status === 404) {
    return 'Let the proxy pass /api/messages on to the service, with its path unchanged; is PUBLIC_URL the service’s own address?';
  }
  if (status === 405) return 'Let the proxy pass POST on to the service.';
  if (status === 403) {
    return 'Start the service with MicrosoftAppId set, or let the firewall before it pass /api/messages.';
  }
  if (status < 300) {
    return 'Whoever answers takes calls from everybody: is it this service, and was it started with MicrosoftAppId set?';
  }
  if (status >= 500) {
    return 'The proxy does not reach the service, or the service fails: is it running? See its log.';
  }
  return 'Compare PUBLIC_URL and the proxy’s rules for /api/messages.';
}
