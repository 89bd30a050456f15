// Reads the text of a file that another program wrote: UTF-8, UTF-16 or GBK, with or without a mark at its head.

import type { ReadFault } from './row';

const LARGEST_BYTES = 50_000_000;

/** @returns the text, and a note where it is not UTF-8; a fault where it cannot be read. */
export function textOf(
  bytes: Uint8Array,
  file: string,
): { text: string; notes: ReadFault[]; faults: ReadFault[] } {
  const place = { file, line: 1 };
  if (bytes.length > LARGEST_BYTES) {
    const details = { limit: LARGEST_BYTES / 1_000_000 };
    return { text: '', notes: [], faults: [{ place, key: 'fault.large', details }] };
  }
  const read = decoded(bytes);
  if (read === undefined || read.text.includes('\0')) {
    return { text: '', notes: [], faults: [{ place, key: 'fault.encoding' }] };
  }
  const { text, encoding } = read;
  const isUsual = encoding === 'utf-8';
  const notes = isUsual ? [] : [{ place, key: 'note.encoding', details: { encoding } }];
  const faults = text.trim() === '' ? [{ place, key: 'fault.empty' }] : [];
  return { text: text.replace(/^\uFEFF/, ''), notes, faults };
}

function decoded(bytes: Uint8Array): { text: string; encoding: string } | undefined {
  const [first, second] = bytes;
  const marked =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff && 'utf-16be';
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
    } catch {
      // The next encoding, or none.
    }
  }
  return undefined;
}
