// Which questions get another answer from one state of the knowledge than from another, for better or worse.

import { LANGUAGES } from '../../language/language';
import type { Entry, Operator } from '../entry';
import {
  evaluate,
  expectedIds,
  isRight,
  type LabelledQuestion,
  type Prediction,
} from '../evaluate';
import type { Knowledge } from '../load';

/** What was shown: the entry, the choices in their order, or nothing. */
export interface Shown {
  decision: Prediction['decision'];
  ids: string[];
  confidence: number;
}

export interface Move {
  text: string;
  expected: string;
  before: Shown;
  after: Shown;
}

/** Each move stands in one of them. */
export interface MoveGroups {
  becameRight: Move[];
  becameWrong: Move[];
  wrongToWrong: Move[];
  /** Shown in another way: one answer in place of choices, or the other way round. */
  stillRight: Move[];
}

export interface Moves extends MoveGroups {
  /** Those that were judged. */
  questions: number;
  /** Not judged: what they ask for is in no entry any more. */
  ofRemoved: number;
  /** Of all of them, how many get nothing now, and how many got nothing before. */
  refusedNow: number;
  answeredNow: number;
  /** Entries on both sides whose title or answer reads otherwise, with the questions that get them as before. */
  textChanged: { id: string; languages: string[]; questions: number }[];
  added: string[];
  removed: string[];
}

type Side = Pick<Knowledge, 'entries' | 'operator' | 'matcher'>;

/** Judged by the labels given, which are those of now. */
export function movesBetween(
  before: Side,
  after: Side,
  labelled: readonly LabelledQuestion[],
): Moves {
  const isGone = (id: string) => before.entries.has(id) && !after.entries.has(id);
  const questions = labelled.filter(({ label }) => !expectedIds({ expected: label }).every(isGone));
  const old = evaluate(before.matcher, questions).predictions;
  const pairs = evaluate(after.matcher, questions).predictions.map(
    (now, i): [Prediction, Prediction] => [old[i] as Prediction, now],
  );
  const groups = groupMoves(pairs);
  const asBefore = new Map<string, number>();
  for (const [then, now] of pairs) {
    if (!isSame(then, now)) continue;
    for (const id of shown(now).ids) asBefore.set(id, (asBefore.get(id) ?? 0) + 1);
  }
  const moved = Object.values(groups).flat();
  return {
    questions: questions.length,
    ofRemoved: labelled.length - questions.length,
    ...groups,
    refusedNow: moved.filter((move) => move.after.decision === 'none').length,
    answeredNow: moved.filter((move) => move.before.decision === 'none').length,
    textChanged: textChanges(before, after).map((each) => ({
      ...each,
      questions: asBefore.get(each.id) ?? 0,
    })),
    added: [...after.entries.keys()].filter((id) => !before.entries.has(id)),
    removed: [...before.entries.keys()].filter((id) => !after.entries.has(id)),
  };
}

/** The pairs that moved, then and now, by what became of them. */
export function groupMoves(pairs: readonly (readonly [Prediction, Prediction])[]): MoveGroups {
  const groups: MoveGroups = {
    becameRight: [],
    becameWrong: [],
    wrongToWrong: [],
    stillRight: [],
  };
  for (const [then, now] of pairs) {
    if (isSame(then, now)) continue;
    const { text, expected } = now;
    groups[groupOf(then, now)].push({ text, expected, before: shown(then), after: shown(now) });
  }
  return groups;
}

/**
 * The phrasings of both sides, each once, with the entry they belong to now; one that stands nowhere any more keeps the
 * entry that had it.
 */
export function phrasingsOf(
  before: Pick<Side, 'entries'>,
  after: Pick<Side, 'entries'>,
): LabelledQuestion[] {
  const labels = new Map<string, string>();
  for (const { entries } of [before, after]) {
    for (const entry of entries.values()) {
      for (const language of LANGUAGES) {
        for (const text of entry[language].phrasings) labels.set(text, entry.id);
      }
    }
  }
  return [...labels].map(([text, label]) => ({ text, label }));
}

function shown({ decision, top, choices, confidence }: Prediction): Shown {
  const ids = decision === 'none' ? [] : decision === 'choices' ? choices : [top];
  return { decision, ids, confidence };
}

function isSame(then: Prediction, now: Prediction): boolean {
  const [before, after] = [shown(then), shown(now)];
  return before.decision === after.decision && before.ids.join(' ') === after.ids.join(' ');
}

function groupOf(then: Prediction, now: Prediction): keyof MoveGroups {
  if (isRight(now)) return isRight(then) ? 'stillRight' : 'becameRight';
  return isRight(then) ? 'becameWrong' : 'wrongToWrong';
}

function textChanges(before: Side, after: Side): { id: string; languages: string[] }[] {
  return [...after.entries.values()].flatMap((entry) => {
    const old = before.entries.get(entry.id);
    if (!old) return [];
    const languages = LANGUAGES.filter(
      (language) =>
        wording(old, before.operator, language) !== wording(entry, after.operator, language),
    );
    return languages.length > 0 ? [{ id: entry.id, languages }] : [];
  });
}

/** As the merchant reads it, the operator's words included. */
function wording(entry: Entry, operator: Operator, language: (typeof LANGUAGES)[number]): string {
  const { title, short, answer } = entry[language];
  const source = entry.source?.[language];
  return JSON.stringify([title, short, answer, source])
    .split('{{apply}}')
    .join(operator.apply[language]);
}
