// Writes small knowledge folders for tests: one good one, to be broken on purpose.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support/temporary-folder';

const NUMERALS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const COUNTED = [...NUMERALS, ...NUMERALS.map((n) => `twenty ${n}`)].slice(0, 15);
const HAN = [
  '甲',
  '乙',
  '丙',
  '丁',
  '戊',
  '己',
  '庚',
  '辛',
  '壬',
  '癸',
  '子',
  '丑',
  '寅',
  '卯',
  '辰',
];

/** Text of a good entry file about `word`. */
export function entryText(
  id: string,
  { word, han, extra = '' }: { word: string; han: string; extra?: string },
): string {
  const en = COUNTED.map((n) => `    - the ${word} number ${n}`).join('\n');
  const zh = HAN.map((n) => `    - ${han}第${n}个`).join('\n');
  return `id: ${id}
reviewed: 2026-11-22
${extra}zh-Hans:
  title: ${han}
  short: ${han}的短说明。
  answer: ${han}的说明。
  phrasings:
${zh}
en:
  title: The ${word}
  short: Briefly on the ${word}.
  answer: About the ${word}.
  phrasings:
${en}
`;
}

export const FREEZE = entryText('cause.freeze', { word: 'freeze', han: '冻结' });
export const REVIEW = entryText('step.review', { word: 'review', han: '审核' });

export const HOURS = `timeZone: Asia/Shanghai
zoneName: { zh-Hans: 北京时间, en: China time }
week:
  monday: [09:00-12:00, 13:30-18:00]
  tuesday: [09:00-18:00]
  wednesday: [09:00-18:00]
  thursday: [09:00-18:00]
  friday: [09:00-18:00]
  saturday: []
  sunday: []
swappedDay: [09:00-17:00]
holidaysKnownUntil: 2026-12-31
holidays:
  - { name: { zh-Hans: 国庆节, en: National Day }, from: 2026-10-01, to: 2026-10-07, working: [2026-10-10] }
`;

/** A folder with two good entries; `files` adds or replaces files by their path inside it. */
export function knowledgeFolder(files: Record<string, string | Buffer> = {}): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'entries'));
  const all: Record<string, string | Buffer> = {
    'operator.yaml': 'apply:\n  zh-Hans: 请到官网申请。\n  en: Apply on the website.\n',
    'hours.yaml': HOURS,
    'synonyms.yaml': 'synonyms:\n  - [冻结, frozen, freeze]\n',
    'out-of-scope.yaml': 'zh-Hans:\n  - 今天天气如何\nen:\n  - how is the weather\n',
    'entries/cause.freeze.yaml': FREEZE,
    'entries/step.review.yaml': REVIEW,
    ...files,
  };
  for (const [name, text] of Object.entries(all)) writeFileSync(join(folder, name), text);
  return folder;
}
