// Which script a merchant reads.

import {
  scriptAskedFor,
  scriptOf,
  scriptOfLocale,
  scriptOfWriter,
} from '../../src/language/script';
import { processorTime } from '../support/processor-time';

it.each([
  ['zh-TW', 'hant'],
  ['zh_HK', 'hant'],
  ['ZH-mo', 'hant'],
  ['zh-Hant', 'hant'],
  ['zh-Hant-CN', 'hant'],
  ['zh-hant-tw', 'hant'],
  [' zh-CN', 'hans'],
  ['zh', 'hans'],
  ['zh-Hans-HK', 'hans'],
  ['zh-SG', 'hans'],
  ['en-HK', undefined],
  ['', undefined],
  [undefined, undefined],
] as const)('reads the locale %p as %p', (locale, script) => {
  expect(scriptOfLocale(locale)).toBe(script);
});

it.each([
  ['我的終端被凍結了', 'hant'],
  ['機器壞咗點算', 'hant'],
  ['我的终端被冻结了', 'hans'],
  ['店名是德興號，机器冻结了怎么办', 'hans'],
  ['你好', undefined],
  ['皇后大道的里程和干系', undefined],
  ['著名的乾隆', undefined],
  ['后台', undefined],
  ['唔知', undefined],
  ['898310148160568', undefined],
  ['terminal frozen', undefined],
  ['关門', undefined],
] as const)('tells the script of %p: %p', (text, script) => {
  expect(scriptOf(text)).toBe(script);
});

it.each([
  ['屏幕写着：請聯繫發卡行', 'hans'],
  ['螢幕寫著「请联系发卡行，交易受限」', 'hant'],
  ['机器弹出"交易受限請聯繫發卡行"', 'hans'],
  ['交易受限，請聯繫發卡行', 'hant'],
  ['提示：请联系发卡行', 'hans'],
] as const)('goes by the words around what %p quotes: %p', (text, script) => {
  expect(scriptOfWriter(text)).toBe(script);
});

it('takes time in proportion to the length of hostile text', () => {
  for (const text of ['“'.repeat(2000), '提示'.repeat(1000), '"「'.repeat(1000)]) {
    const start = processorTime();
    scriptOfWriter(text);
    expect(processorTime() - start).toBeLessThan(200);
  }
});

it.each([
  ['繁體中文', 'hant'],
  ['繁体', 'hant'],
  ['簡體', 'hans'],
  ['简体中文。', 'hans'],
  ['請用繁體字', 'hant'],
  ['可以用繁體嗎', 'hant'],
  ['能不能用繁体字回复', 'hant'],
  ['把简体换成繁体', 'hant'],
  ['唔該用繁體', 'hant'],
  ['我看不懂简体字', 'hant'],
  ['不要繁體', 'hans'],
  ['简体字我不习惯', 'hant'],
  ['Traditional Chinese please', 'hant'],
  ['simplified chinese', 'hans'],
  ['我的簽購單是繁體的', undefined],
  ['中文', undefined],
  ['机器冻结了怎么办', undefined],
] as const)('hears in %p the wish for %p', (text, script) => {
  expect(scriptAskedFor(text)).toBe(script);
});
