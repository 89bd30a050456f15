// Loading knowledge/diagnosis.yaml: a tree that cannot be walked to its end is refused, with line and remedy.

import { join } from 'node:path';
import { checkKnowledge } from '../../src/knowledge/check';
import { faultLine } from '../../src/knowledge/fault';
import { loadKnowledge } from '../../src/knowledge/load';
import { entryText, knowledgeFolder } from './folder';

const TREE = `questions:
  - id: notice
    fills: notice
    text: { zh-Hans: 提示是什么, en: What does it say }
    unsure: scope
    answers:
      - id: locked
        label: { zh-Hans: 锁定, en: Locked }
        because: { zh-Hans: 提示锁定, en: it says locked }
        words: { zh-Hans: [锁住], en: [lock] }
        points: { cause.freeze: 2 }
        next: scope
      - id: silent
        label: { zh-Hans: 没有提示, en: Nothing }
        words: { zh-Hans: [], en: [] }
        next: end
  - id: scope
    fills: scope
    text: { zh-Hans: 冻的是什么, en: What is frozen }
    unsure: end
    answers:
      - id: terminal
        label: { zh-Hans: 机器, en: Terminal }
        value: terminal
        words: { zh-Hans: [], en: [] }
        next: end
      - id: funds
        label: { zh-Hans: 钱, en: Money }
        value: funds
        words: { zh-Hans: [], en: [] }
        next: end
causes:
  - cause: cause.freeze
    advice: { zh-Hans: 请联系客服, en: Call support }
    steps: [step.review]
unclear:
  advice: { zh-Hans: 请联系客服, en: Call support }
  steps: [step.review]
`;

/** A question that leads to `next`, to be put before the causes. */
function question(id: string, next: string): string {
  return `  - id: ${id}
    text: { zh-Hans: 问${id}, en: Ask ${id} }
    unsure: ${next}
    answers:
      - { id: a, label: { zh-Hans: 甲, en: A }, words: { zh-Hans: [], en: [] }, next: ${next} }
      - { id: b, label: { zh-Hans: 乙, en: B }, words: { zh-Hans: [], en: [] }, next: ${next} }
`;
}

async function faultsOf(tree: string): Promise<string[]> {
  const { faults } = await checkKnowledge(knowledgeFolder({ 'diagnosis.yaml': tree }));
  return faults.map((fault) => faultLine(fault).replace(/^.*?(diagnosis\.yaml)/, '$1'));
}

it('loads a good tree', async () => {
  const folder = knowledgeFolder({ 'diagnosis.yaml': TREE });
  const { diagnosis } = await loadKnowledge(folder);
  expect(diagnosis?.questions.map(({ id }) => id)).toEqual(['notice', 'scope']);
  expect(diagnosis?.causes).toMatchObject([{ cause: 'cause.freeze', freeze: 'yes' }]);
});

it('finds no fault in the shipped tree', async () => {
  const { faults, diagnosis } = await checkKnowledge(join(__dirname, '..', '..', 'knowledge'));
  expect(faults).toEqual([]);
  expect(diagnosis?.questions.length).toBeGreaterThanOrEqual(3);
});

it('does without a tree unless an entry asks for it', async () => {
  expect((await checkKnowledge(knowledgeFolder())).faults).toEqual([]);
  const intent = entryText('intent.diagnose', { word: 'diagnosis', han: '诊断' });
  const folder = knowledgeFolder({ 'entries/intent.diagnose.yaml': intent });
  const { faults } = await checkKnowledge(folder);
  expect(faults.map(faultLine)).toEqual([
    expect.stringMatching(/intent\.diagnose\.yaml:1 .*questions .*missing.* → Restore /),
  ]);
});

