// Spelling: single typing errors, missing spaces, and what must be left alone.

import { splitJoined } from '../../src/knowledge/joined-words';
import { isOneErrorAway, Neighbours } from '../../src/knowledge/lexicon/neighbours';
import { WordCosts } from '../../src/knowledge/word-costs';

it.each([
  ['forzen', 'frozen', true],
  ['termnal', 'terminal', true],
  ['helpp', 'help', true],
  ['bamk', 'bank', true],
  ['bank', 'bank', false],
  ['abcd', 'badc', false],
  ['', 'ab', false],
])('tells whether %s is one error from %s', (a, b, isNear) => {
  expect(isOneErrorAway(a, b)).toBe(isNear);
  expect(isOneErrorAway(b, a)).toBe(isNear);
});

it('finds the words one error away, itself left out', () => {
  const words = new Neighbours(['frozen', 'froze', 'bank', 'banks', 'frozens']);
  expect([...words.of('frozen')].sort()).toEqual(['froze', 'frozens']);
  expect([...words.of('bnak')]).toEqual(['bank']);
  expect([...words.of('xyzzy')]).toEqual([]);
});

it.each([
  ['mymachineisfrozen', ['my', 'machine', 'is', 'frozen']],
  ['wheresmymoney', ['wheres', 'my', 'money']],
  ['machine', ['machine']],
  ['asdfghjkl', ['asdfghjkl']],
])('splits %s', (text, pieces) => {
  expect(splitJoined(text, new WordCosts([])).pieces).toEqual(pieces);
});
