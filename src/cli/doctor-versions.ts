// The release, and the Node that runs it.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { CommandContext } from './command';
import { type Finding, fault, linesOf, ok } from './doctor-finding';

const packageSchema = z.object({
  version: z.string(),
  engines: z.object({ node: z.string().regex(/^>=\d+(\.\d+)*$/) }),
});

/** @param node the version of the Node that runs it */
export function checkVersions(root: string, node = process.versions.node): Finding[] {
  const { version, engines } = packageSchema.parse(
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
  );
  const least = engines.node.slice(2);
  const isNewEnough = !isOlder(node, least);
  return [
    ok('Thaw', version),
    isNewEnough
      ? ok('Node', node)
      : fault(
          'Node',
          `${node} is older than ${least}, which this release needs`,
          'Start the service with npm start, after npm ci: it runs on the Node that npm ci brings along. Or install a newer Node.',
        ),
  ];
}

/** On a Node that is too old the other checks could not even be loaded. @returns the exit code, where that is so */
export function refuseOldNode({ print }: CommandContext, node?: string): number | undefined {
  const findings = checkVersions(process.cwd(), node);
  if (findings.every(({ state }) => state === 'ok')) return undefined;
  for (const line of linesOf(findings)) print(line);
  return 1;
}

function isOlder(given: string, least: string): boolean {
  const [ours, theirs] = [given, least].map((text) => text.split('.').map(Number)) as [
    number[],
    number[],
  ];
  const differing = theirs.findIndex((part, i) => (ours[i] ?? 0) !== part);
  return differing >= 0 && (ours[differing] ?? 0) < (theirs[differing] ?? 0);
}
