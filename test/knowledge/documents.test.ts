import { checkKnowledge } from '../../src/knowledge/check';
import { faultLine } from '../../src/knowledge/fault';
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

/** A second document, to be broken on purpose. */
function second(from: string, to: string): string {
  const block = LICENCE.replace('documents:\n', '')
    .replace('id: licence', 'id: slips')
    .replace('[执照, license]', '[小票, slip]')
    .replace('营业执照', '交易凭条')
    .replace('name: Licence', 'name: Slips');
  return LICENCE + block.replace(from, to);
}

async function faultsOf(text: string): Promise<string[]> {
  const { faults } = await checkKnowledge(knowledgeFolder({ 'documents.yaml': text }));
  return faults.map((fault) => faultLine(fault).replace(/^.*?(documents\.yaml)/, '$1'));
}

it('loads documents in the order of the file', async () => {
  const folder = knowledgeFolder({ 'documents.yaml': second('', '') });
  const { documents } = await loadKnowledge(folder);
  expect(documents.map(({ id }) => id)).toEqual(['licence', 'slips']);
});

it('takes a folder without the file', async () => {
  expect((await loadKnowledge(knowledgeFolder())).documents).toEqual([]);
});

it.each([
  [
    'a cause that no entry has',
    second('[cause.freeze]', '[cause.freze]'),
    /:14 \[slips\] "causes" names "cause\.freze", which is no cause/,
  ],
  [
    'an entry that is no cause',
    second('[cause.freeze]', '[step.review]'),
    /:14 \[slips\] .*no cause/,
  ],
  [
    'a cause listed twice',
    second('[cause.freeze]', '[cause.freeze, cause.freeze]'),
    /:14 \[slips\] "cause\.freeze" is listed twice/,
  ],
  ['no cause', second('[cause.freeze]', '[]'), /:14 \[slips\] "documents\.1\.causes"/],
  [
    'an id used twice',
    second('id: slips', 'id: licence'),
    /:13 \[licence\] The id stands already on line 2/,
  ],
  ['an id that is none', second('id: slips', 'id: 小票'), /:13 .*business-licence/],
  [
    'a missing language',
    LICENCE.replace(/ {4}en:[\s\S]*/, ''),
    /\[licence\] The twin in en is missing. → Add name, about and good/,
  ],
  [
    'a missing line',
    second('      good: 四角完整。\n', ''),
    /\[slips\] "documents\.1\.zh-Hans\.good"/,
  ],
  [
    'a word of another document',
    second('小票', '执照'),
    /:15 \[slips\] "执照" already means licence/,
  ],
  [
    'a name that is a word of another',
    second('name: Slips', 'name: License'),
    /\[slips\] "License" already means licence/,
  ],
  ['a word listed twice', second('[小票', '[小票, 小票'), /:15 \[slips\] "小票" is listed twice/],
  [
    'a name that is an entry’s title',
    second('name: Slips', 'name: The freeze'),
    /\[slips\] "The freeze" is the title of cause\.freeze/,
  ],
  [
    'what to cover in one language only',
    second('good: 四角完整。', 'good: 四角完整。\n      cover: 卡号。'),
    /\[slips\] "cover" is written in zh-Hans only/,
  ],
])('finds %s', async (_, text, expected) => {
  const faults = await faultsOf(text);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(expected);
});
