// Finds what happened before the freeze: a change, an unusual sale, an accident, told in clear words.

import { ENGLISH_NUMERAL } from '../../src/language/numerals';
import type { WordLists } from '../words/word-lists';
import { type Clause, looseClausesOf } from './clauses';
import type { ReadingAids } from './field';
import type { Find } from './find';
import { withoutNotice } from './notice';
import { anyOf, evenSaid, type FindWords, type Hit, perLists, wordFinder } from './said-words';
import { AMOUNTS } from './scope-tokens';
import { partsSaid } from './scope-words';

type EventClass =
  | 'happened'
  | 'changing'
  | 'moving'
  | 'things'
  | 'changed'
  | 'did'
  | 'deeds'
  | 'fresh';

interface EventWords {
  find: FindWords<EventClass>;
  past: RegExp;
  pastBehind: RegExp;
  not: RegExp;
  lead: RegExp;
  cuts: RegExp;
  seams: RegExp;
  onlyTime: RegExp;
  opensWithDay: RegExp;
}

/** Longer stories are told in no message. */
const MOST_CLAUSES = 150;
/** "搬了店" */
const SHORTEST = 3;
/** "换了新地址": so far may the thing be from its verb. */
const NEAR_HAN = 8;
const NEAR_LATIN = 40;
/** Past this is seen right behind a verb. */
const ASPECT = /^\p{Script=Han}{0,3}?[了过咗完]/u;
const QUESTION =
  /[?？吗]\s*$|^(?:is|are|do|does|did|can|could|would|will|what|how|why|where|who)(?![a-z])/;
const EDGE = /^[\s了的，,、:：]+/;
/** "两笔", "3单": counted sales; "the 5 cards". */
const COUNTED = /(?:\d+|[一二两三四五六七八九十几]) *(?:多)?(?:笔|单|张|万)/;

/** "刷了四万六", "paid 30,000": the sum of a sale. */
const SUM = new RegExp(`${AMOUNTS.source}|\\d{1,3}(?:,\\d{3})+|(?<![a-z])${ENGLISH_NUMERAL}`);
/** Said without a pause, one thing after another. */
const LONG_CLAUSE = 80;
const AND =
  / and (?=(?:before|last|the (?:day|week|month|night) before|we|i|a|one|there|on|yesterday) )/g;
const OWN_NUMBER = /\d{6}/;
/** Shorter answers must name something that can happen. */
const FEWEST = { han: 6, latin: 14 };

const eventWords = perLists(({ events }): EventWords => {
  const { happened, changing, moving, things, changed, did, deeds, fresh } = events;
  const past = anyOf(events.past);
  return {
    find: wordFinder({ happened, changing, moving, things, changed, did, deeds, fresh }),
    past: new RegExp(past),
    pastBehind: new RegExp(anyOf(events['past-behind'])),
    opensWithDay: new RegExp(`^\\s*(?:${anyOf(events.lead)}[ ,:]*)*${anyOf(events.days)}`),
    not: new RegExp(anyOf(events.not)),
    lead: new RegExp(`^(?:${anyOf(events.lead)}[ ,:]*)+`),
    cuts: new RegExp(anyOf(events.cuts), 'g'),
    seams: new RegExp(`(?:[ ,]*${anyOf(events.seams)})+$`),
    onlyTime: new RegExp(`^\\s*(?:${past}|\\s)+$`),
  };
});

/** Clauses that tell of an event, neighbours together; the trouble itself is none. */
export function findBefore(said: string, { words: { lists } }: ReadingAids): Find<string>[] {
  const text = withoutNotice(said, lists);
  const clauses = looseClausesOf(text, masked(said, text)).slice(0, MOST_CLAUSES);
  const stories = clauses.map((clause, index) => {
    const story = storyIn(clause, lists);
    const time = clauses[index - 1];
    const opensWithTime = time && story?.from === clause.from && isTime(time, lists);
    return story && opensWithTime ? { ...story, from: time.from } : story;
  });
  const besides = (index: number): Story | undefined => {
    const clause = clauses[index];
    if (!clause || !isFree(clause, lists)) return undefined;
    const opens = stories[index + 1] && eventWords(lists).opensWithDay.test(clause.text);
    const last = stories[index - 1];
    const goesOn = last && last.to === clauses[index - 1]?.to && isDetail(clause, lists);
    return opens || goesOn ? { from: clause.from, to: clause.to } : undefined;
  };
  return joined(stories.map((story, index) => story ?? besides(index))).map(({ from, to }) => {
    const value = said.slice(from, to);
    const start = from + (value.length - value.trimStart().length);
    return { value: value.trim(), from: start, to, counts: 'anywhere', named: false };
  });
}

/** As written, with pauses where a notice was taken out. */
function masked(said: string, text: string): string {
  return [...text].every((each) => each !== ',')
    ? said
    : Array.from({ length: text.length }, (_, at) => (text[at] === ',' ? ',' : said[at])).join('');
}

/** "前几天有个公司办年会，…", "…, 48k in one swipe": what leads up to a story, and what goes on with it. */
function isFree(clause: Clause, lists: WordLists): boolean {
  const { not, cuts } = eventWords(lists);
  if (clause.text.search(cuts) >= 0) return false;
  if (/[?？]/.test(clause.end) || OWN_NUMBER.test(clause.text)) return false;
  return (
    !not.test(clause.text) &&
    !QUESTION.test(clause.text) &&
    partsSaid(clause.text, lists).parts.length === 0
  );
}

