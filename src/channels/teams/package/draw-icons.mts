// A part of `npm run pictures`: draws the icons of the Teams app as PNG, which is all that an app package takes. Needs Chromium.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const FOLDER = import.meta.dirname;

async function drawIcons(): Promise<void> {
  const [, , executablePath = '/usr/bin/chromium'] = process.argv;
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage();
  for (const name of ['color', 'outline']) {
    const svg = await readFile(join(FOLDER, `${name}.svg`), 'base64');
    const png = await page.evaluate(draw, svg);
    await writeFile(join(FOLDER, `${name}.png`), Buffer.from(png, 'base64'));
  }
  await browser.close();
}

/** Runs in the page. */
async function draw(svg: string): Promise<string> {
  const image = new Image();
  image.src = `data:image/svg+xml;base64,${svg}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  const drawn = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
  return btoa(String.fromCharCode(...drawn));
}

await drawIcons();
