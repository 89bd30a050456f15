// Opens what maintainers of the knowledge work with: missed questions, entries, imports and exports.

import { join } from 'node:path';
import { faultsInWorker } from '../knowledge/checks/overlay-in-worker';
import { EntryFiles } from '../knowledge/files/entry-files';
import { openEntries } from './entries/open-entries';
import { openExchange } from './exchange/open-exchange';
import { openMisses } from './misses/open-misses';

export function openWorkshop(
  given: Omit<Parameters<typeof openMisses>[0], 'files' | 'faultsWith'>,
) {
  const { root, config } = given;
  const folder = config.KNOWLEDGE_DIR;
  const script = join(root, 'dist', 'src', 'knowledge', 'checks', 'overlay-worker.js');
  // One for both: what is committed to git stands in one line.
  const files = new EntryFiles(folder);
  const parts = { ...given, files, faultsWith: faultsInWorker(script, folder) };
  const { store, now } = given;
  const exchange = openExchange({ store, now, folder, files, root });
  return { misses: openMisses(parts), entries: openEntries(parts), exchange };
}
