// Whom to ask for under a number or an address.

import { nameBeside } from '../../../dialogs/fields/contact-name';
import { findNumbers } from '../../../dialogs/fields/numbers/find-numbers';

function nameIn(said: string): string | undefined {
  const [contact] = findNumbers(said).contact;
  if (!contact) throw new Error(`there is no contact in ${said}`);
  return nameBeside(said, contact);
}

it.each([
  ['余小姐', '余小姐 13800138000'],
  ['王芳', '找我老婆王芳 13800138000'],
  ['姓陈', '老板电话13800138000 姓陈'],
  ['Mary', 'call Mary on 13800138000'],
  ['Tom', 'my husband Tom will pick up, 010-88886666'],
  ['余小姐', '13800138000 余小姐'],
  ['餘小姐', '餘小姐：13800138000'],
  ['张伟', '张伟 13800138000'],
  ['张伟', '13800138000，张伟收'],
  ['李敏', '联系人：李敏，电话13800138000'],
  ['李敏', '我叫李敏，手机号是13800138000'],
  ['李敏', '13800138000 找李敏就行'],
  ['王经理', '打13800138000找王经理'],
  ['王经理', '王经理的电话是13800138000'],
  ['王总', '13800138000（王总）'],
  ['老李', '老李 13800138000'],
  ['小陈', '13800138000，请找小陈'],
  ['姓周', '我姓周，13800138000'],
  ['欧阳女士', '欧阳女士，139 0013 9000'],
  ['陈老板', 'shop@example.com 陈老板'],
  ['Mary', '13800138000, ask for Mary'],
  ['mary', '13800138000 ask for mary please'],
  ['Mary Chan', 'Mary Chan 13800138000'],
  ['Mary Chan', 'Mary Chan: +852 5123 4567'],
  ['Tom Lee', 'my name is Tom Lee, mobile 13800138000'],
  ['Tom', "I'm Tom, my number is 13800138000"],
  ['Ms Yu', 'Ms Yu, 13800138000'],
  ['Mr. Wang', '13800138000 (Mr. Wang)'],
  ["O'Brien", "13800138000, name is O'Brien"],
  ['Tom', 'Tom, tom@example.com'],
  ['Mr An', 'Mr An, 13800138000'],
  ['Hong Li', '13800138000 Hong Li'],
])('is %s in %s', (name, said) => {
  expect(nameIn(said)).toBe(name);
});

it.each([
  '13800138000',
  '老板钱没到 13800138000',
  'Nobody picks up, 13800138000',
  '我的手机13800138000',
  '方便的话打13800138000',
  '13800138000，周一到周五都可以',
  '13800138000 谢谢',
  '13800138000，马上打给我',
  '石家庄 0311-86668888',
  '江门 0750-3366888',
  '微信 shop_2026',
  '电话13800138000，钱总是不到账',
  '小程序里写的电话是13800138000',
  '高级会员，13800138000',
  '白天打13800138000',
  'Yes, 13800138000',
  'My number is 13800138000',
  'Mobile: 13800138000',
  'Beijing 010-88886666',
  'call me on 13800138000',
  'ask for the manager, 13800138000',
  'This is my number 13800138000',
  "I'm at 13800138000",
  '13800138000 Thanks',
  'Correct 13800138000',
  'Cellphone 13800138000',
  'New number: Telegram +852 5123 4567',
  'Good morning, 13800138000',
  'Hong Kong +852 5123 4567',
  '13800138000 Anytime',
  '13800138000, call me please',
  'Merchant ID 898310148160568, phone 13800138000',
])('is nowhere in %s', (said) => {
  expect(nameIn(said)).toBeUndefined();
});
