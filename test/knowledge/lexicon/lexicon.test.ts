// The lexicon: words of both languages in one space of meanings.

import { DIMENSIONS, lexicon } from '../../../src/knowledge/lexicon/lexicon';

function meaning(word: string): Float32Array {
  return lexicon().vectorOf(word) ?? new Float32Array(DIMENSIONS);
}

function cosine(a: string, b: string): number {
  const [x, y] = [meaning(a), meaning(b)];
  const dot = (p: Float32Array, q: Float32Array) =>
    p.reduce((sum, value, i) => sum + value * (q[i] ?? 0), 0);
  return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
}

it.each([
  ['fee', 'charge', 'giraffe'],
  ['password', 'code', 'noodles'],
  ['freeze', '冻结', '早餐'],
  ['password', '密码', '天气'],
  ['商店', '店铺', '火箭'],
])('knows that "%s" is nearer to "%s" than to "%s"', (word, near, far) => {
  expect(cosine(word, near)).toBeGreaterThan(cosine(word, far) + 0.2);
});

it('lets frequent words say little', () => {
  const length = (word: string) => Math.hypot(...meaning(word));
  expect(length('the')).toBeLessThan(length('terminal') / 4);
});

it('says so when it does not know a word', () => {
  for (const word of ['qwzx', '锕嚏', ''])
    expect([word, lexicon().vectorOf(word)]).toEqual([word, undefined]);
});

it('knows how characters sound', () => {
  expect(['冻', '解', '商', '绿'].map((c) => lexicon().soundOf(c))).toEqual([
    'dong',
    'jie',
    'shang',
    'lv',
  ]);
  expect(lexicon().soundOf('a')).toBeUndefined();
});