const BROKEN: [string, string, RegExp][] = [
  [
    'an answer that leads nowhere',
    TREE.replace('next: scope', 'next: scoop'),
    /^diagnosis\.yaml:12 Dead end: the answer "locked" of "notice" leads to "scoop", .* → Name a question/,
  ],
  [
    '"unsure" that leads nowhere',
    TREE.replace('unsure: scope', 'unsure: nowhere'),
    /^diagnosis\.yaml:5 Dead end: "unsure" of "notice" leads to "nowhere"/,
  ],
  [
    'points for a cause without an outcome',
    TREE.replace('points: { cause.freeze: 2 }', 'points: { cause.freeze: 2, step.review: 1 }'),
    /^diagnosis\.yaml:11 Dead end: the answer "locked" speaks for "step\.review".* → Add it under "causes:"/,
  ],
  [
    'a cause that no answer speaks for',
    TREE.replace('cause.freeze: 2', 'cause.freeze: -2'),
    /^diagnosis\.yaml:33 No answer speaks for "cause\.freeze"/,
  ],
  [
    'a question that nothing leads to',
    TREE.replace('causes:', `${question('lost', 'end')}causes:`),
    /^diagnosis\.yaml:\d+ No answer leads to the question "lost"/,
  ],
  [
    'a circle',
    TREE.replace(
      'value: funds\n        words: { zh-Hans: [], en: [] }\n        next: end',
      'value: funds\n        words: { zh-Hans: [], en: [] }\n        next: notice',
    ),
    /^diagnosis\.yaml:2 The questions go round in a circle: notice → scope → notice\. →/,
  ],
  [
    'a path of more than five questions',
    TREE.replace('unsure: end', 'unsure: one').replace(
      'causes:',
      `${question('one', 'two')}${question('two', 'three')}${question('three', 'four')}${question('four', 'end')}causes:`,
    ),
    /^diagnosis\.yaml:\d+ A path asks more than 5 questions: notice → scope → one → two → three → four\./,
  ],
  [
    'a question with one answer',
    TREE.replace(/ {6}- id: funds[\s\S]*?(?=causes:)/, ''),
    /^diagnosis\.yaml:\d+ The question "scope" has fewer than 2 answers to tap/,
  ],
  [
    'a text in one language',
    TREE.replace(', en: What does it say', ''),
    /^diagnosis\.yaml:4 \[notice\] The twin in en is missing from "questions\.0\.text"\. → Add the text under "en:"/,
  ],
  [
    'a label in one language',
    TREE.replace('zh-Hans: 锁定, en: Locked', 'en: Locked'),
    /^diagnosis\.yaml:8 \[locked\] The twin in zh-Hans is missing from "questions\.0\.answers\.0\.label"/,
  ],
  [
    'an unknown entry among the steps',
    TREE.replace('steps: [step.review]', 'steps: [step.none]'),
    /^diagnosis\.yaml:35 "step\.none" is no entry\. → Correct the id/,
  ],
  [
    'two questions of one name',
    TREE.replace('id: scope', 'id: notice'),
    /^diagnosis\.yaml:17 Two questions are "notice"/,
  ],
  [
    'two answers of one name',
    TREE.replace('id: silent', 'id: locked'),
    /^diagnosis\.yaml:13 The answer "locked" of "notice" stands twice/,
  ],
  [
    'a word of two answers',
    TREE.replace('zh-Hans: 没有提示', 'zh-Hans: 鎖住'),
    /^diagnosis\.yaml:14 "鎖住" means both "locked" and "silent" of "notice"/,
  ],
  [
    'points without a reason',
    TREE.replace(/ +because: .*\n/, ''),
    /^diagnosis\.yaml:7 The answer "locked" of "notice" speaks for a cause but does not say why/,
  ],
  [
    'too many buttons',
    TREE.replace(
      '      - id: silent',
      `${['a', 'b', 'c', 'd', 'e'].map((id) => `      - { id: ${id}, label: { zh-Hans: 选${id}, en: Choose ${id} }, words: { zh-Hans: [], en: [] }, next: end }\n`).join('')}      - id: silent`,
    ),
    /^diagnosis\.yaml:7 The question "notice" has 7 answers to tap\. → Keep to 6.*"tap: false"/,
  ],
  [
    'a question with one button',
    TREE.replace('id: silent', 'id: silent\n        tap: false'),
    /^diagnosis\.yaml:7 The question "notice" has fewer than 2 answers to tap/,
  ],
  [
    'an answer that stands over none',
    TREE.replace('id: silent', 'id: silent\n        over: [loked]'),
    /^diagnosis\.yaml:14 The answer "silent" of "notice" stands over "loked", which is no other/,
  ],
  [
    'a word that counts alone and belongs to two answers',
    TREE.replace('id: silent', 'id: silent\n        alone: { zh-Hans: [锁住], en: [] }'),
    /^diagnosis\.yaml:14 "锁住" means both "locked" and "silent"/,
  ],
  [
    'an outcome that is no cause',
    TREE.replace('- cause: cause.freeze', '- cause: step.review'),
    /^diagnosis\.yaml:33 .*must begin with "cause\.", "screen\." or "money\."/,
  ],
  [
    'a freeze that is neither yes nor no',
    TREE.replace(
      '    steps: [step.review]\nunclear',
      '    freeze: maybe\n    steps: [step.review]\nunclear',
    ),
    /^diagnosis\.yaml:35 .*freeze/,
  ],
  [
    'an answer about the scope without a value',
    TREE.replace('        value: funds\n', ''),
    /^diagnosis\.yaml:\d+ The answer "funds" of "scope" has no value/,
  ],
  [
    'a value that nothing uses',
    TREE.replace('id: silent', 'id: silent\n        value: both'),
    /^diagnosis\.yaml:14 The answer "silent" of "notice" has a value that nothing uses/,
  ],
  [
    'too many points',
    TREE.replace('freeze: 2', 'freeze: 9'),
    /"questions\.0\.answers\.0\.points\.cause\.freeze"/,
  ],
  ['an unknown key', TREE.replace('fills: notice', 'fill: notice'), /fill/],
];

it.each(BROKEN)('refuses %s', async (_what, tree, expected) => {
  expect(tree).not.toBe(TREE);
  const faults = await faultsOf(tree);
  expect(faults).toContainEqual(expect.stringMatching(expected));
});

it('reports the faults of paths once each', async () => {
  expect(await faultsOf(TREE.replace('next: scope', 'next: scoop'))).toHaveLength(1);
});
