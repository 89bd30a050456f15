// What a message says of the machine and of the money: stopped, still running, or only named.

import type { WordLists } from '../words/word-lists';
import { AMOUNT, BREAKS, SENTENCE, type Token, type TokenClass, tokensOf } from './scope-tokens';

export type Part = 'terminal' | 'funds';
/** `only`: "just the machine". */
export type State = 'stopped' | 'runs' | 'named' | 'only';

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
  /** "钱也出不来", "the money is stuck too": what was not named is stopped as well. */
  isBesides: boolean;
  /** "Dead since Thursday": it is not said what. */
  isStopped: boolean;
}

/** Between "everything" and "is blocked", "locked" and "my machine". */
const NEAR = 12;
/** Between "only" and "the machine", the machine and "only". */
const BESIDE = 3;
/** "刷了3万" tells of no money by itself, nor "several cards" of the machine. */
const WEAK: ReadonlySet<TokenClass> = new Set([AMOUNT, 'cards', 'terminal-acts', 'funds-acts']);
const BESIDES = /^(?:也|亦|too|also|as well|either)$/;

type Named = PartSaid & { isWeak: boolean; isAnybodys?: boolean };

export function partsSaid(text: string, lists: WordLists): ScopeSaid {
  const reader = new PartReader();
  for (const token of tokensOf(text, lists)) reader.read(token);
  return reader.finished();
}

/** Goes through the words once; what is said of a part is said behind it ("the machine works") or before ("froze my money"). */
class PartReader {
  readonly #parts: Named[] = [];
  #everything: { from: number; to: number } | undefined;
  #isJoined = false;
  #isBesides = false;
  #isStopped = false;
  /** Named, and nothing said of them yet. */
  #open: Named[] = [];
  #stoppedBefore: Token | undefined;
  #all: Token | undefined;
  #only: Token | undefined;
  #lastNamed: Named | undefined;
  /** The money of this clause, stopped. */
  #lastStopped: Named | undefined;
  #isDenied = false;
  #isPaused = false;
  #isJoining = false;
  #isAlso = false;

  finished(): ScopeSaid {
    const parts = this.#parts
      .filter(({ isWeak, state }) => !isWeak || state !== 'named')
      .map(({ isWeak: _isWeak, isAnybodys: _isAnybodys, ...part }) => part);
    const besides = this.#isBesides && !parts.some(({ state }) => state === 'runs');
    return {
      parts,
      ...(this.#everything && { everything: this.#everything }),
      isJoined: this.#isJoined,
      isBesides: besides,
      isStopped: this.#isStopped,
    };
  }

  read(token: Token): void {
    const { class: name } = token;
    if (name === BREAKS || name === 'but') this.#pause();
    else if (name === SENTENCE) this.#end();
    else if (name === 'joins') this.#join(token);
    else if (name === 'only') this.#limit(token);
    else if (name === 'not') this.#isDenied = true;
    else if (name === 'all') this.#all = token;
    else if (name === 'terminal' || name === 'funds') this.#name(name, token);
    else if (name === 'cards' || name === 'terminal-acts') this.#name('terminal', token);
    else if (name === AMOUNT) this.#name('funds', token);
    else if (name === 'stopped' || name === 'acts-stopped') this.#tell('stopped', token);
    else if (name === 'runs' || name === 'runs-last' || name === 'acts-runs')
      this.#tell('runs', token);
    else if (name === 'arrives') this.#tellOpen('funds', 'runs', token);
    else if (name === 'funds-acts') this.#nameOrTell(token);
    else if (name === 'arrives-stopped') this.#tellOpen('funds', 'stopped', token);
    else if (name === 'arrives-runs') this.#tellOpen('funds', 'runs', token);
    else if (name !== 'neither') this.#tellOf(token);
  }

  #pause(): void {
    this.#all = undefined;
    this.#stoppedBefore = undefined;
    this.#isDenied = false;
    this.#isPaused = true;
    this.#isJoining = false;
    this.#isAlso = false;
    this.#only = undefined;
    this.#lastNamed = undefined;
    this.#lastStopped = undefined;
  }

