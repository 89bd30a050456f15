// `kb doctor teams`: whether Teams and this service reach each other, and the remedy of each fault.

import { systemClock } from '../clock';
import { type Config, readConfig } from '../config';
import { ThawError } from '../errors';
import { columns } from './columns';
import { type CommandContext, readOptions } from './command';
import { checkKeys, checkService } from './doctor-cloud';
import { checkEndpoint } from './doctor-endpoint';
import { type Finding, fault } from './doctor-finding';
import { checkPackage } from './doctor-package';
import { checkRegistration, checkSecret } from './doctor-secret';

export async function doctor(args: string[], { env, print }: CommandContext): Promise<number> {
  const { values, positionals } = readOptions({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  });
  if (positionals.join(' ') !== 'teams')
    throw new ThawError('USAGE', { problem: 'Say what to check: `doctor teams`.' });
  const findings = await examine(env);
  const isWell = findings.every(({ state }) => state !== 'fault');
  if (values.json) print(JSON.stringify({ ok: isWell, checks: findings }));
  else for (const line of columns(findings.map(row))) print(line);
  return isWell ? 0 : 1;
}

function row({ check, state, says, fix }: Finding): string[] {
  return [state, check, fix ? `${says}. ${fix}` : says];
}

async function examine(env: NodeJS.ProcessEnv): Promise<Finding[]> {
  try {
    return await checkTeams(readConfig(env), { now: systemClock.now, root: process.cwd() });
  } catch (err) {
    if (!(err instanceof ThawError) || err.code !== 'CONFIG_INVALID') throw err;
    const lines = String(err.details.faults).split('\n');
    return lines.map((line) => fault('settings', line.trim(), err.fix));
  }
}

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
