// Tests of how the language of a message is told.

import { detectLanguage, languageOfLocale } from '../../src/language/language';
import { processorTime } from '../support/processor-time';

describe('detectLanguage', () => {
  it.each([
    'POS机被冻结',
    'pos 被锁了 怎么办',
    '我的POS机 terminal locked 怎么解冻',
    '请问 my POS 被冻结了 怎么 unfreeze',
    '屏幕显示 Terminal locked please contact acquirer',
    '提示 contact issuer 是什么意思',
    'POS frozen 了',
    'hello 你好',
    '沒有收到簽帳單，機器被鎖',
    'ＰＯＳ機凍結',
    '好的',
    '嗯',
    'error code 51 怎么办',
    '商户号898310148160568',
    '拉卡拉',
    '鲜の店的机器冻结了',
    '我的邮箱是 shop@example.com',
  ])('reads Chinese in %p', (text) => {
    expect(detectLanguage(text)).toBe('zh-Hans');
  });

  it.each([
    'my POS 被冻结了 please help me unfreeze it asap',
    '拉卡拉 customer service phone number?',
    'what does 交易受限 mean',
    'what is 商户号?',
    'How do I 解冻 my POS?',
    'my terminal is frozen',
    'MY TERMINAL IS FROZEN!!!',
    'ｆｒｏｚｅｎ　ｔｅｒｍｉｎａｌ',
    'thanks',
    'yes',
    'Why was café Nº 5 blocked',
    'ok thanks',
    'contact issuer since 3 big orders',
  ])('reads English in %p', (text) => {
    expect(detectLanguage(text)).toBe('en');
  });

  it.each([
    '',
    ' \n',
    'ok',
    'OK!',
    'Hi',
    'pos',
    'Lakala',
    '898310148160568',
    '？？',
    '...',
    '👍🏽',
    'N910',
    'SN62A4410',
    'shop@example.com',
    'https://www.example.com/pos',
    '端末が凍結されました',
    'これはなんですか',
    '단말기가 정지되었습니다',
    'мой терминал заблокирован',
    'เครื่องถูกล็อก',
    '\ud83d',
    '٤١١١',
  ])('says nothing about %p', (text) => {
    expect(detectLanguage(text)).toBeUndefined();
  });

  it('takes time in proportion to the length of hostile text', () => {
    const hostile = [
      'a1'.repeat(50_000),
      'a'.repeat(100_000),
      '@a '.repeat(30_000),
      'a.'.repeat(50_000),
    ];
    for (const text of hostile) {
      const start = processorTime();
      detectLanguage(text);
      expect(processorTime() - start).toBeLessThan(500);
    }
  });
});

describe('languageOfLocale', () => {
  it.each([
    ['zh-Hans', 'zh-Hans'],
    ['zh_CN', 'zh-Hans'],
    ['ZH-tw', 'zh-Hans'],
    [' zh', 'zh-Hans'],
    ['en', 'en'],
    ['en-GB', 'en'],
    ['EN_us', 'en'],
    ['fr-FR', undefined],
    ['', undefined],
    [undefined, undefined],
  ] as const)('maps %p to %p', (locale, language) => {
    expect(languageOfLocale(locale)).toBe(language);
  });
});
