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

/**
 * @param kinds for each row the kinds it belongs to, the nearest first: it is compared with small clusters of these alone
 * @returns for each row the number of its cluster; the same rows in the same order give the same clusters
 */
export function clusterOf(
  rows: Rows,
  kinds: readonly (readonly number[])[],
  limits: Limits,
): Int32Array {
  const small = new SmallClusters(rows.width);
  const places = new Int32Array(rows.count);
  for (let row = 0; row < rows.count; row++) {
    places[row] = small.take(rowAt(rows, row), kinds[row] ?? [], limits.small);
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
  readonly #ofKind = new Map<number, number[]>();
  readonly #width: number;

  constructor(width: number) {
    this.#width = width;
  }

  take(row: Float32Array, kinds: readonly number[], least: number): number {
    let best = -1;
    let likeness = Number.NEGATIVE_INFINITY;
    for (const kind of kinds) {
      for (const at of this.#ofKind.get(kind) ?? []) {
        const found = product(row, this.sums[at] as Float32Array) / (this.sizes[at] as number);
        if (found <= likeness) continue;
        likeness = found;
        best = at;
      }
    }
    if (best < 0 || (likeness < least && this.sums.length < MOST_SMALL)) best = this.#add(kinds[0]);
    addInto(this.sums[best] as Float32Array, row);
    this.sizes[best] = (this.sizes[best] as number) + 1;
    return best;
  }

  #add(kind = 0): number {
    const at = this.sums.push(new Float32Array(this.#width)) - 1;
    this.sizes.push(0);
    const others = this.#ofKind.get(kind);
    if (others) others.push(at);
    else this.#ofKind.set(kind, [at]);
    return at;
  }
}

/** Average linkage: the nearest two become one, as long as they are near enough. */
function joinedClusters({ sums, sizes }: SmallClusters, least: number): Int32Array {
  const joining = new Joining(sums, sizes);
  while (joining.joinNearest(least));
  return rootsOf(joining.parents);
}

class Joining {
  /** The cluster that each has gone into. */
  readonly parents: Int32Array;
  readonly #count: number;
  readonly #sizes: Float64Array;
  /** Mean likeness of the rows of two clusters. */
  readonly #likeness: Float32Array;
  readonly #isAlive: Uint8Array;
  readonly #nearest: Int32Array;

  constructor(sums: readonly Float32Array[], sizes: readonly number[]) {
    const count = sums.length;
    this.#count = count;
    this.#sizes = Float64Array.from(sizes);
    this.parents = Int32Array.from({ length: count }, (_, at) => at);
    this.#isAlive = new Uint8Array(count).fill(1);
    this.#nearest = new Int32Array(count).fill(-1);
    this.#likeness = new Float32Array(count * count);
    const means = sums.map((sum, at) => sum.map((value) => value / (sizes[at] as number)));
    for (let a = 0; a < count; a++)
      for (let b = 0; b < a; b++)
        this.#set(a, b, product(means[a] as Float32Array, means[b] as Float32Array));
    for (let at = 0; at < count; at++) this.#findNearest(at);
  }

  /** @returns false when no two are near enough */
  joinNearest(least: number): boolean {
    let kept = -1;
    let found = least;
    for (let at = 0; at < this.#count; at++) {
      const near = this.#nearest[at] as number;
      if (!this.#isAlive[at] || near < 0 || this.#get(at, near) < found) continue;
      found = this.#get(at, near);
      kept = at;
    }
    if (kept < 0) return false;
    this.#join(kept, this.#nearest[kept] as number);
    return true;
  }

  #join(kept: number, gone: number): void {
    const [own, added] = [this.#sizes[kept] as number, this.#sizes[gone] as number];
    this.parents[gone] = kept;
    this.#isAlive[gone] = 0;
    this.#sizes[kept] = own + added;
    for (let at = 0; at < this.#count; at++) {
      if (!this.#isAlive[at] || at === kept) continue;
      const mean = (own * this.#get(kept, at) + added * this.#get(gone, at)) / (own + added);
      this.#set(kept, at, mean);
    }
    this.#findNearest(kept);
    for (let at = 0; at < this.#count; at++) {
      if (!this.#isAlive[at] || at === kept) continue;
      const near = this.#nearest[at] as number;
      if (near === kept || near === gone) this.#findNearest(at);
      else if (this.#get(at, kept) > this.#get(at, near)) this.#nearest[at] = kept;
    }
  }

  #findNearest(of: number): void {
    let best = -1;
    for (let at = 0; at < this.#count; at++) {
      if (at === of || !this.#isAlive[at]) continue;
      if (best < 0 || this.#get(of, at) > this.#get(of, best)) best = at;
    }
    this.#nearest[of] = best;
  }

  #get(a: number, b: number): number {
    return this.#likeness[a * this.#count + b] as number;
  }

  #set(a: number, b: number, likeness: number): void {
    this.#likeness[a * this.#count + b] = likeness;
    this.#likeness[b * this.#count + a] = likeness;
  }
}

function rootsOf(parents: Int32Array): Int32Array {
  return parents.map((_, at) => {
    let root = at;
    while (parents[root] !== root) root = parents[root] as number;
    return root;
  });
}

function product(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function addInto(sum: Float32Array, row: Float32Array): void {
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (row[i] as number);
}
