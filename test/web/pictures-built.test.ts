// The drawings as built: in every language, in its own characters, readable; the PNG files are those of the drawings of now.

import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PICTURES } from '../../src/knowledge/pictures';
import { isSimplified, isTraditional } from '../../src/language/characters';

const ROOT = join(__dirname, '..', '..');
const WEB = join(ROOT, 'dist/web');
const FOLDER = join(ROOT, 'src/web/pictures');
const LANGUAGES = ['zh-Hans', 'zh-Hant', 'en'];
const names: Record<string, string> = JSON.parse(readFileSync(join(WEB, 'manifest.json'), 'utf8'));
const FILES = PICTURES.flatMap((picture) => LANGUAGES.map((each) => `${picture}.${each}`));

function svg(file: string): string {
  return readFileSync(join(WEB, names[`${file}.svg`] ?? ''), 'utf8');
}

function wordsOf(file: string): string {
  const texts = [...svg(file).matchAll(/<(?:text|title)[^>]*>([^<]+)</g)];
  return texts.map(([, text]) => text).join('\n');
}

function has(text: string, isSo: (unit: number) => boolean): boolean {
  return [...text].some((character) => isSo(character.charCodeAt(0)));
}

it.each(FILES)('%s is drawn in its own characters, without a gap', (file) => {
  const words = wordsOf(file);
  expect(words.length).toBeGreaterThan(100);
  expect(svg(file)).not.toContain('{{');
  if (file.endsWith('zh-Hant')) expect(has(words, isSimplified)).toBe(false);
  else expect(has(words, isTraditional)).toBe(false);
  // On the slip and the screen themselves Chinese stands in every language.
  if (file === 'money-way.en') expect(words).not.toMatch(/\p{Script=Han}/u);
});

it.each(FILES)('%s is there as a PNG that Teams takes', (file) => {
  const png = readFileSync(join(WEB, names[`${file}.png`] ?? ''));
  expect(statSync(join(FOLDER, `${file}.png`)).size).toBeLessThan(60_000);
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  expect(Math.max(width, height)).toBeLessThanOrEqual(1024);
});

it('was rendered anew after the last change: npm run pictures', () => {
  const rendered = JSON.parse(readFileSync(join(FOLDER, 'rendered.json'), 'utf8'));
  expect(rendered).toEqual(Object.fromEntries(FILES.map((f) => [`${f}.svg`, names[`${f}.svg`]])));
});

it('is readable, light and dark: contrast of at least 4.5', () => {
  const css = readFileSync(join(FOLDER, 'pictures.css'), 'utf8');
  const schemes = css.split('@media').map(coloursIn);
  expect(schemes).toHaveLength(2);
  const pairs = [
    ...['ground', 'paper', 'tint', 'hold-tint'].map((back) => ['text', back]),
    ...['ground', 'paper', 'tint'].map((back) => ['quiet', back]),
    ...[
      ['on-accent', 'accent'],
      ['hold', 'hold-tint'],
      ['accent', 'hold-tint'],
    ],
  ];
  for (const colours of schemes) {
    const poor = pairs.filter(([a = '', b = '']) => contrast(colours.get(a), colours.get(b)) < 4.5);
    expect(poor).toEqual([]);
  }
});

function coloursIn(css: string): Map<string, string> {
  return new Map([...css.matchAll(/--([\w-]+): #(\w{6})/g)].map(([, a = '', b = '']) => [a, b]));
}

function contrast(one = '', other = ''): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
