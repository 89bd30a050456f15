// Opens what maintainers of the knowledge work with: missed questions and entries.

import { EntryFiles } from '../knowledge/files/entry-files';
import { openEntries } from './entries/open-entries';
import { openMisses } from './misses/open-misses';

export function openWorkshop(given: Omit<Parameters<typeof openMisses>[0], 'files'>) {
  // One for both: what is committed to git stands in one line.
  const parts = { ...given, files: new EntryFiles(given.config.KNOWLEDGE_DIR) };
  return { misses: openMisses(parts), entries: openEntries(parts) };
}
