// Measures redaction on generated texts: what it misses of private numbers, what it takes of harmless ones.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { redactText } from '../../src/privacy/redact';
import { harmlessLines } from './harmless-lines';
import {
  makeCard,
  makeIdentity,
  makeOldIdentity,
  SPELLINGS,
  visibleDigits,
} from './private-numbers';
import { createRandom, SEED } from './random';

const ROUNDS = 20;
const CONTEXTS: [string, string][] = [
  ['', ''],
  ['我的卡号是', '，请帮我看看'],
  ['卡号：', ''],
  ['card ', ' please unfreeze'],
  ['（', '）'],
  ['{"number":"', '"}'],
  ['<b>', '</b>'],
  ['😀 ', ' 😀'],
  ['身份证号码', '是我本人'],
  ['it is "', '".'],
];

/** The longest part of the number that still stands in the text. */
function leak(number: string, text: string): number {
  const digits = visibleDigits(text);
  const known = number.replace(/X/, '');
  for (let length = known.length; length > 0; length--) {
    for (let from = 0; from + length <= known.length; from++) {
      if (digits.includes(known.slice(from, from + length))) return length;
    }
  }
  return 0;
}

interface Miss {
  spelling: string;
  number: string;
  text: string;
}

function misses(make: (random: ReturnType<typeof createRandom>) => string, shown: number) {
  const random = createRandom(SEED);
  const missed: Miss[] = [];
  let total = 0;
  for (const [name, spell] of Object.entries(SPELLINGS)) {
    for (let round = 0; round < ROUNDS; round++) {
      const number = make(random);
      if (number.length < (spell.fewest ?? 0)) continue;
      const [before, after] = random.pick(CONTEXTS);
      const result = redactText(before + spell(number, random) + after);
      total++;
      const isIntact = result.text.startsWith(before) && result.text.endsWith(after);
      if (leak(number, result.text) > shown || result.found.length === 0 || !isIntact) {
        missed.push({ spelling: name, number, text: result.text });
      }
    }
  }
  return { total, missed };
}

describe(`redactText on generated numbers (SEED=${SEED})`, () => {
  it.each([
    ['card', makeCard, 4],
    ['identity', makeIdentity, 0],
    ['old identity', makeOldIdentity, 0],
  ] as const)('leaves no clear %s number in any spelling', (_kind, make, shown) => {
    const { total, missed } = misses(make, shown);
    expect(missed).toEqual([]);
    expect(total).toBeGreaterThanOrEqual(800);
  });

  it('covers more than 30 spellings', () => {
    expect(Object.keys(SPELLINGS).length).toBeGreaterThan(30);
  });
});

describe(`redactText on harmless texts (SEED=${SEED})`, () => {
  it('takes something out of less than one in a hundred lines with numbers', () => {
    const lines = harmlessLines(createRandom(SEED));
    expect(lines.length).toBeGreaterThanOrEqual(500);
    const taken = lines.filter((line) => redactText(line).text !== line);
    expect(taken.slice(0, Math.floor(lines.length / 100))).toEqual(taken);
  });

  it('takes nothing out of the questions of the knowledge base', () => {
    const file = join(__dirname, '../../knowledge/questions.csv');
    const lines = readFileSync(file, 'utf8').split('\n');
    expect(lines.filter((line) => redactText(line).text !== line)).toEqual([]);
  });
});
