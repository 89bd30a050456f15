// Small files of every kind, true to their first bytes, for tests that send papers.

import type { ReadFile } from '../../src/tickets/paper';
import { LARGEST_PAPER } from '../../src/tickets/paper-limits';

/** A picture of one pixel that browsers can show. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
export const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
export const WEBP = Buffer.from('RIFF\x1a\x00\x00\x00WEBPVP8L', 'latin1');
export const HEIC = Buffer.from('\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic', 'latin1');
export const EXE = Buffer.from('MZ\x90\x00\x03\x00\x00\x00', 'latin1');

const CONTENTS: Record<string, Buffer> = {
  png: PNG,
  pdf: PDF,
  jpg: JPEG,
  webp: WEBP,
  heic: HEIC,
  exe: EXE,
};

/** `a.png` is a picture; `fake a.png` a program, `empty a.png` nothing, `huge a.png` more than is accepted. */
export function sampleFile(name: string): ReadFile {
  if (name.startsWith('empty ')) return { name, content: Buffer.alloc(0) };
  if (name.startsWith('fake ')) return { name, content: EXE };
  const content = CONTENTS[name.split('.').at(-1) ?? ''] ?? EXE;
  if (!name.startsWith('huge ')) return { name, content };
  return { name, content: Buffer.concat([content, Buffer.alloc(LARGEST_PAPER)]) };
}
