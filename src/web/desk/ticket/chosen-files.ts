// Files that are to go along with a reply: the limits that can be told before anything is sent.

import { useState } from 'react';

const MOST_FILES = 5;
const LARGEST_BYTES = 10 * 1024 * 1024;
/** What the service takes; it looks into the files itself. */
export const ACCEPTED = '.jpg,.jpeg,.png,.webp,.heic,.pdf';
const ACCEPTED_NAME = /\.(jpe?g|png|webp|heic|pdf)$/i;
const ACCEPTED_TYPE = /^(image\/(jpeg|png|webp|heic)|application\/pdf)$/;

export interface ChosenFiles {
  files: readonly File[];
  /** Why some were not taken. */
  refused: readonly { name: string; reason: 'wrong-type' | 'too-many' | 'too-large' | 'empty' }[];
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
    const { name, size, type } = file;
    if (!ACCEPTED_NAME.test(name) && !ACCEPTED_TYPE.test(type))
      refused.push({ name, reason: 'wrong-type' });
    else if (size > LARGEST_BYTES) refused.push({ name, reason: 'too-large' });
    else if (size === 0) refused.push({ name, reason: 'empty' });
    else if (next.length >= MOST_FILES) refused.push({ name, reason: 'too-many' });
    else next.push(file);
  }
  return { files: next, refused };
}

/** A message with files in the form that the service takes uploads in. */
export function uploadOf(activity: object, files: readonly File[]): FormData {
  const form = new FormData();
  const message = new Blob([JSON.stringify(activity)], {
    type: 'application/vnd.microsoft.activity',
  });
  form.append('activity', message, 'activity');
  for (const file of files) form.append('file', file, file.name);
  return form;
}
