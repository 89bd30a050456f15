// Opens the maintainers' list of missed questions: with the files of the knowledge folder and a thread that groups.

import { join } from 'node:path';
import type { Config } from '../../config';
import { groupInWorker } from '../../knowledge/misses/group-in-worker';
import { Misses, type MissesParts } from './misses';

export function openMisses({
  config,
  root,
  ...parts
}: Pick<MissesParts, 'store' | 'now' | 'knowledge' | 'files' | 'faultsWith' | 'log'> & {
  config: Config;
  root: string;
}): Misses {
  const folder = config.KNOWLEDGE_DIR;
  const dist = join(root, 'dist');
  const keeping = { folder: join(config.DATA_DIR, 'kept'), programFile: join(dist, '.built') };
  const script = join(dist, 'src', 'knowledge', 'misses', 'group-worker.js');
  return new Misses({
    ...{ ...parts, folder },
    group: groupInWorker(script, { knowledge: folder, keeping }),
  });
}
