// Asks each phrasing of a matcher that has not learned it: what is answered wrongly then is said too seldom, or elsewhere.

import type { CheckedKnowledge, LoadedEntry } from '../check';
import { examplesOf } from '../load';
import { createMatcher } from '../matcher';
import { tellInto } from './check-entry';
import type { Found } from './finding';
import { phrasingsOf, scoresOf } from './near';

/** Each phrasing is asked once, when its part is held back. */
const PARTS = 5;

interface Asked {
  one: LoadedEntry;
  path: (string | number)[];
  text: string;
}

export function heldOutFindings(
  { loaded, entries, outOfScope, synonyms }: CheckedKnowledge,
  onPart: (part: number, parts: number) => void,
): Found[] {
  const found: Found[] = [];
  const asked = loaded.flatMap((one) => phrasingsOf(one).map((each) => ({ one, ...each })));
  const examples = examplesOf(entries.values(), outOfScope);
  for (let part = 0; part < PARTS; part++) {
    onPart(part + 1, PARTS);
    const held = asked.filter((_, i) => i % PARTS === part);
    const keys = new Set(held.map(({ one, text }) => `${one.entry.id} ${text}`));
    const rest = examples.filter(({ label, text }) => !keys.has(`${label} ${text}`));
    const matcher = createMatcher(rest, { synonyms });
    for (const each of held) ask(each, matcher, found);
  }
  return found;
}

function ask(
  { one, path, text }: Asked,
  matcher: ReturnType<typeof createMatcher>,
  found: Found[],
): void {
  const match = matcher.match(text);
  if (match.decision !== 'answer' || match.id === one.entry.id) return;
  const scores = scoresOf(matcher, text, [one.entry.id, match.id]);
  tellInto(found, one)('held-out', path, { values: { text, got: match.id, scores } });
}
