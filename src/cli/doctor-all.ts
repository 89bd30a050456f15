// What is checked of an installation, in the order in which an operator mends faults.

import type { Config } from '../config';
import { checkAddress, checkMetricsClosed } from './doctor-address';
import { checkBucket } from './doctor-bucket';
import { checkDisk, checkFolder } from './doctor-disk';
import type { Finding } from './doctor-finding';
import { skipped } from './doctor-finding';
import { checkKnowledge } from './doctor-knowledge';
import { checkMail, checkWebhook } from './doctor-outgoing';
import { checkPostgres } from './doctor-postgres';
import { checkProvider } from './doctor-provider';
import { checkStore } from './doctor-store';
import { checkTeams, type Surroundings } from './doctor-teams';
import { checkVersions } from './doctor-versions';
import { checkZones } from './doctor-zones';

/** On a Node that is too old most of it could not even be loaded: that is told before. */
export async function checkAll(config: Config, around: Surroundings): Promise<Finding[]> {
  const { now, root } = around;
  const near = [
    ...checkVersions(root),
    ...(await checkDatabase(config)),
    checkZones(),
    ...(await checkKnowledge(config.KNOWLEDGE_DIR, now())),
  ];
  const far = await Promise.all([
    checkAddress(config, now),
    checkMetricsClosed(config),
    checkWebhook(config),
    checkMail(config),
    checkProvider(config),
    checkBucket(config),
    teams(config, around),
  ]);
  return [...near, ...far.flat()];
}

async function checkDatabase(config: Config): Promise<Finding[]> {
  const { DATABASE_URL, DATA_DIR } = config;
  if (DATABASE_URL) return checkPostgres(DATABASE_URL);
  return [...checkStore(config), await checkFolder(DATA_DIR), await checkDisk(DATA_DIR)];
}

/** Its own checks, under its name: it has an endpoint and a clock, too. */
async function teams(config: Config, around: Surroundings): Promise<Finding[]> {
  if (!config.MicrosoftAppId) return [skipped('Teams', 'MicrosoftAppId is not set')];
  const findings = await checkTeams(config, around);
  return findings.map((finding) => ({ ...finding, check: `Teams ${finding.check}` }));
}
