// Some digits of a number that are put right in the same message.

import { mendNumbers } from '../../../../dialogs/fields/numbers/mend';
import { productWords } from '../../../support/learned';
import { rows } from '../../words/rows';

const mended = async (said: string) => mendNumbers(said, (await productWords()).partEdit);

it.each([
  ['终端号10293847，哦不对，最后一位是8', '10293848'],
  ['898310148160568，最后两位打错了，是21', '898310148160521'],
  ['10293847 不好意思最后一位应该是8', '10293848'],
  ['10293847啊不对，倒数第二位是5', '10293857'],
  ['機號10293847，唔好意思，尾數係8先啱', '10293848'],
  ['10293847 说错了 第三位是4', '10493847'],
  ['10293847，不是7是8', '10293848'],
  ['1029 3847 错了 尾号是48', '1029 3848'],
  ['10293847，手滑了，最后一位应该是8，拉卡拉的机子', '10293848'],
  ['电话13800138000，不对，尾号是8001', '13800138001'],
  ['my merchant id is 898310148160568, sorry the last digit is 9', '898310148160569'],
  ['10293847, no wait, the last one is 8', '10293848'],
  ['10293847. Sorry, it ends in 48', '10293848'],
  ['10293847 hang on, 4th digit is 8 not 9', '10283847'],
  ['terminal 10293847, actually the last two are 21', '10293821'],
  ['10293847 typo, shud end in 48', '10293848'],
  ['898310148160568 and 10293847, oh the last digit of the terminal ID is 8', '10293848'],
])('%s: %s is meant', async (said, number) => {
  const { text, spans, isUnclear } = await mended(said);
  expect(text).toContain(number);
  expect(text).toHaveLength(said.length);
  expect(spans).toHaveLength(1);
  expect(isUnclear).toBe(false);
});

it.each(rows`
  10293847，第三位不对 | 10293847，后四位是856 | 10293847, the last digit is 9 not 8 | my terminal ID is 10293847, the last two are wrong
`)('%s: which digits are right cannot be told', async (said) => {
  const { text, isUnclear } = await mended(said);
  expect(isUnclear).toBe(true);
  expect(text).not.toContain('10293847');
});

it.each(rows`
  10293847 | 10293847，我卡尾号8569 | 10293847，另外一台是10293848 | 10293847 另一台尾号是48 | 898310148160568，昨天下午2点冻的 | 最后一位是8
  10293847 and the second one is 20770012 | 10293847，今天是8号，1是2吗 | 商户号898310148160568，终端号最后一位是8 | 10293847，不是5是6
  10293847, both machines, the last one since Monday | call 13800138000 after 6, not before
`)('%s: nothing is put right', async (said) => {
  expect(await mended(said)).toEqual({ text: said, spans: [], isUnclear: false });
});
