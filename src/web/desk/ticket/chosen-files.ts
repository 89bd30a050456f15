// Files that are to go along with a reply: the limits that can be told before anything is sent.

import { useState } from 'react';

const MOST_FILES = 5;
const LARGEST_BYTES = 10 * 1024 * 1024;
/** What the service takes; it looks into the files itself. */
export const ACCEPTED = '.jpg,.jpeg,.png,.webp,.heic,.pdf';

export interface ChosenFiles {
  files: readonly File[];
  /** Why some were not taken. */
  refused: readonly { name: string; reason: 'too-many' | 'too-large' | 'empty' }[];
}

const NONE: ChosenFiles = { files: [], refused: [] };

export function useChosenFiles() {
  const [chosen, setChosen] = useState<ChosenFiles>(NONE);
  return {
    ...chosen,
    add: (more: readonly File[]) => setChosen(({ files }) => withMore(files, more)),
    remove: (file: File) =>
      setChosen(({ files }) => ({ files: files.filter((each) => each !== file), refused: [] })),
    clear: () => setChosen(NONE),
  };
}

function withMore(files: readonly File[], more: readonly File[]): ChosenFiles {
  const next = [...files];
  const refused: ChosenFiles['refused'][number][] = [];
  for (const file of more) {
    const { name, size } = file;
    if (size > LARGEST_BYTES) refused.push({ name, reason: 'too-large' });
    else if (size === 0) refused.push({ name, reason: 'empty' });
    else if (next.length >= MOST_FILES) refused.push({ name, reason: 'too-many' });
    else next.push(file);
  }
  return { files: next, refused };
}

/** As the service takes them. */
export function encoded(files: readonly File[]): Promise<{ name: string; content: string }[]> {
  return Promise.all(files.map(async (file) => ({ name: file.name, content: await base64(file) })));
}

function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
