import { merchantId, terminalId } from '../../../dialogs/fields/card-numbers';
import { contact } from '../../../dialogs/fields/contact';
import { before, notice, question } from '../../../dialogs/fields/free-text';
import { frozenAt } from '../../../dialogs/fields/frozen-at';
import { provider } from '../../../dialogs/fields/provider';
import { scope } from '../../../dialogs/fields/scope';
import type { Translate } from '../../../src/language/translator';
import { ticketFieldsSchema } from '../../../src/tickets/ticket';
import { processorTime } from '../../support/processor-time';
import { find, read } from './read-field';

describe('merchant ID', () => {
  it.each([
    ['898310148160568', '898310148160568'],
    ['8983 1014 8160 568', '898310148160568'],
    ['8983-1014-8160-568', '898310148160568'],
    ['８９８３１０１４８１６０５６８', '898310148160568'],
    ['m0001234567890a', 'M0001234567890A'],
    ['我的商户号是898310148160568，谢谢', '898310148160568'],
    ['it is 8983 1014 8160 568', '898310148160568'],
    ['八九八三，一零一四，八一六零，五六八', '898310148160568'],
    ['898310148160567，不对，是898310148160568', '898310148160568'],
  ])('reads %s', (said, id) => {
    expect(read(merchantId, said)).toBe(id);
    expect(ticketFieldsSchema.shape.merchantId.safeParse(id).success).toBe(true);
  });

  it.each([
    ['89831014816056', 'fields.merchantId.wrong.length'],
    ['8983101481605680', 'fields.merchantId.wrong.length'],
    ['10293847', 'fields.merchantId.wrong.terminal'],
    ['商户号10293847', 'fields.merchantId.wrong.terminal'],
    ['一三八零零一三八零零零', 'fields.merchantId.wrong.contact'],
    ['订单号898310148160568', 'fields.merchantId.wrong.nothing'],
    ['我不记得', 'fields.merchantId.wrong.nothing'],
    ['unfortunatelyno', 'fields.merchantId.wrong.nothing'],
    ['13800138000', 'fields.merchantId.wrong.contact'],
    ['微信 shop_2026', 'fields.merchantId.wrong.contact'],
    ['shop@example.com', 'fields.merchantId.wrong.contact'],
    ['M0001234567', 'fields.merchantId.wrong.length'],
    ['', 'fields.merchantId.wrong.nothing'],
  ])('says what is wrong with "%s"', (said, key) => {
    expect(read(merchantId, said)).toBe(key);
  });

  it('finds one only where it is sure', () => {
    expect(find(merchantId, '商户号898310148160568被冻结')).toBe('898310148160568');
    expect(find(merchantId, 'ABCDEFGHIJKL123 is my order')).toBeUndefined();
    expect(find(merchantId, '电话13800138000')).toBeUndefined();
  });
});

describe('terminal ID', () => {
  it.each([
    ['10293847', '10293847'],
    ['1029 3847', '10293847'],
    ['a1b2c3d4', 'A1B2C3D4'],
    ['终端号10293847', '10293847'],
    ['two oh double seven double oh one two', '20770012'],
    ['20261122', '20261122'],
    ['批次号00012345', 'fields.terminalId.wrong.nothing'],
    ['898310148160568', 'fields.terminalId.wrong.merchant'],
    ['12345', 'fields.terminalId.wrong.length'],
    ['hello', 'fields.terminalId.wrong.nothing'],
    ['wechat: wangshop', 'fields.terminalId.wrong.contact'],
  ])('reads %s', (said, expected) => {
    expect(read(terminalId, said)).toBe(expected);
  });

  it('finds one only where it is named', () => {
    expect(find(terminalId, '商户号898310148160568，终端号是10293847')).toBe('10293847');
    expect(find(terminalId, 'terminal ID: 10293847')).toBe('10293847');
    expect(find(terminalId, '20261120下午冻结')).toBeUndefined();
  });
});

