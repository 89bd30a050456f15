// Finds the time of the freeze in a whole message, and tells how sure it is that it is that time.

import { holds } from '../words/question-words';
import { withoutSums } from './amount';
import type { FieldValue, ReadingAids } from './field';
import type { Find } from './find';
import { isoOf, spokenTimes, wordsOf } from './spoken-time';
import { type Belongs, belongs, tellsFreeze } from './times/of-the-freeze';
import type { Telling, Told } from './times/sequence';

type FrozenAt = FieldValue<'frozenAt'>;

interface Candidate extends Told {
  at?: string;
  belongs: Belongs;
}

const BARE_NUMBER =
  /^\s*(?:the )?\d{1,2}(?:号|號|日|st|nd|rd|th)?\s*$|^\s*\d{8}\s*$|^[一二三四五六七八九十]+[号號]$/;

/** "Since yesterday", "it was yesterday" is kept as "yesterday"; "around" and "大概是" stay with it. */
const SINCE = /^(?:(?:since|from|on|at|in|it was|that was)\s+|自从|打从|从|從|自從|自|由|打|在)+/i;

/** "刚才发的短信", "as I said just now": the time of the talk. */
const JUST_NOW = /刚刚|刚才|方才|啱啱|啱先|头先|just now|moment ago|minute ago/;
const TALKS =
  /发(?!现|生)|说|讲|问|打电话|上班|下班|短信|\b(?:said|say|told|tell|sent|send|ask\w*|wrote|messages?|text\w*)\b/;
const EDGES = /^[\s\p{P}]+|(?![)）])[\s\p{P}]+$/gu;

const CLAUSE_BEFORE = /(?:^|[,，.。!！;；\n]) ?$/;
const CLAUSE_BEHIND = /^ ?(?:$|[,，.。!！;；\n])/;

/** A slip says when it was printed. */
const OF_A_SLIP =
  /(?:日期 ?[/／] ?时间|(?:交易|打印|签购)(?:日期|时间)|date ?\/ ?time)[:：]? ?(?:\d[\d/-]{2,9} )?$/i;

export interface TimeFinds {
  frozenAt: Find<FrozenAt>[];
  /** The message names a time, and none that a freeze can have. */
  strayTime?: 'future' | 'old';
}

export function findTimes(source: string, aids: ReadingAids): TimeFinds {
  const said = withoutSums(source);
  const telling = spokenTimes(said, aids);
  const frozenAt = findsIn(said, telling, aids);
  const kinds = telling.told.map(({ resolved }) => resolved.kind);
  const strayTime = (['future', 'old'] as const).find((kind) => kinds.includes(kind));
  return { frozenAt, ...(frozenAt.length === 0 && strayTime && { strayTime }) };
}

function findsIn(said: string, telling: Telling, aids: ReadingAids): Find<FrozenAt>[] {
  const candidates = candidatesOf(telling, aids);
  const timed = candidates.filter(({ at }) => at !== undefined);
  const chosen = chosenOf(timed);
  if (timed.length === 0) return vagueFinds(said, telling, { candidates, aids });
  if (!chosen || chosen.isEither) {
    const [first, last] = [timed[0], timed.at(-1)];
    if (!first || !last) return [];
    const span = { ...first, to: last.to };
    return [findOf(said, telling, { candidate: span, counts: 'asked', isOpen: true })];
  }
  const isClear =
    (candidates.length === 1 || chosen.isInsisted === true) &&
    (chosen.resolved.kind === 'time' || isFrozenFor(telling.message.text, chosen)) &&
    chosen.belongs !== 'story' &&
    !BARE_NUMBER.test(said);
  const find = findOf(said, telling, { candidate: chosen, counts: isClear ? 'anywhere' : 'asked' });
  return [isDoubtful(telling.message.text, chosen) ? { ...find, isUnsure: true } : find];
}

