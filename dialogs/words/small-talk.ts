// Tells words that are no answer to anything: greetings, beginnings, laughter, pictures, abuse.

import { foldText } from '../../src/language/fold';
import { clausesOf, cutBefore, HAN_SPACE } from './clauses';
import { consistsOf, evenWords } from './cover';
import { holds } from './question-words';
import { isBlank, shortText } from './short-text';
import type { WordLists } from './word-lists';
import { meaningsOf, type YesNo } from './yes-no';

/** "您好，在吗", "hello, are you there?": a greeting, or a beginning that says nothing yet. */
export type SmallTalk = (said: string) => 'greeting' | 'opening' | undefined;

export function createSmallTalk(lists: WordLists): SmallTalk {
  const meanings = new Map<string, 'greeting' | 'opening' | 'filler'>();
  for (const word of lists.filler) meanings.set(shortText(word), 'filler');
  for (const kind of ['greeting', 'opening'] as const) {
    for (const word of lists['small-talk'][kind]) meanings.set(shortText(word), kind);
  }
  const longest = Math.max(...[...meanings.keys()].map((word) => word.length));
  return (said) => {
    const found = meaningsOf(shortText(said), meanings, longest);
    if (found?.has('opening')) return 'opening';
    return found?.has('greeting') ? 'greeting' : undefined;
  };
}

/** What says and asks nothing besides, and abuse without content. */
export type Idle = 'greeting' | 'opening' | 'pause' | 'nothing' | 'anger';
export type IdleTalk = (said: string) => Idle | undefined;

const PICTURE = /[[【]([^[\]【】]{1,16})[\]】]/g;
/** These agree, refuse or judge. */
const ANSWERS = /[👍👎👌🆗✅✔☑❌❎⭕🙆🙅💯]/u;
const LAUGH = /\b[aehio]*(?:h[aeio]+){2,}h?\b|\bl(?:o+l+)+\b/g;
const DRAWN_OUT = /(\p{L})\1{2,}/gu;
/** "Are you crooks?" may be meant. */
const ASKS_WHETHER = /^(?:is|are) /;
const LONGEST = 60;

export function createIdleTalk(lists: WordLists, smallTalk: SmallTalk, yesNo: YesNo): IdleTalk {
  const { nothing, pause, about, anger, pictures, praise, friends, found } = lists['idle-talk'];
  const pictureNames = new Set(pictures);
  const little = [...lists.filler, ...nothing, ...friends];
  const isPause = looksFor(lists, [...little, ...lists.yes]);
  const isFound = consistsOf(found, [...little, ...lists.yes, ...thingsOf(lists), ...pause]);
  const isAbuse = consistsOf(anger, [...lists.filler, ...about, ...nothing]);
  const isPraise = consistsOf(praise, [...about, ...nothing]);
  const isNothing = consistsOf(nothing, [...lists.filler, ...lists.yes]);
  return (said) => {
    if (said.trim() === '' || said.length > LONGEST) return undefined;
    const written = said.replace(PICTURE, (whole, name: string) =>
      pictureNames.has(foldText(name)) ? ' ' : whole,
    );
    if (isBlank(written)) return ANSWERS.test(written) ? undefined : 'nothing';
    const text = evenWords(written).replace(LAUGH, 'haha').replace(DRAWN_OUT, '$1$1');
    if (isAbuse(text) && !ASKS_WHETHER.test(text)) return 'anger';
    if (isFound(text)) return 'opening';
    if (isPause(text)) return 'pause';
    if (isPraise(text) && !yesNo(written)) return 'nothing';
    // "嘿嘿" laughs, though "嘿" greets.
    return isNothing(text) && !yesNo(written) ? 'nothing' : smallTalk(written);
  };
}

/** "稍等", "翻一下抽屉", "let me grab the receipt"; "稍等" with more words of somebody who looks for something. */
function looksFor(lists: WordLists, little: readonly string[]) {
  const { pause, looking, looks, 'looks-not': looksNot } = lists['idle-talk'];
  const waits = consistsOf(pause, little);
  const isWhole = consistsOf([...pause, ...looking], [...little, ...thingsOf(lists)]);
  return (text: string) => {
    if (isWhole(text)) return true;
    const [first, ...others] = clausesOf(text).flatMap((clause) => cutBefore(clause, HAN_SPACE));
    const rest = others.map((clause) => clause.text).join(' ');
    if (first === undefined || others.some(({ isAsked }) => isAsked)) return false;
    if (/\d/.test(rest) || looksNot.some((word) => rest.includes(word))) return false;
    return waits(first.text) && looks.some((word) => holds(rest, word));
  };
}

function thingsOf(lists: WordLists): string[] {
  const { thing, machine, person } = lists['not-known'].words;
  const names = Object.values(lists.fields).flat();
  return [...lists['idle-talk']['looked-for'], ...thing, ...machine, ...person, ...names];
}
