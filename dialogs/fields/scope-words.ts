// What a message says of the machine and of the money: stopped, still running, or only named.

import type { WordLists } from '../words/word-lists';
import { anyOf, type Hit, perLists, wordFinder } from './said-words';

export type Part = 'terminal' | 'funds';
export type State = 'stopped' | 'runs' | 'named';

export interface PartSaid {
  part: Part;
  state: State;
  from: number;
  to: number;
}

export interface ScopeSaid {
  parts: PartSaid[];
  /** "全冻了": everything stopped, with nothing named. */
  everything?: { from: number; to: number };
  /** "机器和钱", "also the money" */
  isJoined: boolean;
}

const PUNCTUATION = /[,，;；。!！?？]|\.(?=\s|$)/g;
const AMOUNT =
  /(?<!\d)\d{1,9}(?:[.,]\d{1,3}){0,3} ?(?:元|块|万|千|百|w|k|yuan|rmb|cny|hkd|usd|gbp|pounds|dollars|蚊)|[一二两三四五六七八九十百几]{1,5}[万千]/g;
const GOES_ON = /^(?![，,。.;；!！?？了就但不也的 ]|$)/;
const ASKS_ITSELF = /^(?:吗|么|没|嗎|不)/;
/** Between "everything" and "is blocked", "locked" and "my machine". */
const NEAR = 12;
const BREAKS = 'pause' as const;

type Token = Hit<TokenClass>;
type TokenClass = keyof ReturnType<typeof classes> | typeof BREAKS | 'sentence';

function classes({ scope }: WordLists) {
  const { wish: _wish, both: _both, own: _own, if: _if, 'around-both': _around, ...told } = scope;
  return told;
}

const build = perLists((lists) => ({
  find: wordFinder(classes(lists)),
  wishes: new RegExp(anyOf(lists.scope.wish)),
}));

export function partsSaid(text: string, lists: WordLists): ScopeSaid {
  const reader = new PartReader();
  for (const token of tokensOf(text, lists)) reader.read(token);
  return reader.finished();
}

function tokensOf(text: string, lists: WordLists): Token[] {
  const { find, wishes } = build(lists);
  const tokens: Token[] = [
    ...find(text).filter((token) => !isHollow(token, { text, wishes })),
    ...[...text.matchAll(AMOUNT)].map((match) => placed('funds', match)),
    ...[...text.matchAll(PUNCTUATION)].map((match) =>
      placed(/[,，]/.test(match[0]) ? BREAKS : 'sentence', match),
    ),
  ];
  return tokens.sort((a, b) => a.from - b.from);
}

function placed(name: TokenClass, { 0: word, index }: RegExpExecArray): Token {
  return { class: name, word, from: index, to: index + word.length };
}

/** "可以帮我吗" says of nothing that it runs, nor does "什么时候能到账". */
function isHollow(token: Token, { text, wishes }: { text: string; wishes: RegExp }): boolean {
  if (token.class === 'runs-last' && GOES_ON.test(text.slice(token.to, token.to + 1))) return true;
  if (!token.class.includes('runs')) return false;
  if (ASKS_ITSELF.test(text.slice(token.to, token.to + 1))) return true;
  const clause = text.slice(Math.max(0, token.from - 24), token.from).split(/[,，。;；!！?？]/);
  return wishes.test(clause.at(-1) ?? '');
}

/** Goes through the words once; what is said of a part is said behind it ("the machine works") or before ("froze my money"). */
class PartReader {
  readonly #said: ScopeSaid = { parts: [], isJoined: false };
  /** Named, and nothing said of them yet. */
  #open: PartSaid[] = [];
  #stoppedBefore: Token | undefined;
  #all: Token | undefined;
  #isDenied = false;
  #isPaused = false;
  #isJoining = false;

  finished(): ScopeSaid {
    return this.#said;
  }

  read(token: Token): void {
    if (token.class === BREAKS || token.class === 'but') this.#pause();
    else if (token.class === 'sentence') this.#end();
    else if (token.class === 'joins') this.#isJoining = true;
    else if (token.class === 'not') this.#isDenied = true;
    else if (token.class === 'all') this.#all = token;
    else if (token.class === 'terminal' || token.class === 'funds') this.#name(token.class, token);
    else if (token.class === 'stopped') this.#tell('stopped', token);
    else if (token.class === 'runs' || token.class === 'runs-last') this.#tell('runs', token);
    else if (token.class !== 'neither') this.#tellOf(token);
  }

  #pause(): void {
    this.#stoppedBefore = undefined;
    this.#isDenied = false;
    this.#isPaused = true;
    this.#isJoining = false;
  }

  #end(): void {
    this.#pause();
    this.#open = [];
    this.#all = undefined;
  }

  #name(part: Part, { from, to }: Token): void {
    const said: PartSaid = { part, state: 'named', from, to };
    if (this.#isJoining && this.#said.parts.some((each) => each.part !== part)) {
      this.#said.isJoined = true;
    }
    if (this.#isDenied) said.state = 'runs';
    else if (this.#stoppedBefore && from - this.#stoppedBefore.to <= NEAR) said.state = 'stopped';
    this.#stoppedBefore = undefined;
    this.#said.parts.push(said);
    if (this.#isPaused && !this.#isJoining) this.#open = [];
    if (said.state === 'named') this.#open.push(said);
    this.#isDenied = false;
    this.#isPaused = false;
    this.#isJoining = false;
  }

  #tell(state: 'stopped' | 'runs', token: Token): void {
    const named = this.#said.parts.filter((part) => part.state === 'named');
    const of = this.#all && this.#open.length > 0 ? named : this.#open;
    for (const part of of) Object.assign(part, { state, to: Math.max(part.to, token.to) });
    if (of.length === 0 && state === 'stopped') this.#tellOfNothing(token);
    this.#open = [];
    this.#all = undefined;
  }

  #tellOfNothing(token: Token): void {
    const isNear = this.#all && token.from - this.#all.to <= NEAR;
    if (this.#all && isNear) this.#said.everything = { from: this.#all.from, to: token.to };
    else this.#stoppedBefore = token;
  }

  #tellOf({ class: name, from, to }: Token): void {
    const [part, state] = name.split('-') as [Part, 'stopped' | 'runs'];
    const same = this.#open.find((each) => each.part === part);
    if (same) Object.assign(same, { state, to });
    else this.#said.parts.push({ part, state, from, to });
    // "机器跟钱都提不出来": the last words tell of one of the two.
    this.#open = [];
    this.#all = undefined;
  }
}
