// Numerals as people write amounts: "三万五", "1万2", "2万3千5", "一百二十万", "12k", "twelve thousand five hundred".

const CHINESE_DIGITS = '零一二三四五六七八九';
const UNITS: Readonly<Record<string, number>> = {
  十: 10,
  百: 100,
  千: 1000,
  k: 1000,
  万: 1e4,
  w: 1e4,
  亿: 1e8,
};
const SECTION = 1e4;
const TOKEN = /\d+(?:\.\d+)?|[零一二三四五六七八九十百千万亿kw]/gu;

/**
 * @param text figures, Chinese numerals, or both, in even text, without a currency
 * @returns NaN for anything else
 */
export function numeral(text: string): number {
  const plain = text.replace(/[,，\s]/g, '').replaceAll('两', '二');
  const tokens = plain.match(TOKEN) ?? [];
  if (tokens.length === 0 || tokens.join('') !== plain) return Number.NaN;
  let sum = 0;
  let section = 0;
  let last: { figure: number; unit: number } | undefined;
  let unit = 0;
  for (const token of tokens) {
    const scale = UNITS[token];
    if (scale === undefined) {
      const figure = figureOf(token);
      // "三百零五" is 305, "三百五" 350, "1万500" 10,500.
      if (last !== undefined && last.figure !== 0) return Number.NaN;
      last = { figure, unit: last === undefined && figure < 10 ? unit / 10 : 1 };
    } else if (scale < SECTION) {
      section += (last?.figure || 1) * scale;
      [last, unit] = [undefined, scale];
    } else {
      section += last?.figure ?? 0;
      sum = scale === UNITS.亿 ? (sum + (section || 1)) * scale : sum + (section || 1) * scale;
      [section, last, unit] = [0, undefined, scale];
    }
  }
  return sum + section + (last ? last.figure * Math.max(1, last.unit) : 0);
}

function figureOf(token: string): number {
  const at = CHINESE_DIGITS.indexOf(token);
  return at >= 0 ? at : Number(token);
}

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
export const ENGLISH_SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1000,
  grand: 1000,
  million: 1e6,
};
export const ENGLISH_SCALE = Object.keys(ENGLISH_SCALES).join('|');
/** At least one scale, so that "one" alone is no amount. */
const WORD = `(?:a|${[...SMALL.slice(1), ...TENS].join('|')})`;
const HALVED = `(?:(?<whole>${WORD}) and a half|half(?: an?)?) (?<scale>${ENGLISH_SCALE})`;
export const ENGLISH_NUMERAL = `(?:${HALVED.replaceAll(/\?<\w+>/g, '?:')}|${WORD}(?:[ -]${WORD}){0,2} (?:${ENGLISH_SCALE})(?:(?: and)?[ -](?:${WORD}|hundred|thousand)){0,6})`;
const IS_HALVED = new RegExp(`^${HALVED}$`);

/** @param text what `ENGLISH_NUMERAL` matches */
export function englishNumeral(text: string): number {
  const halved = IS_HALVED.exec(text)?.groups;
  if (halved)
    return (wordsNumeral(halved.whole ?? '') + 0.5) * (ENGLISH_SCALES[halved.scale ?? ''] ?? 1);
  return wordsNumeral(text);
}

function wordsNumeral(text: string): number {
  let sum = 0;
  let below = 0;
  for (const word of text.split(/[ -]+/)) {
    const scale = ENGLISH_SCALES[word];
    if (scale === 100) below = (below || 1) * scale;
    else if (scale !== undefined) [sum, below] = [sum + (below || 1) * scale, 0];
    else if (word === 'a') below += 1;
    else if (TENS.includes(word)) below += (TENS.indexOf(word) + 2) * 10;
    else below += Math.max(0, SMALL.indexOf(word));
  }
  return sum + below;
}
