// Reads PNG files as they are drawn here: eight bits of red, green, blue and alpha, not interlaced.

import { inflateSync } from 'node:zlib';

const SIGNATURE = '89504e470d0a1a0a';
const CHANNELS = 4;

export interface Picture {
  width: number;
  height: number;
  /** `[red, green, blue, alpha]` of each pixel, row by row. */
  pixels: number[][];
}

export function readPng(bytes: Uint8Array): Picture {
  const png = Buffer.from(bytes);
  expect(png.toString('hex', 0, 8)).toBe(SIGNATURE);
  const chunks = chunksOf(png);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data ?? Buffer.alloc(13);
  // Depth, colour type, compression, filter, interlacing.
  expect([...header.subarray(8)]).toEqual([8, 6, 0, 0, 0]);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const packed = chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data);
  const lines = unfiltered(inflateSync(Buffer.concat(packed)), width * CHANNELS);
  const pixels = lines.flatMap((line) =>
    Array.from({ length: width }, (_, x) => line.slice(x * CHANNELS, (x + 1) * CHANNELS)),
  );
  expect(lines).toHaveLength(height);
  return { width, height, pixels };
}

function chunksOf(png: Buffer): { type: string; data: Buffer }[] {
  const chunks = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const data = png.subarray(at + 8, at + 8 + length);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data });
    at += length + 12;
  }
  return chunks;
}

/** Each line says how its bytes were foretold from those to the left and above. */
function unfiltered(data: Buffer, length: number): number[][] {
  const lines: number[][] = [];
  for (let at = 0; at < data.length; at += length + 1) {
    const above = lines.at(-1) ?? Array<number>(length).fill(0);
    const line: number[] = [];
    for (let i = 0; i < length; i++) {
      const near = [line[i - CHANNELS], above[i], above[i - CHANNELS]].map((value) => value ?? 0);
      line.push(((data[at + 1 + i] ?? 0) + foretold(data[at] ?? 0, near)) & 255);
    }
    lines.push(line);
  }
  return lines;
}

function foretold(filter: number, [left = 0, up = 0, corner = 0]: number[]): number {
  if (filter === 3) return (left + up) >> 1;
  if (filter === 4) {
    const wanted = left + up - corner;
    const distances = [left, up, corner].map((value) => Math.abs(wanted - value));
    return [left, up, corner][distances.indexOf(Math.min(...distances))] ?? 0;
  }
  return [0, left, up][filter] ?? 0;
}
