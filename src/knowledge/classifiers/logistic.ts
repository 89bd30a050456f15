// Multinomial logistic regression, trained by stochastic gradient steps in a fixed order of shuffling.

import {
  addRows,
  type Dataset,
  type LinearWeights,
  linearScores,
  type SparseModel,
  type SparseVector,
  softmax,
} from './sparse';

/** Few and shrinking steps from zero: the early stop is what keeps it from learning examples by heart. */
const EPOCHS = 3;
const FIRST_RATE = 4;
const RATE_DECAY = 0.5;
/** A label this close to its target is left alone: saves most of the work in later epochs. */
const SMALLEST_ERROR = 0.01;
/** Share of the target that is spread over all labels: some examples are labelled wrongly, and it tames the chances. */
const SMOOTHING = 0.1;
const SEED = 42;

export class SparseLogistic implements SparseModel, LinearWeights {
  weights = new Float32Array(0);
  bias = new Float64Array(0);
  #active = new Int32Array(0);
  #changes = new Float64Array(0);

  fit(data: Dataset): void {
    this.weights = new Float32Array(data.featureCount * data.labelCount);
    this.bias = new Float64Array(data.labelCount);
    this.#active = new Int32Array(data.labelCount);
    this.#changes = new Float64Array(data.labelCount);
    const chances = new Float64Array(data.labelCount);
    const order = Int32Array.from(data.labels.keys());
    const random = generator(SEED);
    let rate = FIRST_RATE;
    for (let epoch = 0; epoch < EPOCHS; epoch++) {
      shuffle(order, random);
      for (const row of order) this.#learn(data, row, { rate, chances });
      rate *= RATE_DECAY;
    }
  }

  score(vector: SparseVector, scores: Float64Array): void {
    linearScores(this, vector, scores);
  }

  #learn(
    data: Dataset,
    row: number,
    { rate, chances }: { rate: number; chances: Float64Array },
  ): void {
    const start = data.starts[row] as number;
    const end = data.starts[row + 1] as number;
    chances.fill(0);
    addRows(this.weights, { ids: data.ids, values: data.values, start, end }, chances);
    softmax(chances);
    const right = data.labels[row] as number;
    const rest = SMOOTHING / chances.length;
    let active = 0;
    for (let label = 0; label < chances.length; label++) {
      const error = (label === right ? 1 - SMOOTHING + rest : rest) - (chances[label] as number);
      if (error < SMALLEST_ERROR && error > -SMALLEST_ERROR) continue;
      this.#active[active] = label;
      this.#changes[active++] = rate * error;
    }
    this.#change(data, { start, end }, active);
  }

  #change({ ids, values, labelCount }: Dataset, { start, end }: Range, active: number): void {
    const weights = this.weights;
    const labels = this.#active;
    const changes = this.#changes;
    for (let at = start; at < end; at++) {
      const value = values[at] as number;
      const base = (ids[at] as number) * labelCount;
      for (let i = 0; i < active; i++) {
        const place = base + (labels[i] as number);
        weights[place] = (weights[place] as number) + value * (changes[i] as number);
      }
    }
  }
}

interface Range {
  start: number;
  end: number;
}

function shuffle(order: Int32Array, random: (below: number) => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = random(i + 1);
    const kept = order[i] as number;
    order[i] = order[j] as number;
    order[j] = kept;
  }
}

/** Numerical Recipes' linear congruential generator: the same numbers on every machine. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 0) % below;
  };
}
