// Chinese numerals as people write amounts: "三万五", "一百二十万", "两百".

const DIGITS = '零一二三四五六七八九';
const SCALES: readonly (readonly [string, number])[] = [
  ['万', 10_000],
  ['千', 1000],
  ['百', 100],
  ['十', 10],
];

/** @returns NaN for anything else than a Chinese numeral */
export function numeral(text: string): number {
  let rest = text.replaceAll('两', '二');
  let sum = 0;
  let below = 0;
  for (const [sign, scale] of SCALES) {
    const at = rest.indexOf(sign);
    if (at < 0) continue;
    sum += (at === 0 ? 1 : numeral(rest.slice(0, at).replace(/^零/, ''))) * scale;
    rest = rest.slice(at + 1);
    below = scale / 10;
  }
  if (rest === '') return sum;
  if (sum === 0) return digit(rest);
  // "三百五" is 350; "三百零五" is 305.
  const last = digit(rest.replace('零', ''));
  return sum + last * (rest.startsWith('零') || below === 0 ? 1 : below);
}

function digit(text: string): number {
  const at = DIGITS.indexOf(text);
  return text.length === 1 && at >= 0 ? at : Number.NaN;
}
