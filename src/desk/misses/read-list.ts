// Reads what is listed of missed questions, for the desk's page and for `kb misses`: gathered, grouped, what is done with left out.

import type { Entry } from '../../knowledge/entry';
import type { TextGroup } from '../../knowledge/misses/group';
import type { GroupTexts } from '../../knowledge/misses/group-in-worker';
import type { Language } from '../../language/language';
import type { Database } from '../../store/store';
import { collectMisses } from './collect';
import { decidedQuestions, listDecisions } from './decisions-store';
import { listedMisses } from './list';
import type { MissesView } from './misses-views';

const LISTED_DECISIONS = 20;

interface ReadMisses {
  /** From when on, and now, in milliseconds since 1970. */
  since: number;
  now: number;
  entries: ReadonlyMap<string, Entry>;
  /** Of the titles. */
  language: Language;
  group: GroupTexts;
  /** Called where they cannot be grouped: then each question stands for itself. */
  onUngrouped(err: unknown): void;
}

export async function readMisses(db: Database, how: ReadMisses): Promise<MissesView> {
  const { since, now, entries, language, group, onUngrouped } = how;
  const misses = await collectMisses(db, since);
  misses.sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  const groups = await group(misses.map(({ text }) => text)).catch((err: unknown) => {
    onUngrouped(err);
    return undefined;
  });
  return listedMisses({
    ...{ misses, language, entries },
    ...{ groups: groups ?? misses.map(alone), isGrouped: groups !== undefined },
    decided: await decidedQuestions(db, now),
    decisions: await listDecisions(db, LISTED_DECISIONS),
  });
}

function alone(_miss: unknown, at: number): TextGroup {
  return { members: [at], likely: [], isNew: false };
}
