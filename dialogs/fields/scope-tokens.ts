// Cuts what is said of the machine and of the money into words that name, tell, deny and join.

import type { WordLists } from '../words/word-lists';
import { anyOf, type Hit, misspeltHits, perLists, wordFinder } from './said-words';

export const BREAKS = 'pause' as const;
export const SENTENCE = 'sentence' as const;
/** Money in figures is money only where something is said of it. */
export const AMOUNT = 'amount' as const;

type Listed = keyof ReturnType<typeof classes>;
export type TokenClass =
  | Listed
  | typeof BREAKS
  | typeof SENTENCE
  | typeof AMOUNT
  | 'acts-stopped'
  | 'acts-runs'
  | 'arrives-runs';
export type Token = Hit<TokenClass>;

const PUNCTUATION = /[,，;；。!！?？&]|\.(?=\s|$)/g;
export const AMOUNTS =
  /(?<!\d)\d{1,9}(?:[.,]\d{1,3}){0,3} ?(?:元|块|万|千|百|w|k|grand|thousand|yuan|rmb|cny|hkd|usd|gbp|pounds|dollars|蚊)|[一二两三四五六七八九十百几]{1,5}[万千]/g;
const GOES_ON = /^(?![，,。.;；!！?？了就但不也的 ]|$)/;
const ASKS_ITSELF = /^(?:吗|么|没|嗎|不)/;
const HAN_BETWEEN = /^[\p{Script=Han} ]{0,3}$/u;
const CLAUSE_ENDS = /^\s*(?:[,，;；。!！?？.]|$)/;
/** "can" and "all", where they stand before what can be done. */
const ABLE = new Set(['能', '可以', '都', '全都', '全部都', 'all']);

/** "唔记得" does not say that it works. */
const ENDS_IN_GET = /[记觉晓懂认值难免使]$/;

function classes({ scope }: WordLists) {
  const {
    wish: _wish,
    both: _both,
    own: _own,
    if: _if,
    'around-both': _around,
    'in-between': _between,
    unable: _unable,
    ...told
  } = scope;
  return told;
}

const build = perLists((lists) => {
  const { scope } = lists;
  const { terminal, funds, stopped } = scope;
  return {
    find: wordFinder(classes(lists)),
    misspelt: misspeltHits({ terminal, funds, stopped }),
    wishes: new RegExp(anyOf(scope.wish)),
    between: new RegExp(`^ *(?:${anyOf(scope['in-between'])} *)*$`),
    unable: new RegExp(`^ ?${anyOf(scope.unable)}`),
  };
});

type Words = ReturnType<typeof build>;

export function tokensOf(text: string, lists: WordLists): Token[] {
  const words = build(lists);
  const found: Token[] = words
    .find(text)
    .filter((hit) => hit.word !== '得' || !ENDS_IN_GET.test(text.slice(0, hit.from)));
  const listed = acted([...found, ...apart(words.misspelt(text), found)].sort(byPlace), {
    text,
    words,
  });
  const tokens: Token[] = [
    ...listed.filter((token) => !isHollow(token, { text, wishes: words.wishes })),
    ...[...text.matchAll(AMOUNTS)].map((match) => placed(AMOUNT, match)),
    ...[...text.matchAll(PUNCTUATION)].map((match) =>
      placed(/[,，&]/.test(match[0]) ? BREAKS : SENTENCE, match),
    ),
  ];
  return tokens.sort(byPlace);
}

function byPlace(a: Token, b: Token): number {
  return a.from - b.from;
}

function apart(hits: Token[], others: readonly Token[]): Token[] {
  const places = new Set(others.map(({ from }) => from));
  return hits.filter(({ from }) => !places.has(from));
}

function placed(name: TokenClass, { 0: word, index }: RegExpExecArray): Token {
  return { class: name, word, from: index, to: index + word.length };
}

interface Place {
  text: string;
  words: Words;
}

/** "can't" and "swipe", "照" and "过数", "刷" and "不起": together they tell whether it runs. */
function acted(tokens: Token[], place: Place): Token[] {
  return tokens.flatMap((token, index) => {
    const before = tokens[index - 1];
    const led = before && isLed(before, token, place) ? before : undefined;
    if (token.class === 'denies') return deniedAlone(token, place);
    if (token.class === 'runs' && led?.class === 'denies') {
      return [{ ...token, class: 'acts-stopped', from: led.from }];
    }
    if (token.class === 'trouble') {
      return led?.class === 'denies' ? [{ ...token, class: 'acts-runs', from: led.from }] : [];
    }
    return isAct(token) ? actOf(token, led, place) : [token];
  });
}

function isAct({ class: name }: Token): boolean {
  return name === 'acts' || name === 'terminal-acts' || name === 'funds-acts' || name === 'arrives';
}

function actOf(token: Token, led: Token | undefined, { text, words }: Place): Token[] {
  const behind = words.unable.exec(text.slice(token.to))?.[0].length ?? 0;
  const part = token.class === 'acts' ? 'acts' : token.class.replace('-acts', '');
  const told = (state: 'stopped' | 'runs', from: number): Token[] => [
    { ...token, class: `${part}-${state}` as TokenClass, from, to: token.to + behind },
  ];
  if (behind > 0) return told('stopped', token.from);
  if (led?.class === 'denies') return told('stopped', led.from);
  if (led) return told('runs', led.from);
  return token.class === 'acts' ? [] : [token];
}

/** True for a "not" or a "can" that belongs to what is done. */
function isLed(before: Token, token: Token, { text, words }: Place): boolean {
  const isAble = before.class === 'affirms' || ABLE.has(before.word);
  if (before.class !== 'denies' && !isAble) return false;
  const between = text.slice(before.to, token.from);
  return HAN_BETWEEN.test(between) || words.between.test(between);
}

/** "swipe card can not": at the end of a clause it tells of what is named before it. */
function deniedAlone(token: Token, { text }: Place): Token[] {
  const isAble = /^can/.test(token.word) && CLAUSE_ENDS.test(text.slice(token.to));
  return isAble ? [{ ...token, class: 'acts-stopped' }] : [];
}

/** "可以帮我吗" says of nothing that it runs, nor does "什么时候能到账". */
function isHollow(token: Token, { text, wishes }: { text: string; wishes: RegExp }): boolean {
  if (token.class === 'affirms') return true;
  if (token.class === 'runs-last' && GOES_ON.test(text.slice(token.to, token.to + 1))) return true;
  if (!token.class.includes('runs') && token.class !== 'arrives') return false;
  if (ASKS_ITSELF.test(text.slice(token.to, token.to + 1))) return true;
  const clause = text.slice(Math.max(0, token.from - 24), token.from).split(/[,，。;；!！?？]/);
  return wishes.test(clause.at(-1) ?? '');
}
