// Where numbers stand in a message, whether they are named, and that hostile text does not stall.

import { findNumbers } from '../../../../dialogs/fields/numbers/find-numbers';
import { processorTime } from '../../../support/processor-time';

type Key = 'merchantId' | 'terminalId' | 'contact';

it.each<[string, Key, string, boolean]>([
  ['机器冻了，终端号：２０７７００１２，急', 'terminalId', '终端号：２０７７００１２', true],
  ['嗯  商戶號\u200b 898310148160568 。', 'merchantId', '商戶號\u200b 898310148160568', true],
  ['ring me on 139 1234 8888 anytime', 'contact', 'ring me on 139 1234 8888', true],
  ['e\u0301 10293847是终端号 e\u0301', 'terminalId', '10293847是终端号', true],
  ['𠮷 (010) 8888-6666 转 12 𠮷', 'contact', '(010) 8888-6666 转 12', false],
  ['是 898310148160568。', 'merchantId', '898310148160568', false],
  [
    'mid is eight nine eight three one oh one four eight one six oh five six eight thanks',
    'merchantId',
    'mid is eight nine eight three one oh one four eight one six oh five six eight',
    true,
  ],
  ['👨‍👩‍👧 邮箱Shop@qq.com 👍🏽', 'contact', '邮箱Shop@qq.com', true],
  ['（终端号 10293847）', 'terminalId', '终端号 10293847', true],
  ['+86 138-0013-8000', 'contact', '+86 138-0013-8000', false],
])('finds the words of the number in %j', (said, field, words, named) => {
  const [find] = findNumbers(said)[field];
  expect(said.slice(find?.from, find?.to)).toBe(words);
  expect(find?.named).toBe(named);
});

it('tells where an attempt of the wrong length stands', () => {
  const said = '我的终端号１０２９３８４呀';
  const [misfit] = findNumbers(said).misfits;
  expect(misfit).toMatchObject({ digits: '1029384', field: 'terminalId' });
  expect(said.slice(misfit?.from, misfit?.to)).toBe('终端号１０２９３８４');
});

it('keeps the capital letters of names and addresses', () => {
  const { contact } = findNumbers('微信 TeaHouse88，邮箱 Ｓｈｏｐ@QQ.com');
  expect(contact.map(({ value }) => value.value)).toEqual(['TeaHouse88', 'Shop@QQ.com']);
});

/** Milliseconds; how fast it is is measured elsewhere: this finds text that stalls, on a machine under any load. */
const STALL = 1000;

it.each([
  '9 ',
  '9',
  '9,',
  '1 3 ',
  '终端号',
  '是',
  '终端号 10293847 ',
  'one ',
  'double ',
  '三个',
  '八',
  'a@',
  'a@b.',
  'a1_',
  'wechat is ',
  '不是10293847',
  '13812345678 sorry ',
  '(+',
  '20261122 ',
  'f z ',
  '转1',
  'x 1 ',
  '\n1',
  'merchant id merchant ',
  'call ',
])('does not stall on many times %j', (part) => {
  const said = part.repeat(Math.ceil(2000 / part.length)).slice(0, 2000);
  const started = processorTime();
  findNumbers(said);
  expect(processorTime() - started).toBeLessThan(STALL);
});
