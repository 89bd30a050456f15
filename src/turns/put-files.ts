// Brings files that are about to be accepted into the bucket, where there is one.

import type { Store } from '../store/store';
import { type CheckedFiles, fitIn } from '../tickets/paper';
import { heldPapers, putPapers } from '../tickets/paper-store';

/** What the conversation has no room for does not reach the bucket. @throws ThawError PAPERS_UNAVAILABLE */
export async function putFiles(
  { objects, read }: Pick<Store, 'read' | 'objects'>,
  conversationId: string,
  files: CheckedFiles,
): Promise<CheckedFiles> {
  if (!objects || files.papers.length === 0) return files;
  const { papers, refused } = fitIn(files, await heldPapers(read, conversationId));
  return { papers: await putPapers(objects, papers), refused };
}
