// Whether Teams and this service reach each other, and the remedy of each fault.

import type { Config } from '../config';
import { checkKeys, checkService } from './doctor-cloud';
import { checkEndpoint } from './doctor-endpoint';
import type { Finding } from './doctor-finding';
import { checkPackage } from './doctor-package';
import { checkRegistration, checkSecret } from './doctor-secret';

export interface Surroundings {
  /** Milliseconds since 1970. */
  now: () => number;
  /** The folder of package.json. */
  root: string;
}

/** Without an app id there is nothing else to ask. */
export async function checkTeams(config: Config, around: Surroundings): Promise<Finding[]> {
  const registration = checkRegistration(config);
  if (registration.some(({ state }) => state === 'fault')) return registration;
  const [{ finding: secret, token }, endpoint, keys] = await Promise.all([
    checkSecret(config, around.now),
    checkEndpoint(config),
    checkKeys(config, around.now),
  ]);
  const service = await checkService(config, token);
  return [...registration, secret, endpoint, ...keys, service, checkPackage(config, around.root)];
}
