// The app package that was written last: whether it is there, of this version, and of this configuration.

import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { makePackage, manifestIn, packagePath } from '../channels/teams/package/app-package';
import type { Manifest } from '../channels/teams/package/manifest';
import type { Config } from '../config';
import { ThawError } from '../errors';
import { type Finding, fault, ok } from './doctor-finding';

const CHECK = 'package';
const WRITE = 'Run npm run teams:package, and upload what it writes.';

/** @param root the folder of package.json */
export function checkPackage(config: Config, root: string): Finding {
  const path = packagePath(root);
  const name = relative(root, path);
  if (!existsSync(path)) return fault(CHECK, `${name} is not there`, WRITE);
  try {
    const wanted = makePackage(config, root);
    const written = readFileSync(path);
    if (written.equals(wanted)) return ok(CHECK, `${name} is that of this configuration`);
    const fields = differences(manifestIn(written), manifestIn(wanted));
    const what = fields.length > 0 ? ` in ${fields.join(', ')}` : '';
    return fault(CHECK, `${name} differs from this configuration${what}`, WRITE);
  } catch (err) {
    if (!(err instanceof ThawError)) return fault(CHECK, `${name} is no app package`, WRITE);
    return fault(CHECK, oneLine(err.message), oneLine(err.fix));
  }
}

function differences(written: Manifest, wanted: Manifest): string[] {
  const names = Object.keys({ ...written, ...wanted }) as (keyof Manifest)[];
  return names.filter((name) => JSON.stringify(written[name]) !== JSON.stringify(wanted[name]));
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}
