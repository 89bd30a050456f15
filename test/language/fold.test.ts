// Folding: spellings that mean the same become the same.

import { foldText } from '../../src/language/fold';

it.each([
  ['lower-cases and collapses spaces', '  My   POS\tis  Frozen ', 'my pos is frozen'],
  ['narrows full-width letters and digits', 'ＰＯＳ机 １９８元', 'pos机 198元'],
  [
    'turns traditional into simplified characters',
    '終端機被凍結了，賬戶資金無法結算',
    '终端机被冻结了,账户资金无法结算',
  ],
  ['knows variants that mainland text uses too', '妳好，著急', '你好,着急'],
  ['takes 到帐 for 到账', '到帐', '到账'],
  ['drops zero-width characters inside words', 'fro\u200bzen 冻\u2060结\ufeff', 'frozen 冻结'],
  ['composes accents', 'cafe\u0301', 'café'],
  ['keeps emoji and lone surrogates without failing', '🔒\ud83d', '🔒\ud83d'],
  ['leaves an empty text empty', ' \u3000\n', ''],
])('%s', (_fact, text, folded) => {
  expect(foldText(text)).toBe(folded);
});

it('changes nothing when folding again', () => {
  for (const text of ['請問還要等幾天', 'ＰＯＳ被Freeze了', 'Ça marche?']) {
    expect(foldText(foldText(text))).toBe(foldText(text));
  }
});