  #end(): void {
    this.#pause();
    this.#open = [];
  }

  #join({ word }: Token): void {
    this.#isJoining = true;
    if (!BESIDES.test(word)) return;
    // "the money is stuck too"
    if (this.#lastStopped) this.#besides(this.#lastStopped);
    else this.#isAlso = this.#lastNamed !== undefined;
  }

  #besides({ part }: Named): void {
    const isOther = (each: Named) => each.part !== part && !each.isWeak;
    this.#isBesides ||= part === 'funds' || this.#parts.some(isOther);
  }

  /** "machine only", or what is named next. */
  #limit(token: Token): void {
    const named = this.#lastNamed;
    const isBehind = named?.state === 'named' && token.from - named.to <= 1;
    if (isBehind && /[a-z]/.test(token.word)) this.#close(named, 'only', token.to);
    else this.#only = token;
  }

  #name(part: Part, token: Token): void {
    const { from, to } = token;
    const said: Named = {
      part,
      state: 'named',
      from,
      to,
      isWeak: WEAK.has(token.class) && !this.#isJoining,
    };
    this.#isJoined ||= this.#isJoining && this.#parts.some((each) => each.part !== part);
    if (this.#isDenied) said.state = 'runs';
    else if (this.#only && from - this.#only.to <= BESIDE && token.class !== AMOUNT)
      Object.assign(said, { state: 'only', from: this.#only.from });
    else if (this.#stoppedBefore && from - this.#stoppedBefore.to <= NEAR) said.state = 'stopped';
    this.#stoppedBefore = undefined;
    this.#parts.push(said);
    if (this.#isPaused && !this.#isJoining) this.#open = [];
    if (said.state === 'named') this.#open.push(said);
    this.#lastNamed = said;
    this.#all = undefined;
    this.#only = undefined;
    this.#isDenied = false;
    this.#isPaused = false;
    this.#isJoining = false;
  }

  #close(named: Named, state: State, to: number): void {
    Object.assign(named, { state, to: Math.max(named.to, to) });
    this.#open = this.#open.filter((each) => each !== named);
  }

  #tell(state: 'stopped' | 'runs', token: Token): void {
    const named = this.#parts.filter((part) => part.state === 'named');
    const all = this.#all && this.#open.length > 0 ? named : this.#open;
    // "card blocked" may be anybody's card.
    const of = all.filter(({ isAnybodys }) => !isAnybodys || token.class !== 'stopped');
    for (const part of of) this.#close(part, state, token.to);
    const isOfOnly = this.#lastNamed?.state === 'only';
    if (of.length === 0 && state === 'stopped' && !isOfOnly) this.#tellOfNothing(token);
    const last = of.at(-1);
    if (last) this.#told(state, last);
    this.#open = [];
    this.#all = undefined;
  }

  #told(state: 'stopped' | 'runs', last: Named): void {
    this.#lastStopped = state === 'stopped' ? last : undefined;
    if (state === 'stopped' && this.#isAlso) this.#besides(last);
  }

  #tellOfNothing(token: Token): void {
    const isNear = this.#all && token.from - this.#all.to <= NEAR;
    if (this.#all && isNear) this.#everything = { from: this.#all.from, to: token.to };
    else {
      this.#stoppedBefore = token;
      this.#isStopped = true;
    }
  }

  /** "takings settle" says that they do, "settle can not" only what cannot. */
  #nameOrTell(token: Token): void {
    if (this.#open.some(({ part }) => part === 'funds')) this.#tellPart('funds', 'runs', token);
    else this.#name('funds', token);
  }

  #tellOpen(part: Part, state: 'stopped' | 'runs', token: Token): void {
    if (this.#open.some((each) => each.part === part)) this.#tellPart(part, state, token);
  }

  #tellOf(token: Token): void {
    const [part, state] = token.class.split('-') as [Part, 'stopped' | 'runs'];
    this.#tellPart(part, state, token);
  }

  #tellPart(part: Part, state: 'stopped' | 'runs', { from, to }: Token): void {
    const same = this.#open.find((each) => each.part === part);
    const told = same ?? { part, state, from, to, isWeak: false };
    if (!same) this.#parts.push(told);
    Object.assign(told, { state, to });
    this.#told(state, told);
    // "机器跟钱都提不出来": the last words tell of one of the two.
    this.#open = [];
    this.#all = undefined;
  }
}
