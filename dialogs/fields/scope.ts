// What is frozen: the terminal, the money, or both.

import type { Translate } from '../../src/language/translator';
import type { WordLists } from '../words/word-lists';
import type { Field, FieldValue, ReadingAids } from './field';
import type { Find } from './find';
import { withoutNotice } from './notice';
import { anyOf, evenSaid, perLists } from './said-words';
import { type Part, type PartSaid, partsSaid, type ScopeSaid } from './scope-words';

type Scope = FieldValue<'scope'>;
type Counts = Find<Scope>['counts'];
const SCOPES: readonly Scope[] = ['terminal', 'funds', 'both'];
const ASKS =
  /[?？]|吗|哪|什么(?:时候|原因|意思)|怎么|为什么|为啥|多久|如何|点解|\b(?:how|why|what|when|where|which)\b|(?:^|[,.;!]) *(?:can|should)\b(?!'| ?not)/;

/** "钱？昨天那笔还没到账": repeats what was asked before it answers. */
const ECHO = /^(?:\p{Script=Han}{1,3}|(?:the )?[a-z]+) ?[?？]+(?=.)/u;

export const scope: Field<'scope'> = {
  name: 'scope',
  optional: false,
  insists: 'never',
  isPlain: true,
  choices: SCOPES,
  buttons: (t) => SCOPES.map((each) => label(each, t)),
  refusal: () => ({ key: 'fields.scope.wrong.nothing' }),
  // "My terminal is locked" says nothing of the money.
  rest: { whole: 'both', ask: (told) => ({ key: `fields.scope.besides.${told}` }) },
  // The terminal, and later the money too.
  merge: (known, told) => (known === told ? known : 'both'),
  show: (found, { t }) => label(found, t),
};

/** Of what is told of the machine and of the money: one find at most. */
export function findScope(said: string, { words: { lists } }: ReadingAids): Find<Scope>[] {
  const text = withoutNotice(said, lists);
  const told = partsSaid(text, lists);
  const found = everythingOf(text, told) ?? judged(told) ?? bareBoth(text, lists);
  if (!found) return inNotice(said, lists);
  const isGeneral = found.value !== 'both' && speaksGenerally(text, lists);
  // "Payouts only, cards still go through" is all there is to say; the machine alone may not be.
  const named = told.parts.some(({ state }) => state === 'runs' || state === 'only');
  const counts = isGeneral ? 'asked' : found.counts;
  return [{ ...found, ...widened(found, text, lists), counts, named }];
}

/** "短信说资金已冻结": the notice names it, the merchant does not. */
function inNotice(said: string, lists: WordLists): Find<Scope>[] {
  const found = judged(partsSaid(evenSaid(said), lists));
  return found ? [{ ...found, counts: 'asked', named: false }] : [];
}

type Judged = Omit<Find<Scope>, 'named'>;

function judged({ parts, isJoined, isBesides, isStopped }: ScopeSaid): Judged | undefined {
  const only = stateOf(parts, 'only');
  const stopped = [...new Set([...stateOf(parts, 'stopped'), ...only])];
  const runs = stateOf(parts, 'runs').filter((part) => !stopped.includes(part));
  const named = stateOf(parts, 'named').filter(
    (part) => !stopped.includes(part) && !runs.includes(part) && only.length === 0,
  );
  const frozen = stopped.length > 0 && isJoined ? [...stopped, ...named] : stopped;
  const blocked = frozen.length > 0 ? frozen : named;
  if (blocked.length === 0) {
    return runs.length === 1 ? restOf(runs[0], { parts, isStopped }) : undefined;
  }
  if (isBesides) return { value: 'both', ...span(parts), counts: 'anywhere' };
  const isClear = stopped.length > 0 || runs.length > 0;
  const counts: Counts = isClear && stopped.length >= blocked.length ? 'anywhere' : 'asked';
  const isBoth = blocked.length === 2;
  return {
    value: isBoth ? 'both' : (blocked[0] as Part),
    ...span(parts),
    counts: runs.length > 0 && !isBoth ? 'anywhere' : counts,
  };
}

/** "机器还能用": so it is the money, most likely; surely where something else stopped. */
function restOf(
  running: Part | undefined,
  { parts, isStopped }: Pick<ScopeSaid, 'parts' | 'isStopped'>,
): Judged {
  return {
    value: running === 'terminal' ? 'funds' : 'terminal',
    ...span(parts),
    counts: isStopped ? 'anywhere' : 'asked',
  };
}

function stateOf(parts: readonly PartSaid[], state: PartSaid['state']): Part[] {
  return [...new Set(parts.filter((part) => part.state === state).map(({ part }) => part))];
}

function span(parts: readonly { from: number; to: number }[]): { from: number; to: number } {
  return {
    from: Math.min(...parts.map(({ from }) => from)),
    to: Math.max(...parts.map(({ to }) => to)),
  };
}

function everything({ everything: all, parts }: ScopeSaid): Judged | undefined {
  if (!all || parts.some(({ state }) => state === 'runs')) return undefined;
  return { value: 'both', ...span([all, ...parts]), counts: 'anywhere' };
}

/** "各家的卡都不行": every card fails, which says nothing of the money. */
const CARDS = /(?:卡|银行|\b(?:cards?|banks?))\s*$/iu;

function everythingOf(text: string, told: ScopeSaid): Judged | undefined {
  const found = everything(told);
  if (!found || !told.everything || !CARDS.test(text.slice(0, told.everything.from))) return found;
  return told.parts.some(({ part }) => part === 'funds') ? found : { ...found, value: 'terminal' };
}

const both = perLists(({ scope: words }) => new RegExp(anyOf(words.both)));
const around = perLists(({ scope: words }) => {
  const each = anyOf([...words['around-both'], ...words.both]);
  return new RegExp(`^(?:${each}|[^\\p{L}\\p{N}])*$`, 'u');
});

/** "Both the machine and the money": words that say no more belong to it. */
function widened(
  { from, to }: Judged,
  text: string,
  lists: WordLists,
): { from: number; to: number } {
  if (text.length > LONGEST_ANSWER) return { from, to };
  const says = (part: string) => !around(lists).test(part);
  return {
    from: says(text.slice(0, from)) ? from : 0,
    to: says(text.slice(to)) ? to : text.length,
  };
}

const ofOwn = perLists(({ scope: words }) => new RegExp(anyOf(words.own)));
const supposed = perLists(({ scope: words }) => new RegExp(anyOf(words.if)));
const LONGEST_ANSWER = 40;

/** "两样", "both mate": the whole answer. */
function bareBoth(text: string, lists: WordLists): Judged | undefined {
  if (text.length > LONGEST_ANSWER || !both(lists).test(text)) return undefined;
  if (!around(lists).test(text)) return undefined;
  return { value: 'both', from: 0, to: text.length, counts: 'asked' };
}

/** "POS机被冻结了怎么办", "if a terminal gets locked": nobody's own. */
function speaksGenerally(text: string, lists: WordLists): boolean {
  const said = text.replace(ECHO, '');
  return supposed(lists).test(said) || (ASKS.test(said) && !ofOwn(lists).test(said));
}

function label(found: Scope, t: Translate): string {
  return t(`fields.scope.${found}`);
}
