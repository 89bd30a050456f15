// Which addresses replies may be sent to: the address comes with the request, so it is not to be trusted alone.

import { isLoopback } from '../../../config';
import { ThawError } from '../../../errors';

/** Hosts of the Bot Connector: Azure, Azure China, Teams. */
const CHANNEL_HOSTS = [
  '.botframework.com',
  '.botframework.azure.cn',
  '.botframework.azure.us',
  '.trafficmanager.net',
  '.teams.microsoft.com',
];

/**
 * With an app id only the channels' own hosts; without one (development) only this machine.
 * @throws ThawError SERVICE_URL_REFUSED
 */
export function checkServiceUrl(serviceUrl: string | undefined, hasAppId: boolean): void {
  const url = serviceUrl && URL.canParse(serviceUrl) ? new URL(serviceUrl) : undefined;
  const host = url?.hostname ?? '';
  const welcome = hasAppId
    ? url?.protocol === 'https:' && CHANNEL_HOSTS.some((suffix) => `.${host}`.endsWith(suffix))
    : isLoopback(host);
  if (!welcome)
    throw new ThawError('SERVICE_URL_REFUSED', { host: host.slice(0, 200) || 'an unnamed host' });
}
