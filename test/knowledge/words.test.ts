// Words, concepts and features of texts in any mixture of scripts.

import { Concepts } from '../../src/knowledge/concepts';
import { copyOf, FeatureExtractor, MOST_FEATURES } from '../../src/knowledge/features';
import { KIND } from '../../src/knowledge/hashes';
import { foldText } from '../../src/language/fold';

const concepts = new Concepts([
  ['解冻', '解东', 'unfreeze'],
  ['终端', 'POS机', 'pos', 'card machine'],
  ['智能POS', 'smart pos'],
]);
const extractor = new FeatureExtractor(concepts);

function unitsOf(text: string): string[] {
  return concepts.units(concepts.words(foldText(text))).map(({ form }) => form);
}

function hashesOf(text: string, kind?: number): number[] {
  const { hashes, kinds, length } = copyOf(extractor.extract(text));
  return [...hashes].filter((_, i) => i < length && (kind === undefined || kinds[i] === kind));
}

it('cuts a mixed sentence into Latin stems, numbers and Chinese words', () => {
  const words = concepts.words(foldText("My POS被freeze了，can't收59元"));
  expect(words.map(({ text }) => text)).toEqual([
    'my',
    'pos',
    '被',
    'freeze',
    '了',
    'cant',
    '收',
    '59',
    '元',
  ]);
  expect(words.map(({ form }) => form)).toContain('freez');
});

it('keeps of a long number only its length', () => {
  expect(concepts.words('898110012345678').map(({ form }) => form)).toEqual(['#15']);
});

it('names the same concept in both languages and for wrong characters', () => {
  expect(unitsOf('解东')).toEqual(unitsOf('Unfreeze'));
  expect(unitsOf('card machines')).toEqual(unitsOf('POS机'));
});

it('prefers the longest synonym', () => {
  expect(unitsOf('smart pos')).toEqual(['=智能pos']);
});

it('finds no concept inside other words', () => {
  expect(unitsOf('了解东西')).not.toContain('=解冻');
  expect(unitsOf('possible')).not.toContain('=终端');
});

it('hears the same in a word and in its homophones', () => {
  expect(hashesOf('解冻了', KIND.sound)).toHaveLength(2);
  expect(hashesOf('解冻了', KIND.sound)).toEqual(hashesOf('解动乐', KIND.sound));
});

it('hears no pair across a word of another language', () => {
  expect(hashesOf('冻了pos机', KIND.sound)).toEqual(hashesOf('冻了', KIND.sound));
});

it('takes a character of two code units for a word whose meaning may be unknown', () => {
  const [word] = concepts.words('𠮷');
  expect(word).toMatchObject({ text: '𠮷', isHan: true, meaning: undefined });
});

it('lets a word of no dictionary mean what its characters mean', () => {
  const [word] = new Concepts([['冻锕', 'x']]).words('冻锕');
  expect([word?.text, word?.meaning]).toEqual(['冻锕', concepts.words('冻')[0]?.meaning]);
});

it('gives traditional and simplified text the same features', () => {
  expect(hashesOf('終端機怎麼解凍')).toEqual(hashesOf('终端机怎么解冻'));
});

it('gives a misspelt word many of the features of the right one', () => {
  const right = new Set(hashesOf('terminal', KIND.gram));
  const shared = hashesOf('termnal', KIND.gram).filter((hash) => right.has(hash));
  expect(shared.length).toBeGreaterThan(4);
});

it('has no features for punctuation and emoji', () => {
  expect(hashesOf('?!… 🔒🔒')).toEqual([]);
});

it('bounds the features of a very long text', () => {
  expect(hashesOf('冻结termin '.repeat(5_000)).length).toBeLessThanOrEqual(MOST_FEATURES);
});
