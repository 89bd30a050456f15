// What is typed without asking anything, on the shipped knowledge, and words said again, which do ask.

import type { Matcher } from '../../src/knowledge/matcher';
import { loadProduct } from '../support/learned';

let matcher: Matcher;
beforeAll(async () => {
  ({ matcher } = await loadProduct());
});

it.each([
  '的的的的',
  '啊啊啊啊啊',
  '了了了',
  '不不不不',
  '嗯嗯嗯哦哦哦',
  'aaaaaaa',
  'AAAA!!!',
  'sss',
  'lalalala',
  'abcabcabc',
  '。。。。1111',
  '666',
])('answers nothing to %j', (text) => {
  expect(matcher.match(text).decision).toBe('none');
});

it.each([
  ['谢谢谢谢', 'intent.thanks'],
  ['拜拜拜拜', 'intent.thanks'],
  ['人工人工人工', 'intent.human-agent'],
  ['你好你好你好', 'intent.greeting'],
  ['为什么为什么为什么', 'overview.why-frozen'],
  ['help help help', 'intent.help'],
  ['hellooooo', 'intent.greeting'],
])('understands that %j says a word again', (text, id) => {
  expect(matcher.match(text)).toMatchObject({ decision: 'answer', id });
});
