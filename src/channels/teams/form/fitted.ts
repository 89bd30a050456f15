// Keeps a message below the size that Teams takes: what is too long to be read in a chat anyway is cut.

import type { Activity } from 'botbuilder';

/** Teams refuses cards of more than 28 kB, as UTF-8; the connector adds addresses to it. */
const LARGEST = 26_000;
/** How much of each text is left, tried one after the other. */
const CUTS = [2000, 1000, 500, 200, 100];

export function fitted(activity: Partial<Activity>): Partial<Activity> {
  const attempts = CUTS.values();
  let shown = activity;
  while (Buffer.byteLength(JSON.stringify(shown)) > LARGEST) {
    const { value: most } = attempts.next();
    if (most === undefined) break;
    shown = cut(activity, most) as Partial<Activity>;
  }
  return shown;
}

/** The texts of a card; everything else is as long as we make it. */
function cut(value: unknown, most: number, key = ''): unknown {
  if (Array.isArray(value)) return value.map((each) => cut(each, most));
  if (typeof value === 'string') return key === 'text' ? shortened(value, most) : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, cut(each, most, name)]),
  );
}

function shortened(text: string, most: number): string {
  const signs = [...text];
  return signs.length > most ? `${signs.slice(0, most - 1).join('')}…` : text;
}
