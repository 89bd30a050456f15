import type { RepliesView } from '../../src/desk/views';
import { repliesFor, slashAt } from '../../src/web/desk/writing/slash';

const at = (text: string) => slashAt(text, text.length);

it.each([
  ['/', '', 0],
  ['您好，/审核', '审核', 3],
  ['您好 ／进度', '进度', 3],
  ['Hello /rev', 'rev', 6],
  ['、', '', 0],
  ['第一行\n、资料', '资料', 4],
])('opens at the start of a word: %j', (text, word, from) => {
  expect(at(text)).toEqual({ from, word });
});

it.each([
  '11/29',
  '和/或',
  'https://example.com/path',
  '身份证、执照',
  '您好。、',
  '/审核 结果',
  '',
])('is not meant in %j', (text) => {
  expect(at(text)).toBeUndefined();
});

it('looks at what stands before the caret alone', () => {
  expect(slashAt('/审核要多久', 3)).toEqual({ from: 0, word: '审核' });
  expect(slashAt('先看 /审核', 2)).toBeUndefined();
});

it('puts first what begins with the word, then what has it in the title, then in the text', () => {
  const reply = (id: string, title: string, text: string): RepliesView['replies'][number] => ({
    ...{ id, title, text, group: 'ready' },
  });
  const replies = [
    reply('text', '其他', '审核一般需要两天'),
    reply('title', '关于审核', '…'),
    reply('none', '问候', '您好'),
    reply('begins', '审核进度', '…'),
  ];
  expect(repliesFor(replies, '审核').map(({ id }) => id)).toEqual(['begins', 'title', 'text']);
  expect(repliesFor(replies, '')).toHaveLength(4);
});
