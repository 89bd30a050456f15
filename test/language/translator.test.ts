import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ThawError } from '../../src/errors';
import { loadTranslator } from '../../src/language/translator';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'thaw-locales-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(chinese: string, english: string): void {
  writeFileSync(join(folder, 'zh-Hans.yaml'), chinese);
  writeFileSync(join(folder, 'en.yaml'), english);
}

function faultsOf(load: () => unknown): string {
  try {
    load();
  } catch (error) {
    expect(error).toMatchObject({ code: 'LOCALES_INVALID' });
    return (error as ThawError).message;
  }
  throw new Error('no fault was found');
}

it('gives the wording of each language, its variables filled in', () => {
  write('a: { b: "您好，{{name}}" }', 'a: { b: "Hello {{name}}" }');
  const translator = loadTranslator(folder, { strict: true });
  expect(translator.for('zh-Hans')('a.b', { name: '王' })).toBe('您好，王');
  expect(translator.for('en')('a.b', { name: 'Wang' })).toBe('Hello Wang');
  expect(translator.for('zh-Hans')('a.b', { name: '李' })).toBe('您好，李');
});

it('leaves what people write as it is: no HTML entities, no expansion', () => {
  write('a: "{{said}}"\nsecret: 秘密', 'a: "{{said}}"\nsecret: secret');
  const t = loadTranslator(folder, { strict: true }).for('en');
  for (const said of ['<b>&amp;"', '$t(secret)', '{{secret}}', '{{said}}', 'a.b:c']) {
    expect(t('a', { said })).toBe(said);
  }
});

it('keeps spaces and line breaks of the wording', () => {
  write('a: "、"\nb: |-\n  一\n\n  二', 'a: ", "\nb: |-\n  one\n\n  two');
  const t = loadTranslator(folder).for('en');
  expect(t('a')).toBe(', ');
  expect(t('b')).toBe('one\n\ntwo');
});

it('names every key that one language lacks', () => {
  write('a: 一\nb: { c: 二, d: 三 }', 'a: one\nb: { c: two }\ne: five');
  const faults = faultsOf(() => loadTranslator(folder));
  expect(faults).toContain('en.yaml lacks b.d');
  expect(faults).toContain('zh-Hans.yaml lacks e');
});

it('names a key whose variables differ between the languages', () => {
  write('a: 共{{steps}}步', 'a: "{{step}} steps"');
  expect(faultsOf(() => loadTranslator(folder))).toContain('a uses other variables');
});

it.each(['a: [1, 2', 'a: 5', 'a: [x]', ''])(
  'refuses a file that holds no wording: %j',
  (broken) => {
    write(broken, 'a: one');
    expect(faultsOf(() => loadTranslator(folder))).toContain('zh-Hans.yaml');
  },
);

it('refuses a folder without the files', () => {
  expect(faultsOf(() => loadTranslator(join(folder, 'nowhere')))).toContain('zh-Hans.yaml');
});

it('throws for a missing key or variable when strict', () => {
  write('a: "{{x}}"', 'a: "{{x}}"');
  const t = loadTranslator(folder, { strict: true }).for('en');
  expect(() => t('nothing')).toThrow('no wording for nothing');
  expect(() => t('a')).toThrow('x is not given');
  expect(() => t('a', { y: 1 })).toThrow('x is not given');
});

it('leaves a missing variable out when not strict', () => {
  write('a: "[{{x}}]"', 'a: "[{{x}}]"');
  expect(loadTranslator(folder).for('en')('a', { y: 1 })).toBe('[]');
});
