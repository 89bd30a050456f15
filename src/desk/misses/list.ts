// The groups of missed questions as the page shows them: what is done with left out, the most often asked first.

import type { Entry } from '../../knowledge/entry';
import type { TextGroup } from '../../knowledge/misses/group';
import type { Language } from '../../language/language';
import type { CollectedMiss } from './collect';
import type { Decision } from './decisions-store';
import type { MissDecisionView, MissesView, MissGroupView, MissSource } from './misses-views';

const MOST_GROUPS = 200;
const MOST_EXAMPLES = 20;
const MOST_ANSWERS = 3;
const CUT = '***';

export interface ListParts {
  misses: readonly CollectedMiss[];
  groups: readonly TextGroup[];
  isGrouped: boolean;
  /** Keys of the questions that are done with, each with its decision. */
  decided: ReadonlyMap<string, string>;
  decisions: readonly Decision[];
  entries: ReadonlyMap<string, Entry>;
  /** Of the titles. */
  language: Language;
}

export function listedMisses(parts: ListParts): MissesView {
  const { misses, decided, entries, language } = parts;
  const titled = (id: string) => ({ id, title: entries.get(id)?.[language].title ?? id });
  const groups = parts.groups.flatMap((group) => {
    const members = group.members.flatMap((at) => misses[at] ?? []);
    const undecided = members.filter(({ key }) => !decided.has(key));
    // What was cut out of a text says nothing that others would ask.
    const isCut = ({ text }: CollectedMiss) => text.includes(CUT);
    const open = [...undecided.filter((each) => !isCut(each)), ...undecided.filter(isCut)];
    return open.length > 0 ? [groupView(group, open, titled)] : [];
  });
  groups.sort((a, b) => b.count - a.count || (a.lastAt < b.lastAt ? 1 : -1));
  return {
    groups: groups.slice(0, MOST_GROUPS),
    groupCount: groups.length,
    isGrouped: parts.isGrouped,
    total: groups.reduce((sum, { count }) => sum + count, 0),
    decisions: decisionViews(parts, titled),
    entries: [...entries.keys()].map(titled),
  };
}

type Titled = (id: string) => { id: string; title: string };

function groupView(
  { likely, isNew }: TextGroup,
  open: readonly CollectedMiss[],
  titled: Titled,
): MissGroupView {
  const sources: Partial<Record<MissSource, number>> = {};
  for (const miss of open)
    for (const [source, count] of Object.entries(miss.sources) as [MissSource, number][])
      sources[source] = (sources[source] ?? 0) + count;
  const unhelpful = open.find((miss) => miss.unhelpful !== undefined)?.unhelpful;
  const picked = open.find((miss) => miss.picked !== undefined)?.picked;
  const chanceOf = (id: string) => likely.find((each) => each.id === id)?.chance ?? 0;
  // What a merchant picked from the choices is better known than any chance.
  const order = [...new Set([...(picked ? [picked] : []), ...likely.map(({ id }) => id)])];
  return {
    keys: open.map(({ key }) => key),
    count: open.reduce((sum, { count }) => sum + count, 0),
    lastAt: new Date(Math.max(...open.map(({ lastAt }) => lastAt))).toISOString(),
    sources,
    examples: open
      .slice(0, MOST_EXAMPLES)
      .map(({ key, text, language, count }) => ({ key, text, language, count })),
    likely: order.map((id) => ({ ...titled(id), chance: chanceOf(id) })),
    isNew: isNew && picked === undefined,
    ...(unhelpful !== undefined && { unhelpful: titled(unhelpful) }),
    answers: open.flatMap(({ answers }) => answers).slice(0, MOST_ANSWERS),
  };
}

function decisionViews(parts: ListParts, titled: Titled): MissDecisionView[] {
  const texts = new Map<string, string>();
  for (const { key, text } of parts.misses) {
    const decision = parts.decided.get(key);
    if (decision !== undefined && !texts.has(decision)) texts.set(decision, text);
  }
  return parts.decisions.map(({ id, at, name, act, entry, body }) => {
    const text = texts.get(id);
    return {
      ...{ id, name, act, at: new Date(at).toISOString(), count: body.count },
      ...(entry !== null && { entry: titled(entry) }),
      ...(text !== undefined && { text }),
    };
  });
}
