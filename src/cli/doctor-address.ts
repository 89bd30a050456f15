// The public address: reached, https, this service behind it, its clock; and metrics that are not everybody's.

import { z } from 'zod';
import { type Config, isLoopback } from '../config';
import { checkClock } from './doctor-cloud';
import { ask, type Finding, fault, ok, skipped, withoutAnswer } from './doctor-finding';

const CHECK = 'public address';
const healthSchema = z.object({ status: z.literal('ok') });

export async function checkAddress(config: Config, now: () => number): Promise<Finding[]> {
  const { PUBLIC_URL: url, HOST, PORT } = config;
  if (!url) {
    return [
      skipped(CHECK, `PUBLIC_URL is not set: the service is for this machine (${HOST}:${PORT})`),
      skipped('clock', 'nobody told the time'),
    ];
  }
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' && !isLoopback(hostname)) {
    return [
      fault(
        CHECK,
        `${url} is not https: what merchants and staff write can be read on the way`,
        'Let a proxy with a certificate speak https there (Caddy, nginx), and set PUBLIC_URL to that address.',
      ),
      skipped('clock', 'the public address was not asked'),
    ];
  }
  try {
    const response = await ask(`${url}/healthz`);
    return [await verdict(url, response), checkClock(response.headers.get('date'), now())];
  } catch (err) {
    const { says, fix } = withoutAnswer(err);
    return [fault(CHECK, `${url}: ${says}`, fix), skipped('clock', 'nobody told the time')];
  }
}

async function verdict(url: string, response: Response): Promise<Finding> {
  const { status } = response;
  const answer = healthSchema.safeParse(await response.json().catch(() => undefined));
  if (status === 200 && answer.success) return ok(CHECK, `${url} is reached`);
  const says = `${url}/healthz answers ${status}${status === 200 ? ', but not by this service' : ''}`;
  return fault(CHECK, says, remedy(status, response.headers.get('location')));
}

function remedy(status: number, location: string | null): string {
  if (status >= 300 && status < 400) {
    return `Set PUBLIC_URL to the address that answers itself (it leads to ${location ?? 'elsewhere'}).`;
  }
  if (status === 401 || status === 403) {
    return 'Something before the service asks for a sign-in: let merchants through.';
  }
  if (status >= 500)
    return 'The proxy does not reach the service: is it running, and on HOST and PORT? See its log.';
  return 'Let the proxy pass all paths on to the service unchanged; is PUBLIC_URL the service’s own address?';
}

/** Asked as anybody on the internet would; from this machine itself they are open. */
export async function checkMetricsClosed({ PUBLIC_URL: url }: Config): Promise<Finding> {
  if (!url || isLoopback(new URL(url).hostname)) {
    return skipped('metrics', 'the public address is this machine');
  }
  return checkMetricsAt(url);
}

export async function checkMetricsAt(url: string): Promise<Finding> {
  try {
    const { status } = await ask(`${url}/metrics`);
    if (status !== 200) return ok('metrics', `${url}/metrics answers ${status} to strangers`);
    return fault(
      'metrics',
      `${url}/metrics is open to everybody`,
      'Let the proxy pass the Host header on and add X-Forwarded-For, or not pass /metrics on at all; narrow METRICS_NETWORKS.',
    );
  } catch {
    return skipped('metrics', 'the public address was not reached');
  }
}
