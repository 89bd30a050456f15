// Sounds: what a wrong character and typed pinyin have in common with the word that was meant.

import { isPinyin, syllablesOf, typedSoundsOfHan } from '../../src/knowledge/sounds';

it.each([
  ['jiedong', ['jie', 'dong']],
  ['shanghuhao', ['shang', 'hu', 'hao']],
  ['zhongduan', ['zhong', 'duan']],
  ['le', ['le']],
])('splits the pinyin %s', (text, syllables) => {
  expect(syllablesOf(text)).toEqual(syllables);
});

it('knows both sounds of a character that has two in the words of the trade', () => {
  expect(typedSoundsOfHan('银行')).toContainEqual(['yin', 'hang']);
  expect(typedSoundsOfHan('重新')).toContainEqual(['chong', 'xin']);
  expect(typedSoundsOfHan('解冻')).toEqual([['jie', 'dong']]);
});

it.each(['terminal', 'frozen', 'printer', 'xqkz', '', 'x'.repeat(5000), 'zhong'.repeat(1000)])(
  'finds no syllables in %.12s',
  (text) => {
    expect(syllablesOf(text)).toEqual([]);
  },
);

it.each(['wo de pos ji bei dongjie le', 'jiedong', 'shenhe yao duojiu'])(
  'knows "%s" for Chinese',
  (text) => expect(isPinyin(text)).toBe(true),
);

it.each([
  'my terminal is frozen',
  'lakala fee',
  'can he use it',
  'hi',
  'OK',
  '我的机器',
  '',
  'Shanghai',
])('leaves "%s" what it is', (text) => expect(isPinyin(text)).toBe(false));
