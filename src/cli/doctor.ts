// `kb doctor`: whether this installation is sound, or (`doctor teams`) Teams and this service reach each other.

import { systemClock } from '../clock';
import { type Config, readConfig } from '../config';
import { ThawError } from '../errors';
import { type CommandContext, readOptions } from './command';
import { checkAll } from './doctor-all';
import { type Finding, fault, linesOf } from './doctor-finding';
import { checkTeams, type Surroundings } from './doctor-teams';

export async function doctor(args: string[], { env, print }: CommandContext): Promise<number> {
  const { values, positionals } = readOptions({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  });
  const findings = await examine(env, checkOf(positionals));
  const isWell = findings.every(({ state }) => state !== 'fault');
  if (values.json) print(JSON.stringify({ ok: isWell, checks: findings }));
  else for (const line of linesOf(findings)) print(line);
  return isWell ? 0 : 1;
}

type Check = (config: Config, around: Surroundings) => Promise<Finding[]>;

function checkOf(words: string[]): Check {
  if (words.length === 0) return checkAll;
  if (words.join(' ') === 'teams') return checkTeams;
  const problem = `There is nothing called "${words.join(' ')}" to check: say \`doctor\` or \`doctor teams\`.`;
  throw new ThawError('USAGE', { problem });
}

async function examine(env: NodeJS.ProcessEnv, check: Check): Promise<Finding[]> {
  try {
    return await check(readConfig(env), { now: systemClock.now, root: process.cwd() });
  } catch (err) {
    if (!(err instanceof ThawError) || err.code !== 'CONFIG_INVALID') throw err;
    const lines = String(err.details.faults).split('\n');
    return lines.map((line) => fault('settings', line.trim(), err.fix));
  }
}
