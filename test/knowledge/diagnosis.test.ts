// Loading knowledge/diagnosis.yaml.

import { join } from 'node:path';
import { checkKnowledge } from '../../src/knowledge/check';
import { loadKnowledge } from '../../src/knowledge/load';
import { knowledgeFolder } from './folder';

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

it('does without a tree', async () => {
  expect((await checkKnowledge(knowledgeFolder())).faults).toEqual([]);
});
