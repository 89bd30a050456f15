// Loading the knowledge folder: what is refused, with file, line, entry and remedy.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ThawError } from '../../src/errors';
import { checkKnowledge } from '../../src/knowledge/check';
import { entrySchema } from '../../src/knowledge/entry';
import type { Fault } from '../../src/knowledge/fault';
import { examplesOf, loadKnowledge } from '../../src/knowledge/load';
import { FREEZE, knowledgeFolder, REVIEW } from './folder';

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
