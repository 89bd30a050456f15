// Which addresses replies may be sent to: the address comes with the request, so it is not to be trusted alone.

import { type Config, isLoopback } from '../../../config';
import { ThawError } from '../../../errors';
import { cloudOf } from './clouds';

/**
 * With an app id only the cloud's own hosts; without one (development) and with a stand-in for the cloud only this
 * machine.
 * @throws ThawError SERVICE_URL_REFUSED
 */
export function checkServiceUrl(serviceUrl: string | undefined, config: Config): void {
  const url = serviceUrl && URL.canParse(serviceUrl) ? new URL(serviceUrl) : undefined;
  const host = url?.hostname ?? '';
  if (!url || !isWelcome(url, config))
    throw new ThawError('SERVICE_URL_REFUSED', { host: host.slice(0, 200) || 'an unnamed host' });
}

function isWelcome({ protocol, hostname }: URL, config: Config): boolean {
  const { serviceHosts } = cloudOf(config);
  if (!config.MicrosoftAppId || serviceHosts.length === 0) return isLoopback(hostname);
  const isKnown = serviceHosts.some((host) =>
    host.startsWith('.') ? hostname.endsWith(host) : hostname === host,
  );
  return protocol === 'https:' && isKnown;
}
