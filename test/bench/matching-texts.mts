// Makes any number of phrasings of given ones, for the growth curve: front of one, rest of another of the same label.

import type { Row } from './matching-data.mts';

const SEED = 7;

/** The first `size` of the rows, spread over them, or all of them and as many crossings as are missing. */
export function enlarge(rows: readonly Row[], size: number): Row[] {
  const random = generator(SEED);
  const shuffled = [...rows].sort(byHash);
  if (size <= shuffled.length) return shuffled.slice(0, size);
  const byLabel = new Map<string, Row[]>();
  for (const row of shuffled) byLabel.set(row.label, [...(byLabel.get(row.label) ?? []), row]);
  const made = [...shuffled];
  const seen = new Set(made.map(({ text }) => text));
  while (made.length < size) {
    const first = shuffled[random(shuffled.length)] as Row;
    const same = byLabel.get(first.label) ?? [first];
    const text = cross(first.text, (same[random(same.length)] as Row).text, random);
    if (seen.has(text)) continue;
    seen.add(text);
    made.push({ text, label: first.label });
  }
  return made;
}

function cross(a: string, b: string, random: (below: number) => number): string {
  const front = a.split(' ');
  const rest = b.split(' ');
  const words = [...front.slice(0, 1 + random(front.length)), ...rest.slice(random(rest.length))];
  return words.join(' ');
}

function byHash(a: Row, b: Row): number {
  return hash(a.text) - hash(b.text);
}

function hash(text: string): number {
  let value = SEED;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return ((state >>> 8) * below) >>> 24;
  };
}
