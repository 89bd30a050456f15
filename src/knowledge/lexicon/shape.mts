// Shapes general word vectors for questions: learns from labelled ones in which directions intents differ.

/** A question as the numbers of its known words, each with how much it says. */
export interface Lesson {
  words: { word: number; weight: number }[];
  label: number;
}

const EPOCHS = 4;
const FIRST_RATE = 0.05;
/** Shares of the rate: the labels' directions learn fast, the map and the single words are held near what they were. */
const LABEL_RATE = 0.1;
const MAP_RATE = 0.02;
const WORD_RATE = 0.03;
/** How sharply nearness to a label is told. */
const SHARPNESS = 12;
/** Below this a label's error teaches nothing. */
const SMALLEST_ERROR = 0.002;

/**
 * A question's direction is the mapped sum of its words; it is drawn to that of its label and away from the others.
 * @returns the vectors, all of them mapped, those that occur shifted a little as well
 */
export function shaped(vectors: Float64Array[], lessons: Lesson[]): Float64Array[] {
  const size = vectors[0]?.length ?? 0;
  const words = vectors.map((vector) => scaled(vector));
  const map = words
    .slice(0, size)
    .map((_, i) => Float64Array.from({ length: size }, (_, j) => +(i === j)));
  const labels = directionsOf(words, lessons, size);
  const random = generator();
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = FIRST_RATE * (1 - epoch / EPOCHS);
    for (const lesson of shuffled(lessons, random)) learn({ words, map, labels }, lesson, rate);
  }
  return words.map((word) => mapped(map, word));
}

interface State {
  words: Float64Array[];
  map: Float64Array[];
  labels: Float64Array[];
}

function learn({ words, map, labels }: State, lesson: Lesson, rate: number): void {
  const sum = sumOf(words, lesson);
  const image = mapped(map, sum);
  const length = Math.hypot(...image);
  if (length === 0) return;
  const direction = scaled(image);
  const errors = softmax(labels.map((label) => SHARPNESS * dot(label, direction)));
  errors[lesson.label] = (errors[lesson.label] ?? 0) - 1;
  const pull = new Float64Array(sum.length);
  for (const [i, label] of labels.entries()) {
    const error = SHARPNESS * (errors[i] ?? 0);
    if (Math.abs(error) < SHARPNESS * SMALLEST_ERROR) continue;
    add(pull, label, error);
    add(label, direction, -rate * LABEL_RATE * error);
  }
  // Only what turns the direction counts, not what lengthens it.
  add(pull, direction, -dot(pull, direction));
  const back = new Float64Array(sum.length);
  for (const [i, row] of map.entries()) {
    const turn = (pull[i] ?? 0) / length;
    add(back, row, turn);
    add(row, sum, -rate * MAP_RATE * turn);
  }
  for (const { word, weight } of lesson.words)
    add(words[word] as Float64Array, back, -rate * WORD_RATE * weight);
}

function directionsOf(words: Float64Array[], lessons: Lesson[], size: number): Float64Array[] {
  const count = Math.max(...lessons.map(({ label }) => label)) + 1;
  const sums = Array.from({ length: count }, () => new Float64Array(size));
  for (const lesson of lessons)
    add(sums[lesson.label] as Float64Array, scaled(sumOf(words, lesson)), 1);
  return sums.map(scaled);
}

function sumOf(words: Float64Array[], lesson: Lesson): Float64Array {
  const sum = new Float64Array(words[0]?.length ?? 0);
  for (const { word, weight } of lesson.words) add(sum, words[word] as Float64Array, weight);
  return sum;
}

function mapped(map: Float64Array[], vector: Float64Array): Float64Array {
  return Float64Array.from(map, (row) => dot(row, vector));
}

function scaled(vector: Float64Array): Float64Array {
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

function add(into: Float64Array, vector: Float64Array, factor: number): void {
  for (let i = 0; i < into.length; i++) into[i] = (into[i] ?? 0) + factor * (vector[i] ?? 0);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function softmax(scores: number[]): number[] {
  const best = Math.max(...scores);
  const values = scores.map((score) => Math.exp(score - best));
  const sum = values.reduce((total, value) => total + value, 0);
  return values.map((value) => value / sum);
}

function shuffled<T>(items: T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/** The same numbers on every machine. */
function generator(): () => number {
  let state = 42;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 0) / 2 ** 32;
  };
}
