// An entry that is being written, checked beside the others before it is saved.

import { checkKnowledge } from '../../../src/knowledge/check';
import { checkEntry, surroundingsOf } from '../../../src/knowledge/checks/check-entry';
import type { Finding } from '../../../src/knowledge/checks/finding';
import { checkWordsIn } from '../../../src/knowledge/checks/wording';
import type { Language } from '../../../src/language/language';
import { FREEZE, knowledgeFolder } from '../folder';

const FILE = 'cause.freeze.yaml';

async function findingsOf(
  text: string,
  language: Language = 'en',
  hasPicture = true,
): Promise<Finding[]> {
  const knowledge = await checkKnowledge(knowledgeFolder());
  const around = surroundingsOf(knowledge, {
    wording: checkWordsIn(language),
    rules: { today: '2026-11-29', hasPicture: () => hasPicture },
  });
  return checkEntry({ file: FILE, text }, around);
}

function line({ line: at, column, severity, rule }: Finding): string {
  return `${at}:${column} ${severity} ${rule}`;
}

it('finds what is wrong in the text itself, and beside the entries that are saved', async () => {
  const figures = FREEZE.replace('冻结的说明。', '要3个工作日。').replace(
    'About the freeze.',
    'It takes six working days.',
  );
  expect((await findingsOf(figures)).map(line)).toEqual([
    '6:11 fault figure-without-source',
    '6:12 fault twin-figures',
    '26:11 fault figure-without-source',
    '26:14 fault promise-without-source',
    '26:20 fault twin-figures',
  ]);
  const near = FREEZE.replace('the freeze number one', 'number two, the review');
  expect((await findingsOf(near)).map(line)).toEqual(['28:7 warning near-phrasing']);
  const taken = FREEZE.replace('the freeze number one', 'The review number two?');
  expect((await findingsOf(taken, 'zh-Hans')).map(({ says }) => says)).toEqual([
    expect.stringMatching(
      /^“The review number two\?”在 step\.review 里也有（.*step\.review\.yaml:29）。$/,
    ),
  ]);
  expect((await findingsOf('id: a\nid: b\n')).map(line)).toEqual(['2:1 fault yaml-key-twice']);
});

it('misses a picture that is not drawn', async () => {
  const text = FREEZE.replace('zh-Hans:', 'picture: slip\nzh-Hans:');
  expect((await findingsOf(text, 'en', false)).map(line)).toEqual(['3:10 fault picture-missing']);
  expect(await findingsOf(text)).toEqual([]);
});

it('finds nothing in a good entry, saved or new', async () => {
  expect(await findingsOf(FREEZE)).toEqual([]);
  const other = FREEZE.replace('cause.freeze', 'cause.other')
    .replaceAll('freeze', 'seal')
    .replaceAll('冻结', '封条');
  expect((await findingsOf(other)).map(({ rule }) => rule)).toEqual([]);
});
