// Chinese numerals that count days and hours, written as digits: "二十二号" is "22号", "两三点" is "2~3点".

import { numeral } from '../../../src/language/numerals';
import type { Rewriter } from './legible';

const DIGITS = '〇一二三四五六七八九';
/** The numeral behind 周 names a day of the week, whatever follows it: "周三十点" is Wednesday, ten o'clock. */
const RUN = /(?<=周|星期|礼拜)[一二三四五六]|[〇零一二两三四五六七八九十廿卅]+/g;
const AT_WEEKDAY = /(?:周|星期|礼拜)$/;
const COUNTED =
  /^(?:年|月|日|号|点|时|分|刻|天|周|个|小时|星期|礼拜|钟|刻|秒|晚(?!上))|^[来几多](?:[天日周个晚]|小|星|礼)/;
const AFTER_UNIT = /[点时月]$/;

export const withDigits: { pattern: RegExp; rewriter: Rewriter } = {
  pattern: RUN,
  rewriter: (match, text) => {
    const [run] = match;
    const before = text.slice(Math.max(0, match.index - 2), match.index);
    if (AT_WEEKDAY.test(before) && run.length === 1) return undefined;
    const end = match.index + run.length;
    if (!COUNTED.test(text.slice(end, end + 2)) && !AFTER_UNIT.test(before)) return undefined;
    return digits(run);
  },
};

function digits(run: string): string | undefined {
  const plain = run.replaceAll('廿', '二十').replaceAll('卅', '三十').replaceAll('两', '二');
  if (!plain.includes('十')) return oneByOne(plain.replaceAll('零', '〇'));
  const count = numeral(plain);
  return count < 100 ? String(count) : undefined;
}

/** "二〇二六" digit by digit; "两三" is either. */
function oneByOne(plain: string): string {
  const values = [...plain].map((digit) => DIGITS.indexOf(digit));
  const [first = 0, second] = values;
  if (values.length === 2 && first > 0 && second === first + 1) return `${first}~${second}`;
  return values.join('');
}
