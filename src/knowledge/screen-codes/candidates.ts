// Every place of a text that spells two characters of a code: in digits, with letters that look like them, and in words.

import { codeSpoken, SPOKEN } from './spoken-code';

export interface Candidate {
  code: string;
  from: number;
  to: number;
  form: 'digits' | 'letter' | 'one-digit' | 'han' | 'english';
  /** Written onto the word before it: "err05", "_A0". */
  isGlued: boolean;
}

/**
 * No digits, and nothing that makes it a part of a longer or a negative number, stands before or behind; a letter may be
 * glued before.
 */
const WRITTEN =
  /(?<![\d+]|[=:：] ?-|\*\*|\d\*|\d[.:/,，_-]|\d[a-z])(?:[a-z]?[\do]\d|[a-z]0|[oa]o|\d[ol]|\d)(?![a-z0-9]|\*\*|\*\d|[.:/-]\d|\.(?:com|cn|net)|,\d{3}(?!\d)| ?[%‰℃°])/g;
/** 0 is taken for O, and 1 for l. */
const LOOKS_LIKE: Readonly<Record<string, string>> = { o: '0', l: '1' };
const LETTER = /[a-z]/;

/** In order; `text` is evened. */
export function candidatesIn(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const { 0: sign, index } of text.matchAll(WRITTEN)) {
    const each = writtenAt(text, sign, index);
    if (each) found.push(each);
  }
  for (const { 0: words, index } of text.matchAll(SPOKEN)) {
    const code = codeSpoken(words);
    const form = /[a-z]{2}/.test(words) ? 'english' : 'han';
    if (code) found.push({ code, from: index, to: index + words.length, form, isGlued: false });
  }
  return found.sort((a, b) => a.from - b.from);
}

/** "err05" has the code 05 and "A0" is one: a letter belongs to it where no other stands before. */
function writtenAt(text: string, sign: string, index: number): Candidate | undefined {
  const isInWord = LETTER.test(text[index - 1] ?? '');
  const isLong = sign.length === 3;
  const bare = isLong ? sign.slice(1) : sign;
  const from = isLong ? index + 1 : index;
  const isGlued = isLong || isInWord;
  if (isLong && !isInWord && !/[er]/.test(sign[0] ?? '')) return undefined;
  if (bare.length === 1) {
    if (isGlued) return undefined;
    return { code: `0${bare}`, from, to: from + 1, form: 'one-digit', isGlued };
  }
  const code = codeWritten(bare, isGlued);
  if (code === undefined) return undefined;
  const form = LETTER.test(code[0]?.toLowerCase() ?? '') ? 'letter' : 'digits';
  return { code, from, to: from + 2, form, isGlued };
}

function codeWritten(bare: string, isGlued: boolean): string | undefined {
  const [first = '', second = ''] = bare;
  const last = LOOKS_LIKE[second] ?? second;
  if (!LETTER.test(first)) return first + last;
  if (first === 'o' && second !== 'o') return isGlued ? undefined : `0${last}`;
  return isGlued || first === 'o' ? undefined : first.toUpperCase() + last;
}
