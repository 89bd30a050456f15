// `npm run pictures`: renders the drawings that the build made as PNG, for Teams, which shows no SVG. Needs Chromium.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const ROOT = join(import.meta.dirname, '../../..');
const WEB = join(ROOT, 'dist/web');
const FOLDER = import.meta.dirname;
/** Teams takes at most 1024 pixels a side. */
const SCALE = 2;
const MOST_COLOURS = 256;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

interface Pixels {
  width: number;
  height: number;
  /** Red, green, blue, alpha. */
  bytes: Buffer;
}

/** Light only: a client that needs PNG does not say whether it is dark. */
async function render(): Promise<void> {
  const [, , executablePath = '/usr/bin/chromium'] = process.argv;
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage({ colorScheme: 'light' });
  const names = JSON.parse(await readFile(join(WEB, 'manifest.json'), 'utf8'));
  const rendered: Record<string, string> = {};
  for (const [name, hashed] of Object.entries<string>(names)) {
    if (!/\.(zh-Hans|zh-Hant|en)\.svg$/.test(name)) continue;
    const svg = await readFile(join(WEB, hashed), 'base64');
    const drawn = await page.evaluate(draw, { svg, scale: SCALE });
    const png = encode({ ...drawn, bytes: Buffer.from(drawn.bytes, 'base64') });
    await writeFile(join(FOLDER, name.replace('.svg', '.png')), png);
    rendered[name] = hashed;
  }
  await browser.close();
  // A test compares it with the drawings of now.
  await writeFile(join(FOLDER, 'rendered.json'), `${JSON.stringify(rendered, null, 2)}\n`);
}

/** Runs in the page. */
async function draw({ svg, scale }: { svg: string; scale: number }) {
  const image = new Image();
  image.src = `data:image/svg+xml;base64,${svg}`;
  await image.decode();
  const [width, height] = [image.width * scale, image.height * scale];
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(image, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  let binary = '';
  for (const byte of data) binary += String.fromCharCode(byte);
  return { width, height, bytes: btoa(binary) };
}

/** With a palette, which makes it a third as large; what stands between two letters' edges needs no colour of its own. */
function encode({ width, height, bytes }: Pixels): Buffer {
  const colours = paletteOf(bytes);
  const nearest = new Map<number, number>();
  const lines = Buffer.alloc((width + 1) * height);
  for (let i = 0; i < width * height; i++) {
    const colour = bytes.readUInt32BE(i * 4);
    const index = nearest.get(colour) ?? nearestOf(colour, colours);
    nearest.set(colour, index);
    lines[Math.floor(i / width) * (width + 1) + 1 + (i % width)] = index;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(colours.flatMap((colour) => channels(colour).slice(0, 3)))),
    chunk('tRNS', Buffer.from(colours.map((colour) => colour & 255))),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The most frequent colours, of those that look alike the most frequent one. */
function paletteOf(bytes: Buffer): number[] {
  const counts = new Map<number, number>();
  for (let at = 0; at < bytes.length; at += 4) {
    const colour = bytes.readUInt32BE(at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const chosen = new Map<number, number>();
  for (const [colour] of [...counts].sort(([, a], [, b]) => b - a)) {
    const look = colour & 0xf0f0f0f0;
    if (chosen.size < MOST_COLOURS && !chosen.has(look)) chosen.set(look, colour);
  }
  return [...chosen.values()];
}

function nearestOf(colour: number, colours: readonly number[]): number {
  const wanted = channels(colour);
  const distances = colours.map((each) =>
    channels(each).reduce((sum, value, i) => sum + (value - (wanted[i] ?? 0)) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}

function channels(colour: number): number[] {
  return [24, 16, 8, 0].map((shift) => (colour >>> shift) & 255);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

await render();