/** "三天了" as the answer to when it froze is rough enough already: its day is said back, not asked. */
function isDoubtful(text: string, { resolved, belongs: of, from, to }: Candidate): boolean {
  if (resolved.kind !== 'unsure' || !resolved.isSpan) return resolved.kind === 'unsure';
  const isClause = CLAUSE_BEFORE.test(text.slice(0, from)) && CLAUSE_BEHIND.test(text.slice(to));
  return of === 'story' && !isClause;
}

/** "Frozen for two weeks now", "刷不了卡，半个月了": told of the freeze, so rough as it is. */
function isFrozenFor(text: string, { resolved, belongs: of }: Candidate): boolean {
  return of !== 'story' && resolved.kind === 'unsure' && !!resolved.isSpan && tellsFreeze(text);
}

/** "唔係今日，係琴日": nobody takes back the day of a story. */
function isCorrected({ isInsisted, from, ownFrom }: Told): boolean {
  return isInsisted === true || ownFrom !== from;
}

function candidatesOf(telling: Telling, aids: ReadingAids): Candidate[] {
  const { text } = telling.message;
  const all = telling.told
    .filter(({ resolved }) => resolved.kind !== 'future' && resolved.kind !== 'old')
    .filter(({ from }) => !OF_A_SLIP.test(text.slice(0, from)))
    .map((told): Candidate => {
      const at = 'moment' in told.resolved ? isoOf(told.resolved.moment, aids) : undefined;
      return {
        ...told,
        belongs: isCorrected(told) ? 'freeze' : belongs(text, told, aids.words.lists),
        ...(at !== undefined && { at }),
      };
    });
  const isOfTheTalk = ({ from, to, belongs: of }: Candidate) =>
    of !== 'freeze' &&
    JUST_NOW.test(text.slice(from, to)) &&
    TALKS.test(text.slice(Math.max(0, from - 20), to + 12));
  // "昨天还好好的，今天就刷不了": until then it worked.
  return all.filter((candidate) => candidate.belongs !== 'still-well' && !isOfTheTalk(candidate));
}

/** The only time, or the only one that is said to be that of the freeze. */
function chosenOf(timed: readonly Candidate[]): Candidate | undefined {
  const [first] = timed;
  if (first && timed.every(({ at }) => at === first.at))
    return timed.find((each) => each.belongs === 'freeze') ?? first;
  if (timed.some(({ isEither }) => isEither)) return undefined;
  const frozen = timed.filter((each) => each.belongs === 'freeze');
  return frozen.length === 1 ? frozen[0] : undefined;
}

function vagueFinds(
  said: string,
  telling: Telling,
  { candidates, aids }: { candidates: readonly Candidate[]; aids: ReadingAids },
): Find<FrozenAt>[] {
  const [told] = candidates;
  if (told) return [findOf(said, telling, { candidate: told, counts: 'asked' })];
  if (telling.told.length > 0) return [];
  const { text } = telling.message;
  const words = aids.words.lists['vague-times'].filter((word) => holds(text, word));
  const word = words.sort((a, b) => b.length - a.length)[0];
  if (word === undefined) return [];
  const from = text.indexOf(word);
  const span = telling.message.span(from, from + word.length);
  return [
    { value: { said: said.slice(span.from, span.to) }, ...span, counts: 'asked', named: false },
  ];
}

function findOf(
  said: string,
  telling: Telling,
  {
    candidate,
    counts,
    isOpen,
  }: { candidate: Candidate; counts: Find<FrozenAt>['counts']; isOpen?: boolean },
): Find<FrozenAt> {
  const { from, to } = wordsOf(said, telling, candidate);
  const { words } = wordsOf(
    said,
    telling,
    isOpen ? candidate : { ...candidate, from: candidate.ownFrom },
  );
  const { at } = candidate;
  const value = {
    said: words.replace(EDGES, '').replace(SINCE, ''),
    ...(at !== undefined && !isOpen && { at }),
  };
  return {
    value,
    from,
    to,
    counts,
    named: candidate.belongs === 'freeze' || candidate.isInsisted === true,
  };
}
