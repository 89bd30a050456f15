// Missed questions by what they ask, in either language, each group with the entry that it most likely belongs to.

import { bestLabels } from '../matcher';
import type { Model } from '../model';
import { clusterOf, type Limits } from './clusters';
import { type Seen, type Shares, vectorsOf } from './vectors';

/** An entry that may be meant, with the mean chance over the texts of a group. */
export interface Likely {
  id: string;
  chance: number;
}

export interface TextGroup {
  /** Places of the texts in the list given, the most typical first. */
  members: number[];
  /** The likeliest entries, best first. */
  likely: Likely[];
  /** Nothing speaks for one entry: it is probably a subject that no entry has. */
  isNew: boolean;
}

export interface Tuning {
  shares: Shares;
  limits: Limits;
  /** A group whose best entry has less is taken for a new subject. */
  leastChance: number;
}

/** Chosen by `npm run bench -- misses` on one half of the entries. */
export const TUNING: Tuning = {
  shares: { entries: 0.3, entriesKnown: 0.5, meaning: 0.5 },
  limits: { small: 0.6, joined: 0.5 },
  leastChance: 0.4,
};
const MOST_LIKELY = 3;

/** In one go, about half a second for a thousand texts: not for the thread that serves. */
export function groupTexts(
  texts: readonly string[],
  model: Model,
  { shares, limits, leastChance }: Tuning = TUNING,
): TextGroup[] {
  const seen = vectorsOf(texts, model, shares);
  const members = new Map<number, number[]>();
  for (const [at, cluster] of clusterOf(
    seen.rows,
    kindsOf(seen, model.labels.length),
    limits,
  ).entries()) {
    const group = members.get(cluster);
    if (group) group.push(at);
    else members.set(cluster, [at]);
  }
  return [...members.values()].map((group) => {
    const likely = likelyOf(group, seen, model.labels);
    return {
      members: typicalFirst(group, seen),
      likely,
      isNew: (likely[0]?.chance ?? 0) < leastChance,
    };
  });
}

/** The two likeliest entries of each text. */
function kindsOf({ rows: { count }, chances }: Seen, labels: number): number[][] {
  return Array.from({ length: count }, (_, at) => {
    const own = Float64Array.from(chances.subarray(at * labels, (at + 1) * labels));
    return bestLabels(own).slice(0, 2);
  });
}

function likelyOf(group: readonly number[], { chances, known }: Seen, labels: readonly string[]) {
  const sums = new Float64Array(labels.length);
  for (const at of group) {
    for (let i = 0; i < sums.length; i++) {
      const chance = chances[at * sums.length + i] as number;
      sums[i] = (sums[i] as number) + (chance * Math.sqrt(known[at] as number)) / group.length;
    }
  }
  const order = [...sums.keys()].sort((a, b) => (sums[b] as number) - (sums[a] as number));
  return order
    .slice(0, MOST_LIKELY)
    .map((label) => ({ id: labels[label] ?? '', chance: sums[label] as number }));
}

function typicalFirst(group: readonly number[], { rows: { values, width } }: Seen): number[] {
  const middle = new Float32Array(width);
  for (const at of group)
    for (let i = 0; i < width; i++)
      middle[i] = (middle[i] as number) + (values[at * width + i] as number);
  const likeness = new Map(
    group.map((at) => {
      let sum = 0;
      for (let i = 0; i < width; i++)
        sum += (values[at * width + i] as number) * (middle[i] as number);
      return [at, sum];
    }),
  );
  return [...group].sort((a, b) => (likeness.get(b) ?? 0) - (likeness.get(a) ?? 0) || a - b);
}
