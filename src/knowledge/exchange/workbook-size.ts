// How much a workbook holds when it is unpacked: a small file may hold gigabytes.

import { Unzip, UnzipInflate } from 'fflate';

/** Each piece unpacks to at most a thousand times of this. */
const PIECE_BYTES = 16_384;

/** @returns false as soon as more than `most` bytes have come out; nothing is kept, and no size in the file is believed */
export function unpacksWithin(most: number, bytes: Uint8Array): boolean {
  let size = 0;
  const unzip = new Unzip((file) => {
    file.ondata = (_error, data) => {
      size += data?.length ?? 0;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length && size <= most; at += PIECE_BYTES) {
      unzip.push(bytes.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= bytes.length);
    }
  } catch {
    // What is no archive is refused by whoever reads it.
  }
  return size <= most;
}
