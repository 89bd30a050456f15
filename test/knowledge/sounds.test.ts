// Sounds: what a wrong character and typed pinyin have in common with the word that was meant.

import { chineseCutter } from '../../src/knowledge/chinese-words';
import { isPinyin, soundsOf, syllablesOf, typedSoundsOfHan } from '../../src/knowledge/sounds';
import { wordsOf } from '../../src/knowledge/words';

const soundsIn = (text: string) => soundsOf(wordsOf(text, chineseCutter([])));

it('hears the same in a word and in its homophones', () => {
  expect(soundsIn('解冻')).toEqual(soundsIn('解东'));
  expect(soundsIn('解冻')).toEqual([['jie', 'dong']]);
});

it('starts a new run behind a word of another language', () => {
  expect(soundsIn('被冻了pos机')).toEqual([['bei', 'dong', 'le'], ['ji']]);
});

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
