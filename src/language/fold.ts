// Folds text to one spelling for matching: width, script, case and spaces no longer differ.

import { Converter } from 'opencc-js/t2cn';

const PLAIN = /^[\x20-\x7e]*$/;
/** Characters without a shape of their own: zero-width, direction marks, soft hyphen, variation selectors. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const SPACES = /\s+/g;
/** Spaces that are not single blanks already. */
const WIDE_SPACES = /\s\s|[^\S ]/;
const HAN_FIRST = 0x3400;
const HAN_LAST = 0x9fff;
/** Variants that the OpenCC tables leave alone, many because mainland text uses them too; each with what it becomes. */
const EXTRA_VARIANTS = new Map(
  '妳你 著着 祢你 喫吃 帐账 衞卫 鎻锁 枱台 凖准 囘回 廻回 効效 冩写 祇只 衹只 瞭了 藉借 呌叫 揷插 粧妆'
    .split(' ')
    .map(([variant = '', usual = '']) => [variant, usual]),
);

/** Simplified code unit of each Han character met so far; 0 is "not looked up yet". */
const simplified = new Uint16Array(HAN_LAST - HAN_FIRST + 1);
let convert: ReturnType<typeof Converter> | undefined;

/**
 * NFKC, invisible characters removed, traditional to simplified character by character, lower case, spaces collapsed.
 * Text without Han characters never loads the conversion tables.
 */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return collapse(text.toLowerCase());
  return collapse(simplify(text.normalize('NFKC').replace(INVISIBLE, '')).toLowerCase());
}

function collapse(text: string): string {
  return (WIDE_SPACES.test(text) ? text.replace(SPACES, ' ') : text).trim();
}

function simplify(text: string): string {
  let folded = '';
  let copied = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < HAN_FIRST || unit > HAN_LAST) continue;
    const to = simplified[unit - HAN_FIRST] || lookUp(unit);
    if (to === unit) continue;
    folded += text.slice(copied, i) + String.fromCharCode(to);
    copied = i + 1;
  }
  return copied === 0 ? text : folded + text.slice(copied);
}

function lookUp(unit: number): number {
  convert ??= Converter({ from: 't', to: 'cn' });
  const character = String.fromCharCode(unit);
  const converted = convert(character);
  const target = EXTRA_VARIANTS.get(converted) ?? EXTRA_VARIANTS.get(character) ?? converted;
  const to = target.length === 1 ? target.charCodeAt(0) : unit;
  simplified[unit - HAN_FIRST] = to;
  return to;
}
