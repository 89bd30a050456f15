// Files that a merchant sends: checked by their content before anything is stored.

import { randomUUID } from 'node:crypto';
import { redactText } from '../privacy/redact';
import {
  LARGEST_CONVERSATION,
  LARGEST_MESSAGE,
  LARGEST_PAPER,
  MOST_PER_CONVERSATION,
  MOST_PER_MESSAGE,
} from './paper-limits';
import { safeName } from './paper-name';
import { paperType } from './paper-type';
import type { Paper, RefusedPaper } from './ticket';

/** A file as a channel read it; one that was refused while it was read has no content any more. */
export type ReadFile = { name: string; content: Buffer } | RefusedPaper;

export interface NewPaper extends Paper {
  content: Buffer;
  /** Its key in the bucket; then `content` is empty. */
  object?: string;
}

export interface CheckedFiles {
  papers: NewPaper[];
  refused: RefusedPaper[];
}

/** Nothing of a refused file is kept but its name. */
export function checkFiles(files: readonly ReadFile[]): CheckedFiles {
  const checked: CheckedFiles = { papers: [], refused: [] };
  let total = 0;
  for (const file of files) {
    const name = redactText(safeName(file.name)).text;
    const reason = 'reason' in file ? file.reason : faultOf(file.content);
    const type = 'reason' in file ? undefined : paperType(file.content);
    if (reason || !type) {
      checked.refused.push({ name, reason: reason ?? 'wrong-type' });
    } else if (checked.papers.length >= MOST_PER_MESSAGE) {
      checked.refused.push({ name, reason: 'too-many' });
    } else {
      const { content } = file as { content: Buffer };
      total += content.length;
      if (total > LARGEST_MESSAGE) checked.refused.push({ name, reason: 'too-large' });
      else
        checked.papers.push({ paperId: randomUUID(), name, type, bytes: content.length, content });
    }
  }
  return checked;
}

function faultOf(content: Buffer): RefusedPaper['reason'] | undefined {
  if (content.length === 0) return 'empty';
  return content.length > LARGEST_PAPER ? 'too-large' : undefined;
}

/** Takes as many as the conversation has room for. */
export function fitIn(
  { papers, refused }: CheckedFiles,
  held: { count: number; bytes: number },
): CheckedFiles {
  const fitting: CheckedFiles = { papers: [], refused: [...refused] };
  let { count, bytes } = held;
  for (const paper of papers) {
    if (count + 1 > MOST_PER_CONVERSATION || bytes + paper.bytes > LARGEST_CONVERSATION) {
      fitting.refused.push({ name: paper.name, reason: 'full' });
      continue;
    }
    count += 1;
    bytes += paper.bytes;
    fitting.papers.push(paper);
  }
  return fitting;
}
