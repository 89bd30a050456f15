// Finds what happened before the freeze: a change, an unusual sale, an accident, told in clear words.

import type { WordLists } from '../words/word-lists';
import { type Clause, looseClausesOf } from './clauses';
import type { ReadingAids } from './field';
import type { Find } from './find';
import { withoutNotice } from './notice';
import { anyOf, type FindWords, type Hit, perLists, wordFinder } from './said-words';

type EventClass = 'happened' | 'changing' | 'moving' | 'things' | 'changed' | 'did' | 'deeds';

interface EventWords {
  find: FindWords<EventClass>;
  past: RegExp;
  not: RegExp;
  lead: RegExp;
  cuts: RegExp;
  seams: RegExp;
  onlyTime: RegExp;
}

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

const eventWords = perLists(({ events }): EventWords => {
  const { happened, changing, moving, things, changed, did, deeds } = events;
  const past = anyOf(events.past);
  return {
    find: wordFinder({ happened, changing, moving, things, changed, did, deeds }),
    past: new RegExp(past),
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
  const clauses = looseClausesOf(text, said);
  const stories = clauses.map((clause, index) => {
    const story = storyIn(clause, lists);
    const time = clauses[index - 1];
    const opensWithTime = time && story?.from === clause.from && isTime(time, lists);
    return story && opensWithTime ? { ...story, from: time.from } : story;
  });
  return joined(stories).map(({ from, to }) => {
    const value = said.slice(from, to);
    const start = from + (value.length - value.trimStart().length);
    return { value: value.trim(), from: start, to, counts: 'anywhere', named: false };
  });
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
  for (const part of partsOf(clause, words)) {
    if (part.text.length < SHORTEST) continue;
    if (words.not.test(part.text) || QUESTION.test(part.text)) continue;
    if (tellsEvent(part.text, words)) return { from: part.from, to: part.to };
  }
  return undefined;
}

/** The clause without the trouble: "刚换了法人|就被锁了". */
function partsOf(clause: Clause, { cuts, lead, seams }: EventWords): Clause[] {
  const ends = [...clause.text.matchAll(cuts)].map(
    ({ 0: word, index }) => [index, index + word.length] as const,
  );
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

function tellsEvent(text: string, { find, past }: EventWords): boolean {
  const hits = find(text);
  const of = (name: EventClass) => hits.filter((hit) => hit.class === name);
  if (of('happened').length > 0) return true;
  const isPast = ({ from, to, word }: Hit<EventClass>) =>
    /[了过咗到去]$/.test(word) || ASPECT.test(text.slice(to)) || past.test(text.slice(0, from));
  if (of('moving').some(isPast)) return true;
  const things = of('things');
  const changes = [...of('changing').filter(isPast), ...of('changed')];
  if (changes.some((change) => things.some((thing) => isNear(change, thing)))) return true;
  const deeds = of('deeds');
  return of('did').some(
    (did) =>
      deeds.some((deed) => deed.from >= did.to && isNear(did, deed)) ||
      COUNTED.test(text.slice(did.to, did.to + NEAR_HAN)),
  );
}

function isNear(a: Hit<EventClass>, b: Hit<EventClass>): boolean {
  const gap = Math.max(a.from - b.to, b.from - a.to);
  return gap <= (/[a-z]/.test(a.word) ? NEAR_LATIN : NEAR_HAN);
}

function isTime({ text, end }: Clause, lists: WordLists): boolean {
  return /[,， ]/.test(end) && eventWords(lists).onlyTime.test(text);
}
