// Finds names of providers and banks in a text: known ones, also misspelt, and "X bank" of any kind.

import { soundsOfHan } from '../../src/knowledge/sounds';
import { evenText } from '../../src/language/even';
import type { WordLists } from '../words/word-lists';
import { anyOf, nearestWord, perLists } from './said-words';

export interface NameSaid {
  name: string;
  from: number;
  to: number;
  /** `doubtful`: an everyday word, or a bank, which many sentences name. `plain`: "the bank". */
  kind: 'known' | 'doubtful' | 'bank' | 'plain';
}

/** Shorter names sound like too many other words. */
const SHORTEST_BY_SOUND = 3;
const SHORTEST_MISSPELT = 5;
const HAN = /^\p{Script=Han}+$/u;
const RUNS = /\p{Script=Han}+/gu;
const LATIN_WORDS = /[a-z]{5,16}/g;
const ANY_BANK_HAN =
  /(?:(?![的是在从去到找问给跟和让叫被用把打办联系卡款算户收付我你他她这那哪个家些没有请])\p{Script=Han}){2,8}?(?:农商银行|银行|农商行|农信社|信用社)(?!卡)/gu;
const NO_BANK_HAN =
  /^(?:什么|各大|其他|别的|对方|好像|应该|可能|客人|顾客|本地|当地|商业|大概|估计|因为)/;
const ANY_BANK_LATIN = /(?:\b\p{Lu}[\p{L}&.'-]*\s){1,3}[Bb]ank\b|\bBank of \p{Lu}\p{L}+/gu;
const STARTS_SENTENCE =
  /\b(?:The|My|Our|Your|A|An|This|That|I|It|Its|Which|What|Contact|Call|Issuing|From|Please|Ask|See|And|Or|Error|Sorry)\s/i;

interface KnownNames {
  pattern: RegExp;
  of: ReadonlyMap<string, Omit<NameSaid, 'from' | 'to'>>;
  bySound: ReadonlyMap<string, { name: string; length: number }>;
  latin: readonly { word: string; name: string }[];
}

const knownNames = perLists((lists): KnownNames => {
  const of = new Map<string, Omit<NameSaid, 'from' | 'to'>>();
  const add = (words: readonly string[], name: string, kind: NameSaid['kind']) => {
    for (const word of words) if (!of.has(key(word))) of.set(key(word), { name, kind });
  };
  const [last, ...earlier] = [...lists.providers].reverse();
  const sure = [...earlier, ...lists['more-providers']];
  for (const { label, doubtful } of lists['more-providers']) add(doubtful, label, 'doubtful');
  for (const { label, words } of sure) add([...words, evenText(label)], label, 'known');
  for (const bank of lists.banks) {
    add([evenText(bank)], lists['bank-abbreviations'][bank] ?? bank, 'bank');
  }
  if (last) add(last.words, last.label, 'plain');
  const words = sure.flatMap((each) => each.words.map((word) => ({ word, name: each.label })));
  return {
    pattern: new RegExp(anyOf([...of.keys()]), 'g'),
    of,
    bySound: new Map(
      words
        .filter(({ word }) => word.length >= SHORTEST_BY_SOUND && HAN.test(word))
        .map(({ word, name }) => [soundsOfHan(word).join(' '), { name, length: word.length }]),
    ),
    latin: words.filter(({ word }) => /^[a-z]+$/.test(word) && word.length >= SHORTEST_MISSPELT),
  };
});

/** In the order of the text, none within another. `source` is the text as written, equally long. */
export function namesSaid(text: string, source: string, lists: WordLists): NameSaid[] {
  const known = knownNames(lists);
  const inLists = listed(text, source, known);
  const found = [
    ...inLists.filter(({ kind }) => kind !== 'plain'),
    ...anyBank(text, source),
    ...soundingLike(text, known),
    ...misspelt(text, known),
    ...inLists,
  ];
  const taken = new Uint8Array(text.length);
  return found
    .filter(({ from, to }) => {
      if (taken.subarray(from, to).includes(1)) return false;
      taken.fill(1, from, to);
      return true;
    })
    .sort((a, b) => a.from - b.from);
}

function listed(text: string, source: string, { pattern, of }: KnownNames): NameSaid[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: word, index: from }) => {
    const found = of.get(key(word));
    const to = from + word.length;
    if (!found || runsOn(text, word, to)) return [];
    // A Chinese bank is shown as it is written: 工行, 工商银行 and 國泰世華 are all clear.
    const name = found.kind === 'bank' && HAN.test(word) ? source.slice(from, to) : found.name;
    return [{ name, kind: found.kind, from, to }];
  });
}

/** "中行动" is no bank; the "银行" of "招商银行" is found with its name. */
function runsOn(text: string, word: string, to: number): boolean {
  return word.length === 2 && word.endsWith('行') && /^[动业政程情为李驶]/.test(text.slice(to));
}

function anyBank(text: string, source: string): NameSaid[] {
  const han = [...text.matchAll(ANY_BANK_HAN)].filter(([word]) => !NO_BANK_HAN.test(word));
  const latin = [...source.matchAll(ANY_BANK_LATIN)].filter(
    ([word]) => !STARTS_SENTENCE.test(word),
  );
  return [...han, ...latin].map(({ 0: word, index: from }) => {
    const to = from + word.length;
    return { name: source.slice(from, to), kind: 'bank', from, to };
  });
}

/** 啦卡啦, 随行富: the right sounds in wrong characters. */
function soundingLike(text: string, { bySound }: KnownNames): NameSaid[] {
  const lengths = [...new Set([...bySound.values()].map(({ length }) => length))];
  return [...text.matchAll(RUNS)].flatMap(({ 0: run, index }) => {
    const sounds = soundsOfHan(run);
    return sounds.flatMap((_, at) =>
      lengths.flatMap((length) => {
        const name = bySound.get(sounds.slice(at, at + length).join(' '));
        const from = index + at;
        if (name?.length !== length || at + length > sounds.length) return [];
        return [{ name: name.name, kind: 'known' as const, from, to: from + length }];
      }),
    );
  });
}

/** "lakkala", "shengpey": one letter more, less or other, and no English word. */
function misspelt(text: string, { latin }: KnownNames): NameSaid[] {
  const meant = new Map<string, string | undefined>();
  return [...text.matchAll(LATIN_WORDS)].flatMap(({ 0: word, index: from }) => {
    if (!meant.has(word)) meant.set(word, nearestWord(word, latin)?.name);
    const name = meant.get(word);
    return name === undefined ? [] : [{ name, kind: 'known', from, to: from + word.length }];
  });
}

function key(word: string): string {
  return word.replaceAll("'", '').replace(/ +/g, ' ');
}
