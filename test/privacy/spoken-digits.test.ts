// Digits that are spelt out: cards and identity numbers are cut, the numbers that a merchant is asked for are let through.

import { normalize } from '../../src/privacy/normal-text';
import { type ExpectedNumber, redactText } from '../../src/privacy/redact';
import { readSpokenDigits } from '../../src/privacy/spoken-digits';
import { makeCard, makeIdentity } from './private-numbers';
import { createRandom, SEED } from './random';

const ENGLISH = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const spell = (words: readonly string[], gap: string) => (number: string) =>
  [...number].map((digit) => words[Number(digit)] ?? digit).join(gap);
const SPOKEN: [string, (number: string) => string][] = [
  ['English words', spell(ENGLISH, ' ')],
  ['English words with commas', spell(ENGLISH, ', ')],
  ['English words with hyphens', spell(ENGLISH, '-')],
  ['English words, oh for zero', spell(['oh', ...ENGLISH.slice(1)], ' ')],
  ['capital letters', (number) => spell(ENGLISH, ' ')(number).toUpperCase()],
  ['telephone numerals', spell([...'洞幺两三四五六拐八勾'], '')],
  ['telephone numerals with blanks', spell([...'洞幺两三四五六拐八九'], ' ')],
  ['Chinese numerals with commas', spell([...'零一二三四五六七八九'], '，')],
  [
    'Chinese numerals and digits',
    (number) => spell([...'〇一二三四五六七八九'], '')(number.slice(0, 8)) + number.slice(8),
  ],
];
const words =
  /zero|oh|one|two|three|four|five|six|seven|eight|nine|[洞幺两三四五六拐八勾九零〇一二七\d]/gi;

it.each(SPOKEN)('cuts cards and identity numbers in %s', (_name, say) => {
  const random = createRandom(SEED);
  for (let round = 0; round < 40; round++) {
    const card = redactText(`我的卡：${say(makeCard(random))}。`);
    expect(card).toMatchObject({ found: ['card'] });
    expect(card.text.match(words)?.length).toBeLessThanOrEqual(4);
    const identity = redactText(`身份证：${say(makeIdentity(random))}。`);
    expect(identity).toEqual({ text: '身份证：[ID ••••]。', found: ['identity'] });
  }
});

it.each([
  ['四一一一四个一四个一四个一', '[••••1111]'],
  ['four triple one four ones', 'four triple one four ones'],
  ['four triple one 1111 1111 1111', '[••••1111]'],
  ['my pin is one two three four', 'my pin is [••••]'],
  ['密码是一二三四五六，别说出去', '密码是[••••]，别说出去'],
  ['密码输错三次', '密码输错三次'],
])('reads %s as it is said', (said, expected) => {
  expect(redactText(said).text).toBe(expected);
});

it.each<[string, ExpectedNumber | null]>([
  ['八九八三一零一四八一六零五六八', null],
  ['8 9 8 3 1 0 1 4 8 1 6 0 5 6 8', null],
  ['8983 1014 8160 568 2077 0012', null],
  ['商户号 8983-1014-8170-331，终端号 2077-0012，电话 139-1234-8888', null],
  ['eight nine eight three one oh one four eight one six oh five six eight', null],
  ['幺三九幺二三四八八八八', 'contact'],
  ['139 1234 8888 / 138 1234 8888', null],
  ['1 3 9 1 2 3 4 8 8 8 8, 1 3 8 1 2 3 4 8 8 8 8', 'contact'],
  ['商户号 378282246310005', null],
  ['merchant id: 3782 822463 10005', null],
  ['三七八二八二二四六三一零零零五', 'merchantId'],
  ['three seven eight two eight two two four six three one zero zero zero five', 'merchantId'],
  ['商户编号：110105491231002', null],
])('lets "%s" through', (said, expects) => {
  expect(redactText(said, expects)).toEqual({ text: said, found: [] });
});

it('still cuts a card that is called something else', () => {
  expect(redactText('终端号 378282246310005').found).toEqual(['card']);
  expect(redactText('商户号 4111111111111111').found).toEqual(['card']);
  expect(redactText('商户号 898310148160568 卡号 378282246310005').found).toEqual(['card']);
});

it.each([
  ['一三九 一二三四', '139 1234'],
  ['一些人三五天两三次', '一些人三五天两三次'],
  ['三千五百万', '三千五百万'],
  ['one or two shops', 'one or two shops'],
  ['one thirty-nine double oh', '1 39 00'],
  ['139三个八12345', '13988812345'],
  ['139 double eight 123456', '139 88 123456'],
  ['no one is at the till', 'no one is at the till'],
])('turns "%s" into "%s"', (said, text) => {
  expect(readSpokenDigits(said, normalize(said)).text).toBe(text);
});

it('knows where each digit stands in the message', () => {
  const said = 'It is one，TWO three 四五六';
  const { text, from, to } = readSpokenDigits(said, normalize(said));
  const places = [...text.matchAll(/\d/g)].map(({ index }) => said.slice(from[index], to[index]));
  expect(places).toEqual(['one', 'TWO', 'three', '四', '五', '六']);
});
