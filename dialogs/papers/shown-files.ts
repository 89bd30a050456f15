// Files by the names that people know them by.

import type { Paper } from '../../src/tickets/ticket';
import { namesOf, type SpeaksOfPapers } from './kinds';

/** "营业执照（a.jpg）", "b.png". */
export function shownFiles(turn: SpeaksOfPapers, papers: readonly Paper[]): string {
  const shown = papers.map(({ name, document }) =>
    document === undefined
      ? name
      : turn.t('papers.file', { kind: namesOf(turn, [document]), name }),
  );
  return shown.join(turn.t('form.listSeparator'));
}
