// Porter's stemmer for English (1980): cuts a word's endings in five steps, as far as what is left is long enough.

type Endings = readonly (readonly [ending: string, instead: string])[];

const STEP_2: Endings = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['abli', 'able'],
  ['bli', 'ble'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
  ['logi', 'log'],
];
const STEP_3: Endings = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
];
const STEP_4 =
  /^(.+?)(?:al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize)$/;
const STEP_4_ION = /^(.+?[st])ion$/;
const DOUBLED = /([^aeiou])\1$/;

/** @param word in lower case */
export function porterStem(word: string): string {
  if (word.length < 3) return word;
  const bare = withoutY(withoutPast(withoutPlural(word)));
  return withoutE(withoutSuffix(replaceEnding(replaceEnding(bare, STEP_2), STEP_3)));
}

function withoutPlural(word: string): string {
  if (/(?:ss|i)es$/.test(word)) return word.slice(0, -2);
  return /[^s]s$/.test(word) && word.length > 2 ? word.slice(0, -1) : word;
}

function withoutPast(word: string): string {
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const stem = word.replace(/(?:ed|ing)$/, '');
  if (stem === word || !groups(stem).includes('V')) return word;
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (DOUBLED.test(stem) && /[^lsz]$/.test(stem)) return stem.slice(0, -1);
  return measure(stem) === 1 && /CVC$/.test(letters(stem)) && /[^wxy]$/.test(stem)
    ? `${stem}e`
    : stem;
}

function withoutY(word: string): string {
  const hasVowelBefore = groups(word).slice(0, -1).includes('V');
  return word.endsWith('y') && hasVowelBefore ? `${word.slice(0, -1)}i` : word;
}

function replaceEnding(word: string, endings: Endings): string {
  const found = endings.find(
    ([ending]) => word.endsWith(ending) && measure(word.slice(0, -ending.length)) > 0,
  );
  return found ? word.slice(0, -found[0].length) + found[1] : word;
}

function withoutSuffix(word: string): string {
  for (const suffix of [STEP_4, STEP_4_ION]) {
    const stem = suffix.exec(word)?.[1] ?? '';
    if (measure(stem) > 1) return stem;
  }
  return word;
}

function withoutE(word: string): string {
  const stem = word.replace(/e$/, '');
  const isShort = letters(word).slice(-4, -1) === 'CVC' && /[^wxy].$/.test(word);
  const length = measure(stem);
  const left = length > 1 || (length === 1 && !isShort) ? stem : word;
  return measure(left) > 1 ? left.replace(/ll$/, 'l') : left;
}

/** How often consonants follow vowels: Porter's m. */
function measure(word: string): number {
  return groups(word).replace(/^C/, '').replace(/V$/, '').length / 2;
}

/** Each run of consonants as C, of vowels as V. */
function groups(word: string): string {
  return word
    .replace(/[^aeiouy]+y/g, 'CV')
    .replace(/[aeiou]+/g, 'V')
    .replace(/[^V]+/g, 'C');
}

/** Each consonant as C, each vowel as V. */
function letters(word: string): string {
  return word
    .replace(/[^aeiouy]y/g, 'CV')
    .replace(/[aeiou]/g, 'V')
    .replace(/[^V]/g, 'C');
}
