// Loading the knowledge folder: what is refused, with file, line, entry and remedy.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ThawError } from '../../src/errors';
import { checkKnowledge } from '../../src/knowledge/check';
import { entrySchema } from '../../src/knowledge/entry';
import type { Fault } from '../../src/knowledge/fault';
import { examplesOf, loadKnowledge } from '../../src/knowledge/load';
import { entryText, FREEZE, knowledgeFolder, REVIEW } from './folder';

const ENTRY = 'entries/cause.freeze.yaml';

async function faultsOf(files: Record<string, string | Buffer>): Promise<Fault[]> {
  return (await checkKnowledge(knowledgeFolder(files))).faults;
}

it('loads a good folder', async () => {
  const { entries, operator, matcher } = await loadKnowledge(knowledgeFolder());
  expect([...entries.keys()]).toEqual(['cause.freeze', 'step.review']);
  expect(entries.get('cause.freeze')?.en.answer).toBe('About the freeze.');
  expect(operator.apply.en).toBe('Apply on the website.');
  expect(matcher.match('the freeze number two')).toMatchObject({
    decision: 'answer',
    id: 'cause.freeze',
  });
});

it('learns from the sentences of an answer what no phrasing says', () => {
  const said = entrySchema.parse(
    parse(FREEZE.replace('About the freeze.', '"- **Sudden jumps** in turnover.\\n- Odd."')),
  );
  const texts = examplesOf([said], ['the weather']).map(({ text }) => text);
  expect(texts).toContainEqual(expect.stringMatching(/^Sudden jumps\s+in turnover/));
  expect(texts).not.toContain('Odd.');
  expect(texts).toContain(said.en.title);
});

it('throws every fault at once', async () => {
  const folder = knowledgeFolder({
    [ENTRY]: FREEZE.replace('reviewed: 2026-11-22', 'reviewed: yesterday'),
    'entries/step.review.yaml': REVIEW.replace(
      'id: step.review',
      'id: step.review\nrelated: [no.such]',
    ),
  });
  const error = await loadKnowledge(folder).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ThawError);
  expect(error).toMatchObject({ code: 'KNOWLEDGE_INVALID' });
  expect(String(error)).toMatch(
    /cause\.freeze\.yaml:2 \[cause\.freeze\].*\n.*step\.review\.yaml:2 \[step\.review\]/,
  );
});

