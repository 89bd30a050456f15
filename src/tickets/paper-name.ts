// Makes the names of files harmless: for the chat, for a terminal and for a folder.

import { PAPER_TYPES, type PaperType } from './paper-type';

const LONGEST = 80;
/** Control characters, and invisible ones that turn text around or hide in it; unpaired surrogates too. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu;
/** Not allowed in file names on some system. */
const SPECIAL = /[<>:"|?*/\\]/g;
const EXTENSION = /\.[a-z0-9]{1,5}$/i;
const NAMELESS = 'file';

/** The last part of a path, without anything that acts on a screen or a disk; never empty. */
export function safeName(given: string): string {
  const last = given.slice(-1000).split(/[/\\]/).at(-1) ?? '';
  const name = last
    .normalize('NFC')
    .replace(HIDDEN, '')
    .replace(SPECIAL, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const extension = EXTENSION.exec(name)?.[0] ?? '';
  const stem = [...name.slice(0, name.length - extension.length)].slice(0, LONGEST).join('');
  return stem + extension || NAMELESS;
}

/** The name under which a paper is written to disk: numbered, with the extension that its content calls for. */
export function fileNameOf(
  paper: { name: string; type: string; document?: string | undefined },
  ordinal: number,
): string {
  const stem = safeName(paper.name).replace(EXTENSION, '');
  const extension = PAPER_TYPES[paper.type as PaperType] ?? 'bin';
  const number = String(ordinal).padStart(2, '0');
  return [number, paper.document, `${stem}.${extension}`].filter(Boolean).join('-');
}
