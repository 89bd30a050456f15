import { join } from 'node:path';
import { patch } from '../../dialogs/fields/numbers/patch';
import { loadAnswerWords } from '../../dialogs/words/answer-words';
import { cnToTraditional } from './traditional';

const words = loadAnswerWords(join(__dirname, '..', '..', 'knowledge'));

/** What becomes of the value when this is said of it. */
function patched(value: string, said: string): string | undefined {
  const edit = words.partEdit(said);
  if (edit?.to === undefined) return undefined;
  const result = patch(value, { ...edit, to: edit.to });
  return result.kind === 'value' ? result.value : undefined;
}

describe('a part of a number', () => {
  it.each([
    ['最后一位是9', '12345679'],
    ['不对，最后一位是9', '12345679'],
    ['最后一位是9，不是8', '12345679'],
    ['最后一位不是8，是9', '12345679'],
    ['最后一位应该是九', '12345679'],
    ['末位是9', '12345679'],
    ['商户号最后一位是9', '12345679'],
    ['把商户号最后一位改成9', '12345679'],
    ['我商户号最后一位写错了，应该是9', '12345679'],
    ['麻烦把商户号最后一位改成9，谢谢', '12345679'],
    ['后四位写错了，应该是8569', '12348569'],
    ['商户号后四位应该是8569', '12348569'],
    ['尾号是8569', '12348569'],
    ['商户号尾号8569', '12348569'],
    ['最后两位是90', '12345690'],
    ['等下，商户号最后三位我看错了，是 978', '12345978'],
    ['最后三位我抄错了，应该是978', '12345978'],
    ['sorry i misread, it ends in 978 not 678', '12345978'],
    ['I mistyped it, the last digit is 9', '12345679'],
    ['前四位应该是9876', '98765678'],
    ['商户号开头是98', '98345678'],
    ['第三位是0', '12045678'],
    ['商户号第3位应该是0', '12045678'],
    ['倒数第二位是0', '12345608'],
    ['中间那个4是A', '123A5678'],
    ['里面的4应该是字母A', '123A5678'],
    ['是5679不是5678', '12345679'],
    ['不是5678，是5679', '12345679'],
    ['5678应该是5679', '12345679'],
    ['我把9写成8了', '12345679'],
    ['the last digit is 9', '12345679'],
    ['the last digit is 9 not 8', '12345679'],
    ['The last digit of my merchant ID is 9, not 8.', '12345679'],
    ['my merchant ID’s last digit is nine', '12345679'],
    ['sorry, the last digit should be 9', '12345679'],
    ['change the last digit of the merchant ID to 9', '12345679'],
    ['the last four digits should be 8569', '12348569'],
    ['my merchant ID ends in 8569', '12348569'],
    ['it ends with 8569', '12348569'],
    ['it starts with 98', '98345678'],
    ['the first two digits are 98', '98345678'],
    ['the third digit of the terminal ID is 0', '12045678'],
    ['the 3rd digit should be 0', '12045678'],
    ['second to last digit should be 0', '12345608'],
    ['the 4 in the middle is an A', '123A5678'],
    ["it's 5679 not 5678", '12345679'],
    ['not 5678 but 5679', '12345679'],
    ['I typed 8 instead of 9', '12345679'],
  ])('"%s" patches it', (said, after) => {
    expect(patched('12345678', said)).toBe(after);
    expect(patched('12345678', cnToTraditional(said))).toBe(after);
  });

  it.each([
    ['最后一位是9，不是7', 'another digit stands there'],
    ['后四位是856', 'the count is another'],
    ['中间那个1是O', 'it does not stand in the middle'],
    ['9是O', 'it does not occur'],
    ['第十位是5', 'there is no such place'],
  ])('"%s" changes nothing, because %s', (said) => {
    expect(patched('12345678', said)).toBeUndefined();
  });

  it('is not guessed where the characters stand more than once', () => {
    expect(patched('10203040', '那个0是O')).toBeUndefined();
    expect(patched('10234567', '那个0是O')).toBe('1O234567');
  });

  it.each([
    ...['第二个', 'the last one', '昨天下午3点', '3月5号', '898310148160568', '13800138000'],
    ...[
      '机器显示交易受限',
      '最后一笔刷了5000',
      '上周五不是周四',
      'last Monday 3pm',
      'shop@example.com',
    ],
    ...['前一天刷了三笔大额的', '尾号', 'the last digit', '是', '不是', 'A'],
    ...['机器显示最后一位是9然后就不动了', 'my phone is 13800138000'],
  ])('is not read from "%s"', (said) => {
    expect(words.partEdit(said)).toBeUndefined();
  });

  it.each([
    ['商户号最后一位写错了', 'merchantId'],
    ['the last digit of my terminal ID is wrong', 'terminalId'],
    ['手机号后四位不对', 'contact'],
  ])('"%s" names the field and leaves the characters open', (said, field) => {
    expect(words.partEdit(said)).toMatchObject({ field });
    expect(words.partEdit(said)?.to).toBeUndefined();
  });
});
