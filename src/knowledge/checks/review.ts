// Checks a whole folder of knowledge: the faults of its shape, and everything that `checkEntry` finds in each entry.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { wallTime } from '../../tickets/zone-time';
import { type CheckedKnowledge, checkKnowledge } from '../check';
import { checkDrafts, draftIds } from '../check-drafts';
import { Concepts } from '../concepts';
import type { Fault } from '../fault';
import { holidaysRunOut } from '../hours-file';
import { examplesOf } from '../load';
import { createMatcher, type Matcher } from '../matcher';
import { unnamedOperator } from '../placeholders';
import { checkQuestions } from '../questions-file';
import { inOrder, surroundingsOf, tellInto } from './check-entry';
import { checkOneEntry, type EntryRules } from './entry-rules';
import type { Finding, Found, Rule, Values } from './finding';
import { heldOutFindings } from './held-out';
import { type Scored, scoresOf } from './near';
import type { CheckWording } from './wording';

export interface ReviewOptions {
  wording: CheckWording;
  rules: Omit<EntryRules, 'today'>;
  /** Milliseconds since 1970. */
  now: number;
  /** Called with each part that is held back and asked; without it nothing is. */
  onHeldOut?: (part: number, parts: number) => void;
}

export interface Review {
  knowledge: CheckedKnowledge;
  findings: Finding[];
}

export async function reviewKnowledge(dir: string, options: ReviewOptions): Promise<Review> {
  const { wording, onHeldOut } = options;
  const knowledge = await checkKnowledge(dir);
  // Where the calendar cannot be read there is no zone to go by; the check says so itself.
  const zone = knowledge.hours?.calendar.timeZone ?? 'UTC';
  const rules = { ...options.rules, today: wallTime(options.now, zone).day };
  const faults = [...knowledge.faults, ...(await questionFaults(dir, knowledge))];
  const { synonyms, operator } = knowledge;
  const drafts = await checkDrafts(dir, { synonyms, operator });
  const { near } = surroundingsOf(knowledge, { wording, rules });
  // Learning takes seconds: only where there are scores to tell.
  let matcher: Matcher | undefined;
  const scored = (text: string, ids: readonly string[]) => {
    matcher ??= matcherOf(knowledge);
    return scoresOf(matcher, text, ids);
  };
  const found: Found[] = folderWarnings(dir, knowledge, options.now);
  for (const one of knowledge.loaded) {
    checkOneEntry(one, rules, tellInto(found, one));
    near.check(one, tellInto(found, one), scored);
  }
  if (onHeldOut) found.push(...heldOutFindings(knowledge, onHeldOut));
  const findings = [
    ...faults.map((fault) => wording.finding(withScores(fault, scored))),
    ...drafts.map((gap): Finding => ({ ...wording.finding(gap), severity: 'warning' })),
    ...found.map((each) => wording.finding(each)),
  ];
  return { knowledge, findings: inOrder(findings) };
}

function matcherOf({ entries, outOfScope, synonyms }: CheckedKnowledge): Matcher {
  return createMatcher(examplesOf(entries.values(), outOfScope), { synonyms });
}

async function questionFaults(dir: string, knowledge: CheckedKnowledge): Promise<Fault[]> {
  const file = join(dir, 'questions.csv');
  if (!existsSync(file)) return [];
  const { entries, claimed, synonyms } = knowledge;
  // An entry that is out of service keeps its questions.
  const ids = new Set([...entries.keys(), ...(await draftIds(dir))]);
  return checkQuestions(file, { ids, claimed, concepts: new Concepts(synonyms) });
}

/** A phrasing of two entries, with what the bot makes of it. */
function withScores(fault: Fault, scored: Scored): Fault {
  const { rule, entry, values } = fault;
  if (rule !== 'phrasing-claimed' || entry === undefined) return fault;
  const scores = scored(String(values.text), [entry, String(values.id)]);
  return { ...fault, values: { ...values, scores } };
}

function folderWarnings(dir: string, { hours, operator }: CheckedKnowledge, now: number): Found[] {
  const at = (rule: Rule, file: string, values: Values): Found => ({
    rule,
    file: join(dir, file),
    line: 1,
    column: 1,
    values,
  });
  const names = operator ? unnamedOperator(operator) : [];
  return [
    ...(hours && holidaysRunOut(hours, now)
      ? [at('holidays-unknown', 'hours.yaml', { until: hours.holidaysKnownUntil })]
      : []),
    ...(names.length > 0
      ? [at('operator-unnamed', 'operator.yaml', { names: names.join(', ') })]
      : []),
  ];
}
