// Tests of what a reader without need sees of contacts, and of what stays as it is.

import fc from 'fast-check';
import { maskContact, maskContactsIn } from '../../src/privacy/mask';
import { processorTime } from '../support/processor-time';

describe('contacts', () => {
  it.each([
    ['phone', '13800138000', '138****8000'],
    ['phone', '01088886666', '010****6666'],
    ['phone', '01088886666 ext. 12', '010****6666 ext. 12'],
    ['phone', '4008201234', '40***'],
    ['phone', '+85291234567', '+852****4567'],
    ['phone', '+14155552671', '+141****2671'],
    ['email', 'anna@example.com', 'a***@example.com'],
    ['other', 'lao_zhang88', 'la***'],
    ['other', '13800138000', '13***'],
    ['other', '微信', '***'],
    ['email', 'nobody', 'no***'],
  ] as const)('shows the %s %s as %s', (kind, value, shown) => {
    expect(maskContact({ kind, value })).toBe(shown);
  });
});

describe('texts', () => {
  it.each([
    ['手机13800138000，谢谢', '手机138****8000，谢谢'],
    ['138 0013 8000', '138****8000'],
    ['138-0013-8000', '138****8000'],
    ['138.0013.8000', '138****8000'],
    ['138 - 0013 - 8000', '138****8000'],
    ['138-00138000', '138****8000'],
    ['1380013 8000', '138****8000'],
    ['138 001 38000', '138****8000'],
    ['1380 013 8000', '138****8000'],
    ['138 00 13 80 00', '138****8000'],
    ['13800 138000', '138****8000'],
    ['1 3 8 0 0 1 3 8 0 0 0', '138****8000'],
    ['+8613800138000', '+86138****8000'],
    ['+86 138 0013 8000', '+86 138****8000'],
    ['(+86) 138-0013-8000', '(+86) 138****8000'],
    ['0086-13800138000', '0086-138****8000'],
    ['8613800138000', '86138****8000'],
    ['013800138000', '0138****8000'],
    ['１３８００１３８０００', '138****8000'],
    ['١٣٨٠٠١٣٨٠٠٠', '138****8000'],
    ['138\u200b0013\u200b8000', '138****8000'],
    ['13800138000/13900139000', '138****8000/139****9000'],
    ['13800138000、13900139000', '138****8000、139****9000'],
    ['tel13800138000x', 'tel138****8000x'],
    ['座机010-65551234', '座机010-****1234'],
    ['(010) 6555-1234', '(010) ****1234'],
    ['0755 8888 9999 转 801', '0755 ****9999 转 801'],
    ['0311-1234567', '0311-****4567'],
    ['+86 10 8888 6666', '+86 10 ****6666'],
    ['+86(0)10 8888 6666', '+86****6666'],
    ['+852 9123 4567', '+852****4567'],
    ['+1 (415) 555-2671', '+1 (415) ****2671'],
    ['写信到anna.li+pos@example.com.cn。', '写信到a***@example.com.cn。'],
    ['a@example.com', 'a***@example.com'],
    ['ANNA＠QQ．COM', 'a***＠QQ．COM'],
    ['123456@qq。com', '1***@qq。com'],
    ['anna @ example.com', 'a*** @ example.com'],
    ['13800138000@139.com', '1***@139.com'],
    ['请找张三@公司.中国', '请***@公司.中国'],
    ['élodie@example.fr 与 b@c.de', 'é***@example.fr 与 b***@c.de'],
  ])('shows %s as %s', (text, shown) => {
    expect(maskContactsIn(text)).toBe(shown);
  });

  it.each([
    '商户号 898310148160568，终端号 10293847',
    'FZ-20261122-0007',
    'FZ20261122-1234567',
    '2026-11-22 19:54:08',
    '20261122195408',
    '2026年11月22日 19点54分，13:00-15:00',
    '金额 12,800.00 元，198.00 元，59 元',
    '150 20261122',
    '198.00 2026-11-22',
    '1500000 2026-11-22',
    '13000-150000 元之间',
    '+12800000.00',
    '+198.00 -59.00',
    '400-820-1234',
    '95516',
    '订单 4200001234202611221234567890',
    '8986001234567890123',
    '10 12 15 18 20 22 25',
    '@全体成员，@ 店长',
    '三@五',
    '',
  ])('leaves %s alone', (text) => {
    expect(maskContactsIn(text)).toBe(text);
  });

  it('leaves every merchant ID of digits, ticket number and time alone', () => {
    const day = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2039-12-31'),
      noInvalidDate: true,
    });
    const harmless = fc.oneof(
      fc.stringMatching(/^8[0-9]{14}$/),
      day.map((at) => at.toISOString()),
      fc
        .tuple(day, fc.nat(9999))
        .map(
          ([at, n]) =>
            `FZ-${at.toISOString().slice(0, 10).replaceAll('-', '')}-${String(n).padStart(4, '0')}`,
        ),
      fc.nat(100_000_000).map((cents) => (cents / 100).toFixed(2)),
    );
    const text = fc.array(harmless, { maxLength: 4 }).map((parts) => parts.join('，'));
    fc.assert(fc.property(text, (given) => expect(maskContactsIn(given)).toBe(given)));
  });

  it('leaves no more than three and four digits of a mobile number, whatever stands around it', () => {
    const mobile = fc.stringMatching(/^1[3-9][0-9]{9}$/);
    const around = fc
      .string({ unit: 'binary', maxLength: 20 })
      .filter((s) => !/\p{N}/u.test(s.normalize('NFKC')));
    fc.assert(
      fc.property(around, mobile, around, (before, number, after) => {
        expect(maskContactsIn(before + number + after)).not.toContain(
          number.slice(3, 7) + number.slice(7),
        );
      }),
    );
  });

  it('takes its time from the length of the text alone', () => {
    const hostile = ['1 3 8 0 ', '@', 'a@', '+1 (', '0101', `${'a'.repeat(50)} `, '138-', '(010) '];
    for (const part of hostile) {
      const text = part.repeat(Math.ceil(100_000 / part.length));
      const started = processorTime();
      maskContactsIn(text);
      expect(processorTime() - started).toBeLessThan(1500);
    }
  });

  it('masks a text once: a second time changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const once = maskContactsIn(text);
        expect(maskContactsIn(once)).toBe(once);
      }),
    );
  });
});