function isDetail({ text }: Clause, lists: WordLists): boolean {
  return SUM.test(text) || eventWords(lists).find(text).some(isClearDeed);
}

/** Of an answer to what happened before: not "没变化", nor "haha辛苦". */
export function mayTellBefore(said: string, lists: WordLists): boolean {
  const text = evenSaid(said);
  const words = eventWords(lists);
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/[a-z0-9]/g)?.length ?? 0;
  if (han / FEWEST.han + latin / FEWEST.latin >= 1) return true;
  return !words.not.test(text) && words.find(text).length > 0;
}

/** "笔" may be any payment, "十万的" any sum; "三单", "大单" are sales. */
function isClearDeed({ class: name, word }: Hit<EventClass>): boolean {
  return name === 'deeds' && word.length > 1 && !word.includes('万');
}

interface Story {
  from: number;
  to: number;
}

function joined(stories: readonly (Story | undefined)[]): Story[] {
  const found: Story[] = [];
  stories.forEach((story, index) => {
    const last = found.at(-1);
    if (!story) return;
    if (last && stories[index - 1]) last.to = story.to;
    else found.push({ ...story });
  });
  return found;
}

function storyIn(clause: Clause, lists: WordLists): Story | undefined {
  const words = eventWords(lists);
  if (/[?？]/.test(clause.end)) return undefined;
  let found: Story | undefined;
  let isLast = false;
  for (const part of partsOf(clause, words)) {
    const tells =
      part.text.length >= SHORTEST &&
      !words.not.test(part.text) &&
      !QUESTION.test(part.text) &&
      tellsEvent(part.text, words) &&
      !isHeld(part.text, lists);
    if (tells && isLast && found) found.to = part.to;
    else if (tells) found ??= { from: part.from, to: part.to };
    isLast = tells;
  }
  return found;
}

/** "had 8,000 stuck" tells of the freeze. */
function isHeld(text: string, lists: WordLists): boolean {
  if (!SUM.test(text)) return false;
  return partsSaid(text, lists).parts.some(({ part, state }) => {
    return part === 'funds' && state === 'stopped';
  });
}

/** The clause without the trouble: "刚换了法人|就被锁了". */
function partsOf(clause: Clause, { cuts, lead, seams }: EventWords): Clause[] {
  const joints = clause.text.length > LONG_CLAUSE ? [...clause.text.matchAll(AND)] : [];
  const ends = [...clause.text.matchAll(cuts), ...joints]
    .map(({ 0: word, index }) => [index, index + word.length] as const)
    .sort(([a], [b]) => a - b);
  const starts = [0, ...ends.map(([, end]) => end)];
  return starts.map((start, index) => {
    const text = clause.text.slice(start, ends[index]?.[0] ?? clause.text.length);
    const edge = EDGE.exec(text)?.[0].length ?? 0;
    const skipped = edge + (lead.exec(text.slice(edge))?.[0].length ?? 0);
    const isCut = index < ends.length;
    const rest = text
      .slice(skipped)
      .replace(isCut ? seams : /$/, '')
      .trimEnd();
    const from = clause.from + start + skipped;
    return { text: rest, from, to: from + rest.length, end: '' };
  });
}

function tellsEvent(text: string, words: EventWords): boolean {
  const hits = words.find(text);
  const of = (name: EventClass) => hits.filter((hit) => hit.class === name);
  if (of('happened').length > 0) return true;
  const isBehind = words.pastBehind.test(text);
  const isPast = ({ from, to, word }: Hit<EventClass>) =>
    isBehind ||
    /[了过咗到去]$/.test(word) ||
    ASPECT.test(text.slice(to)) ||
    words.past.test(text.slice(0, from));
  if (of('moving').some(isPast)) return true;
  const things = of('things');
  const fresh = of('fresh').filter((hit) => isBehind || words.past.test(text.slice(0, hit.from)));
  const changes = [...of('changing').filter(isPast), ...of('changed'), ...fresh];
  if (changes.some((change) => things.some((thing) => isNear(change, thing)))) return true;
  return tellsSale(text, hits, isPast);
}

/** "刷了三笔大的", "paid 30,000 in one go", "上礼拜三有三单五千" */
function tellsSale(
  text: string,
  hits: readonly Hit<EventClass>[],
  isPast: (hit: Hit<EventClass>) => boolean,
): boolean {
  const sum = SUM.exec(text);
  const sales = hits.filter((hit) => hit.class === 'did');
  const deeds = hits.filter((hit) => hit.class === 'deeds');
  if (sum && deeds.some((deed) => isClearDeed(deed) && isPast(deed))) return true;
  return sales.some(
    (did) =>
      deeds.some((deed) => deed.from >= did.to && isNear(did, deed)) ||
      COUNTED.test(text.slice(did.to, did.to + NEAR_HAN)) ||
      (sum !== null && sum.index >= did.to && sum.index - did.to <= NEAR_LATIN),
  );
}

function isNear(a: Hit<EventClass>, b: Hit<EventClass>): boolean {
  const gap = Math.max(a.from - b.to, b.from - a.to);
  return gap <= (/[a-z]/.test(a.word) ? NEAR_LATIN : NEAR_HAN);
}

function isTime({ text, end }: Clause, lists: WordLists): boolean {
  return /[,， ]/.test(end) && eventWords(lists).onlyTime.test(text);
}