describe('provider', () => {
  it.each([
    ['拉卡拉', '拉卡拉 Lakala'],
    ['LAKALA', '拉卡拉 Lakala'],
    ['拉卡拉 Lakala', '拉卡拉 Lakala'],
    ['銀聯商務', '银联商务 UnionPay Merchant Services'],
    ['银行', '银行 Bank'],
    ['工商银行', '工商银行'],
    ['拉卡拉，昨天下午冻的', '拉卡拉 Lakala'],
    ['123', 'fields.provider.wrong.nothing'],
    ['商户号898310148160569 终端号10293848', 'fields.provider.wrong.nothing'],
    [
      '我也不太清楚这台机器到底是哪一家公司给我们装的当时是业务员上门来推销的我就签了一份合同',
      'fields.provider.wrong.long',
    ],
  ])('reads %s', (said, expected) => {
    expect(read(provider, said)).toBe(expected);
  });
});

describe('scope', () => {
  it.each([
    ['终端不能收款', 'terminal'],
    ['机器刷不了', 'terminal'],
    ['資金被凍結', 'funds'],
    ['钱提不出来', 'funds'],
    ['都有', 'both'],
    ['机器不能用，钱也没到账', 'both'],
    ['第三个', 'both'],
    ['The terminal', 'terminal'],
    ['my money', 'funds'],
    ['both of them', 'both'],
    ['吃饭', 'fields.scope.wrong.nothing'],
  ])('reads %s', (said, expected) => {
    expect(read(scope, said)).toBe(expected);
  });
});

describe('when it froze', () => {
  it('keeps what was said beside the day', () => {
    expect(read(frozenAt, '昨天下午')).toEqual({ said: '昨天下午', at: '2026-11-21' });
  });

  it.each([
    ...['前几天', '上个月', '三个月前', 'a while ago'],
    ...[
      '国庆期间',
      '國慶期間',
      '双十一前后',
      '去年12月',
      'last week',
      '昨天还是前天',
      'Monday or Tuesday',
    ],
  ])('takes "%s" as it is said, without a day', (said) => {
    expect(read(frozenAt, said)).toEqual({ said });
  });

  it.each([
    ['zh-Hans', '2026-11-21', '昨天下午（2026年11月21日星期六）'],
    ['zh-Hans', '2026-11-21T15:00+08:00', '昨天下午（2026年11月21日星期六 15:00）'],
    ['en', '2026-11-21', '昨天下午 (Saturday 21 November 2026)'],
    ['en', '2026-11-21T15:00+08:00', '昨天下午 (Saturday 21 November 2026 15:00)'],
  ] as const)('shows the day with its weekday in %s: %s', (language, at, shown) => {
    const t = ((_key: string, { said, day }: Record<string, string>) =>
      language === 'en' ? `${said} (${day})` : `${said}（${day}）`) as unknown as Translate;
    expect(frozenAt.show({ said: '昨天下午', at }, { t, language })).toBe(shown);
  });

  it('finds a time only when the sentence names one', () => {
    expect(find(frozenAt, 'My terminal is frozen since yesterday 3pm')).toEqual({
      said: 'yesterday 3pm',
      at: '2026-11-21T15:00+08:00',
    });
    expect(find(frozenAt, '昨天刷了一笔大的，今天机器就锁了')).toBeUndefined();
  });
});

describe('urgency', () => {
  it.each([
    'fix it NOW',
    'I need this right now',
    '现在机器用不了',
    '马上给我解冻',
    'unfreeze it asap',
  ])('finds no time in "%s"', (said) => {
    expect(find(frozenAt, said)).toBeUndefined();
  });

  it.each(['刚才', 'just now'])('still takes "%s" as an answer', (said) => {
    expect(read(frozenAt, said)).toMatchObject({ said, at: '2026-11-22T10:00+08:00' });
    expect(find(frozenAt, `机器 ${said} frozen`)).toBeDefined();
  });
});

