// Opens what maintainers of the knowledge work with: missed questions and entries.

import { join } from 'node:path';
import { faultsInWorker } from '../knowledge/checks/overlay-in-worker';
import { EntryFiles } from '../knowledge/files/entry-files';
import { openEntries } from './entries/open-entries';
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
  return { misses: openMisses(parts), entries: openEntries(parts) };
}
