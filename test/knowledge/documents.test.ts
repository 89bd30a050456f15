import { checkKnowledge } from '../../src/knowledge/check';
import { loadKnowledge } from '../../src/knowledge/load';
import { knowledgeFolder } from './folder';

const LICENCE = `documents:
  - id: licence
    causes: [cause.freeze]
    words: [执照, license]
    zh-Hans:
      name: 营业执照
      about: 证明是正规商户。
      good: 四角完整。
    en:
      name: Licence
      about: Shows that the business is registered.
      good: All four corners.
`;

const SLIPS = LICENCE.replace('documents:\n', '')
  .replace('id: licence', 'id: slips')
  .replace('[执照, license]', '[小票, slip]')
  .replace('营业执照', '交易凭条')
  .replace('name: Licence', 'name: Slips');

it('loads documents in the order of the file', async () => {
  const folder = knowledgeFolder({ 'documents.yaml': LICENCE + SLIPS });
  const { documents } = await loadKnowledge(folder);
  expect(documents.map(({ id }) => id)).toEqual(['licence', 'slips']);
});

it('takes a folder without the file', async () => {
  expect((await loadKnowledge(knowledgeFolder())).documents).toEqual([]);
});

it('names what is wrong by its path from the head of the file', async () => {
  const text = LICENCE.replace('cause.freeze', 'step.review');
  const { faults } = await checkKnowledge(knowledgeFolder({ 'documents.yaml': text }));
  expect(faults).toMatchObject([{ rule: 'paper-cause', path: ['documents', 0, 'causes', 0] }]);
});
