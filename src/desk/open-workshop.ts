// Opens what maintainers of the knowledge work with: missed questions and entries.

import { openEntries } from './entries/open-entries';
import { openMisses } from './misses/open-misses';

export function openWorkshop(parts: Parameters<typeof openMisses>[0]) {
  return { misses: openMisses(parts), entries: openEntries(parts) };
}
