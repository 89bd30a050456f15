// Whom an @ in a private note names, and what becomes of the note when they are called otherwise later.

import { mentionsIn, rewritten } from '../../src/tickets/mentions';

const STAFF = [
  { id: '1', name: '王丽', login: 'wang.li' },
  { id: '2', name: '王丽娜', login: 'wang.lina' },
  { id: '3', name: 'Anna Li', login: 'anna@shop.example' },
  { id: '4', name: '陈明', login: 'chen.ming' },
  { id: '5', name: '陈明', login: 'chen.ming2' },
];

const named = (text: string) =>
  mentionsIn(text, STAFF).map(({ staff, from, to }) => [staff, text.slice(from, to)]);

it.each([
  ['@王丽看一下', [['1', '@王丽']]],
  [
    '请@王丽娜看，也请 ＠wang.li 看',
    [
      ['2', '@王丽娜'],
      ['1', '＠wang.li'],
    ],
  ],
  [
    '@anna li, @ANNA@shop.example.',
    [
      ['3', '@anna li'],
      ['3', '@ANNA@shop.example'],
    ],
  ],
  [
    '@chen.ming2，@chen.ming。',
    [
      ['5', '@chen.ming2'],
      ['4', '@chen.ming'],
    ],
  ],
  // Two are called so.
  ['@陈明', []],
  ['@小赵 @wang.lia @wang.li.com', []],
  ['写信到 a@wang.li 或 service@王丽', []],
  ['没有提到谁 @', []],
] as const)('%s', (text, expected) => {
  expect(named(text)).toEqual(expected);
});

it('is shown by the name of today, with its place, and what stands around it cleaned', () => {
  const text = '请@王丽回 13800138000，@陈';
  const change = { text, mentions: mentionsIn(text, STAFF) };
  const nameOf = (id: string) => (id === '1' ? '王小丽' : undefined);
  const clean = (piece: string) => piece.replace('13800138000', '138****8000');
  expect(rewritten(change, { nameOf, clean })).toEqual({
    text: '请@王小丽回 138****8000，@陈',
    mentions: [{ staff: '1', from: 1, to: 5 }],
  });
  expect(rewritten(change, { nameOf: () => undefined })).toEqual(change);
});