describe('contact', () => {
  it.each([
    ['13800138000', 'phone', '13800138000'],
    ['138 0013 8000', 'phone', '13800138000'],
    ['+86 138-0013-8000', 'phone', '13800138000'],
    ['0086 138 0013 8000', 'phone', '13800138000'],
    ['我的电话 0086-13800138000', 'phone', '13800138000'],
    ['手机13800138000，谢谢', 'phone', '13800138000'],
    ['010-88886666', 'phone', '01088886666'],
    ['(0755) 8601 3388 转 12', 'phone', '075586013388 ext. 12'],
    ['座机 0755-86013388', 'phone', '075586013388'],
    ['400-123-4567', 'phone', '4001234567'],
    ['+44 20 7946 0958', 'phone', '+442079460958'],
    ['shop@example.com', 'email', 'shop@example.com'],
    ['my email is Shop.One@example.com.cn', 'email', 'Shop.One@example.com.cn'],
    ['微信 shop_2026', 'other', 'shop_2026'],
    ['wechat: wangshop', 'other', 'wangshop'],
    ['shop_2026', 'other', 'shop_2026'],
    ['QQ 12345678', 'other', 'QQ 12345678'],
    ['幺三八洞洞幺三八洞洞洞', 'phone', '13800138000'],
    ['香港 852 9123 4567', 'phone', '+85291234567'],
  ])('reads %s', (said, kind, value) => {
    expect(read(contact, said)).toEqual({ kind, value });
  });

  it.each([
    ['1380013800', 'fields.contact.wrong.phone'],
    ['12345678', 'fields.contact.wrong.phone'],
    ['shop@example', 'fields.contact.wrong.email'],
    ['电话 88888888', 'fields.contact.wrong.phone'],
    ['139773510421', 'fields.contact.wrong.phone'],
    ['请致电95516', 'fields.contact.wrong.nothing'],
    ['nothing', 'fields.contact.wrong.nothing'],
    ['王老板', 'fields.contact.wrong.nothing'],
  ])('says what is wrong with "%s"', (said, key) => {
    expect(read(contact, said)).toBe(key);
  });
});

it('says which service a name belongs to', () => {
  const view = { t: (_key: string, { name }: { name: string }) => `WeChat ${name}` } as never;
  expect(contact.show({ kind: 'other', value: 'shop_2026' }, view)).toBe('WeChat shop_2026');
  expect(contact.show({ kind: 'other', value: 'QQ 12345678' }, view)).toBe('QQ 12345678');
});

it.each([
  ['我的电话是0086 138 0013 8000，机器冻结了', '13800138000'],
  ['call +86 138-0013-8000 please', '13800138000'],
])('finds the telephone number in "%s"', (said, number) => {
  expect(find(contact, said)).toEqual({ kind: 'phone', value: number });
});

it.each(['商户号 8983 1381 2345 678', '138 0013 8000 1'])(
  'finds no telephone number in "%s"',
  (said) => {
    expect(find(contact, said)).toBeUndefined();
  },
);

it('takes no number or address for a question', () => {
  expect(read(question, '13800138000')).toBe('fields.question.wrong.nothing');
  expect(read(question, 'shop@example.com')).toBe('fields.question.wrong.nothing');
  expect(read(question, '打13800138000没人接')).toBe('打13800138000没人接');
});

it('keeps free text as it was said, capped', () => {
  expect(read(before, ' 换了店面 ')).toBe('换了店面');
  expect(read(before, '？？')).toBe('fields.before.wrong.nothing');
  expect(String(read(before, '长'.repeat(2000)))).toHaveLength(500);
});

/** Milliseconds; how fast it is is measured elsewhere: this finds text that stalls, on a machine under any load. */
const STALL = 2000;

it.each([merchantId, terminalId, provider, frozenAt, scope, contact, before, question])(
  'does not stall on hostile text for $name',
  (field) => {
    const hostile = [
      '9'.repeat(2000),
      '9 '.repeat(1000),
      'a@'.repeat(1000),
      '微信 '.repeat(600),
      'a.'.repeat(1000),
      '０'.repeat(2000),
    ];
    read(field, '昨天');
    for (const said of hostile) {
      const started = processorTime();
      read(field, said);
      find(field, said);
      expect(processorTime() - started).toBeLessThan(STALL);
    }
  },
);

describe('what is left of an answer', () => {
  it.each([['没变化'], ['没什么变话'], ['haha辛苦'], ["you're quick!"], ['meiyou']])(
    'is no story in "%s"',
    (said) => {
      expect(read(before, said)).toBe('fields.before.wrong.nothing');
    },
  );

  it.each([
    ['换法人', '换法人'],
    ['new settlement card, ends in 8812', 'new settlement card, ends in 8812'],
    ['就是跟平常一样卖海鲜', '就是跟平常一样卖海鲜'],
  ])('is the story in "%s"', (said, story) => {
    expect(read(before, said)).toBe(story);
  });

  it.each([["didn't catch what it said"], ['没看clear']])('is no notice in "%s"', (said) => {
    expect(read(notice, said)).toBe('fields.notice.wrong.nothing');
  });
});