const BROKEN: [string, Record<string, string | Buffer>, { line: number; says: RegExp }][] = [
  [
    'broken YAML',
    { [ENTRY]: FREEZE.replace('title: The freeze', 'title: The: freeze') },
    { line: 24, says: /not valid YAML/ },
  ],
  [
    'a key that is written twice',
    { [ENTRY]: `${FREEZE}id: cause.other\n` },
    { line: 43, says: /not valid YAML/ },
  ],
  ['an unknown key', { [ENTRY]: `${FREEZE}extra: 1\n` }, { line: 1, says: /extra/ }],
  [
    'a missing key',
    { [ENTRY]: FREEZE.replace('reviewed: 2026-11-22\n', '') },
    { line: 1, says: /"reviewed"/ },
  ],
  [
    'a missing twin',
    { [ENTRY]: FREEZE.slice(0, FREEZE.indexOf('en:')) },
    { line: 1, says: /twin in en is missing/ },
  ],
  [
    'an answer in one language only',
    { [ENTRY]: FREEZE.replace('  answer: About the freeze.\n', '') },
    { line: 24, says: /Only the other language/ },
  ],
  [
    'an id of two files',
    { 'entries/x.yaml': entryText('cause.freeze', { word: 'payout', han: '打款' }) },
    { line: 1, says: /used in .*cause\.freeze\.yaml/ },
  ],
  [
    'an unknown related id',
    { [ENTRY]: FREEZE.replace('zh-Hans:', 'related:\n  - step.none\nzh-Hans:') },
    { line: 4, says: /step\.none/ },
  ],
  [
    'an unknown part',
    { [ENTRY]: FREEZE.replace('zh-Hans:', 'parts: [step.none]\nzh-Hans:') },
    { line: 3, says: /"parts" names "step\.none"/ },
  ],
  [
    'a picture that nobody drew',
    { [ENTRY]: FREEZE.replace('zh-Hans:', 'picture: none\nzh-Hans:') },
    { line: 3, says: /"picture"|picture/ },
  ],
  [
    'an entry related to itself',
    { [ENTRY]: FREEZE.replace('zh-Hans:', 'related: [cause.freeze]\nzh-Hans:') },
    { line: 3, says: /itself/ },
  ],
  [
    'a phrasing of two entries',
    {
      'entries/step.review.yaml': REVIEW.replace(
        'number ten',
        'number ten\n    - The FREEZE, number TEN?',
      ),
    },
    { line: 38, says: /claimed by cause\.freeze/ },
  ],
  [
    'a repeated phrasing',
    { [ENTRY]: FREEZE.replace('冻结第甲个', '凍結第乙個') },
    { line: 9, says: /repeats/ },
  ],
  [
    'a phrasing without words',
    { [ENTRY]: FREEZE.replace('the freeze number one', '"?!"') },
    { line: 28, says: /no word/ },
  ],
  [
    'too few phrasings',
    { [ENTRY]: FREEZE.replace('    - the freeze number one\n', '') },
    { line: 28, says: /en has 14 phrasings/ },
  ],
  [
    'an unknown placeholder',
    { [ENTRY]: FREEZE.replace('About the freeze.', 'See "{{link}}".') },
    { line: 26, says: /\{\{link\}\}/ },
  ],
  [
    'a sum without source',
    { [ENTRY]: FREEZE.replace('冻结的说明。', '收费59元。') },
    { line: 6, says: /source/ },
  ],
  [
    'working days without source',
    { [ENTRY]: FREEZE.replace('About the freeze.', 'Several working days.') },
    { line: 26, says: /source/ },
  ],
  ['a byte order mark', { [ENTRY]: `\ufeff${FREEZE}` }, { line: 1, says: /byte order mark/ }],
  [
    'bytes that are not UTF-8',
    {
      [ENTRY]: Buffer.concat([
        Buffer.from('id: a.b\ntitle: '),
        Buffer.from([0xb6, 0xb3, 0xbd, 0xe1]),
      ]),
    },
    { line: 2, says: /not UTF-8/ },
  ],
  [
    'a file over 1 MB',
    { [ENTRY]: `# ${'x'.repeat(1_000_001)}` },
    { line: 1, says: /larger than 1 MB/ },
  ],
  ['an anchor that holds itself', { [ENTRY]: 'id: &a [*a]\n' }, { line: 1, says: /anchor|YAML/ }],
  [
    'a flood of aliases',
    { [ENTRY]: `a: &a [x]\nb: [${'*a, '.repeat(30)}*a]\n` },
    { line: 2, says: /aliases/ },
  ],
  [
    'a word of two synonym groups',
    { 'synonyms.yaml': 'synonyms:\n  - [a, b]\n  - [c, A]\n' },
    { line: 3, says: /stands already on line 2/ },
  ],
  [
    'an out-of-scope question that is a phrasing',
    { 'out-of-scope.yaml': 'zh-Hans: []\nen:\n  - The freeze number one!\n' },
    { line: 3, says: /phrasing of cause\.freeze/ },
  ],
];

it.each(BROKEN)('refuses %s', async (_what, files, expected) => {
  const faults = await faultsOf(files);
  const found = faults.filter(
    ({ says, line }) => expected.says.test(says) && line === expected.line,
  );
  expect({ found: found.length, faults }).toMatchObject({ found: 1 });
  expect(found[0]?.fix).toMatch(/\w/);
});

it('names a missing file', async () => {
  const faults = (await checkKnowledge('/nowhere')).faults;
  expect(faults.map(({ file }) => file)).toEqual(
    expect.arrayContaining(['/nowhere/operator.yaml', '/nowhere/entries']),
  );
});

it('does without synonyms and out-of-scope questions', async () => {
  const folder = knowledgeFolder();
  rmSync(join(folder, 'synonyms.yaml'));
  rmSync(join(folder, 'out-of-scope.yaml'));
  expect((await loadKnowledge(folder)).entries.size).toBe(2);
});

it('takes a vague sum for no figure', async () => {
  expect(
    await faultsOf({ [ENTRY]: FREEZE.replace('冻结的说明。', '平时几十元，忽然几万元。') }),
  ).toEqual([]);
});
