// Gathers vectors into clusters by their average likeness: first small ones in one pass, then those joined, nearest first.

/** Rows of equal length; the likeness of two rows is their product. */
export interface Rows {
  values: Float32Array;
  width: number;
  count: number;
}

export interface Limits {
  /** A row goes to a small cluster that it resembles at least so much. */
  small: number;
  /** Clusters that resemble each other at least so much on the average become one. */
  joined: number;
}

/** More small clusters than this would make the joining slow; later rows go to the nearest one. */
const MOST_SMALL = 1200;

/** @returns for each row the number of its cluster; the same rows in the same order give the same clusters */
export function clusterOf(rows: Rows, limits: Limits): Int32Array {
  const small = new SmallClusters(rows.width);
  const places = new Int32Array(rows.count);
  for (let row = 0; row < rows.count; row++) {
    places[row] = small.take(rowAt(rows, row), limits.small);
  }
  const joined = joinedClusters(small, limits.joined);
  return places.map((place) => joined[place] as number);
}

function rowAt({ values, width }: Rows, row: number): Float32Array {
  return values.subarray(row * width, (row + 1) * width);
}

class SmallClusters {
  /** The sum of each cluster's rows. */
  readonly sums: Float32Array[] = [];
  readonly sizes: number[] = [];
  readonly #width: number;

  constructor(width: number) {
    this.#width = width;
  }

  take(row: Float32Array, least: number): number {
    let best = -1;
    let likeness = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < this.sums.length; at++) {
      const found = product(row, this.sums[at] as Float32Array) / (this.sizes[at] as number);
      if (found <= likeness) continue;
      likeness = found;
      best = at;
    }
    if (best < 0 || (likeness < least && this.sums.length < MOST_SMALL)) {
      best = this.sums.push(new Float32Array(this.#width)) - 1;
      this.sizes.push(0);
    }
    addInto(this.sums[best] as Float32Array, row);
    this.sizes[best] = (this.sizes[best] as number) + 1;
    return best;
  }
}

/** Average linkage: the likeness of two clusters is the product of their sums over that of their sizes. */
function joinedClusters({ sums, sizes }: SmallClusters, least: number): Int32Array {
  const count = sums.length;
  const likeness = new Float32Array(count * count);
  const parents = Int32Array.from({ length: count }, (_, at) => at);
  const isAlive = new Uint8Array(count).fill(1);
  const nearest = new Int32Array(count).fill(-1);
  const measure = (a: number, b: number) =>
    product(sums[a] as Float32Array, sums[b] as Float32Array) /
    ((sizes[a] as number) * (sizes[b] as number));
  const findNearest = (of: number) => {
    let best = -1;
    for (let at = 0; at < count; at++) {
      if (at === of || !isAlive[at]) continue;
      if (
        best < 0 ||
        (likeness[of * count + at] as number) > (likeness[of * count + best] as number)
      )
        best = at;
    }
    nearest[of] = best;
  };
  for (let a = 0; a < count; a++)
    for (let b = 0; b < a; b++) likeness[a * count + b] = likeness[b * count + a] = measure(a, b);
  for (let at = 0; at < count; at++) findNearest(at);
  for (;;) {
    let best = -1;
    let found = least;
    for (let at = 0; at < count; at++) {
      if (!isAlive[at] || (nearest[at] as number) < 0) continue;
      const value = likeness[at * count + (nearest[at] as number)] as number;
      if (value < found) continue;
      found = value;
      best = at;
    }
    if (best < 0) return rootsOf(parents);
    const gone = nearest[best] as number;
    addInto(sums[best] as Float32Array, sums[gone] as Float32Array);
    sizes[best] = (sizes[best] as number) + (sizes[gone] as number);
    parents[gone] = best;
    isAlive[gone] = 0;
    for (let at = 0; at < count; at++) {
      if (!isAlive[at] || at === best) continue;
      likeness[at * count + best] = likeness[best * count + at] = measure(best, at);
    }
    for (let at = 0; at < count; at++) {
      if (!isAlive[at]) continue;
      const near = nearest[at] as number;
      if (at === best || near === best || near === gone) findNearest(at);
      else if ((likeness[at * count + best] as number) > (likeness[at * count + near] as number))
        nearest[at] = best;
    }
  }
}

function rootsOf(parents: Int32Array): Int32Array {
  return parents.map((_, at) => {
    let root = at;
    while (parents[root] !== root) root = parents[root] as number;
    return root;
  });
}

export function product(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function addInto(sum: Float32Array, row: Float32Array): void {
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (row[i] as number);
}
