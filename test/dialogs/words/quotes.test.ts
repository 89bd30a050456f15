// What is quoted from the machine in the midst of other words.

import { join } from 'node:path';
import { createQuotes } from '../../../dialogs/words/quotes';
import { readWordLists } from '../../../dialogs/words/word-lists';

const quote = createQuotes(readWordLists(join(__dirname, '../../../knowledge')));

it.each([
  ['屏幕上写着交易受限，请联系发卡行', '交易受限，请联系发卡行'],
  ['機器提示「無效商戶」', '無效商戶'],
  ['昨天下午冻的，屏幕显示：交易受限，我急死了', '交易受限'],
  ['短信说账户已被风控。怎么办', '账户已被风控'],
  ['the screen says “Contact issuer, code 05”. I am losing money', 'Contact issuer, code 05'],
  ['Since Monday the machine says transaction not permitted', 'transaction not permitted'],
])('%s → %s', (said, expected) => {
  expect(quote(said)).toBe(expected);
});

it.each([
  '屏幕上写着',
  '屏幕坏了',
  'the screen says',
  'my touchscreen sayshi',
  '商户号898310148160568',
  '',
])('finds nothing quoted in "%s"', (said) => expect(quote(said)).toBeUndefined());
