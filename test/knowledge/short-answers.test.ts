// The short answers of entries: what is refused, with line and remedy, and how the shipped ones read.

import { join } from 'node:path';
import { checkKnowledge } from '../../src/knowledge/check';
import type { Entry } from '../../src/knowledge/entry';
import { LANGUAGES } from '../../src/language/language';
import { FREEZE, knowledgeFolder } from './folder';

const FILE = 'entries/cause.freeze.yaml';
const ZH = { short: '冻结的短说明。', answer: '冻结的说明。', shortLine: 5, answerLine: 6 };
const EN = {
  ...{ short: 'Briefly on the freeze.', answer: 'About the freeze.' },
  ...{ shortLine: 25, answerLine: 26 },
};

async function faultsOf(text: string) {
  const { faults } = await checkKnowledge(knowledgeFolder({ [FILE]: text }));
  return faults.map(({ line, entry, says, fix }) => ({ line, entry, says, fix }));
}

/** FREEZE with other texts in place of some of its own. */
const changed = (...changes: [from: string, to: string][]) =>
  changes.reduce((text, [from, to]) => text.replace(from, to), FREEZE);

const quoted = (text: string) => JSON.stringify(text);

const REFUSED: [what: string, text: string, line: number, says: RegExp][] = [
  ['none in Chinese', changed([`  short: ${ZH.short}\n`, '']), 5, /zh-Hans has an answer but no/],
  ['none in English', changed([`  short: ${EN.short}\n`, '']), 25, /en has an answer but no/],
  [
    'one without an answer',
    changed([`  answer: ${EN.answer}\n`, ''], [`  answer: ${ZH.answer}\n`, '']),
    ZH.shortLine,
    /no full one/,
  ],
  ['81 characters of Chinese', changed([ZH.short, '冻'.repeat(81)]), ZH.shortLine, /81 characters/],
  ['241 of English', changed([EN.short, 'a'.repeat(241)]), EN.shortLine, /241 characters/],
  ['three sentences in Chinese', changed([ZH.short, '好。好？好！']), ZH.shortLine, /3 sentences/],
  [
    'three in English',
    changed([EN.short, quoted('Yes. It is 3.5 p.m. “Or so.” Ask')]),
    EN.shortLine,
    /3 sentences/,
  ],
  ['bold type', changed([ZH.short, '请**不要**付款。']), ZH.shortLine, /Markdown/],
  ['code', changed([ZH.short, quoted('看`提示`。')]), ZH.shortLine, /Markdown/],
  ['a link', changed([EN.short, quoted('See [here](https://a.cn).')]), EN.shortLine, /Markdown/],
  ['a heading', changed([EN.short, quoted('# Why')]), EN.shortLine, /Markdown/],
  ['a quotation', changed([EN.short, quoted('> Why')]), EN.shortLine, /Markdown/],
  ['a bullet', changed([ZH.short, quoted('- 先问清')]), ZH.shortLine, /list/],
  ['a numbered item', changed([ZH.short, quoted('1、先问清')]), ZH.shortLine, /list/],
  ['two lines', changed([EN.short, '|-\n    Ask.\n    Wait.']), EN.shortLine, /line break/],
  [
    'a placeholder that nobody fills',
    changed([EN.short, quoted('Apply at {{link}}.')]),
    EN.shortLine,
    /"short" holds the unknown placeholder \{\{link\}\}/,
  ],
  ['braces without a partner', changed([EN.short, quoted('Apply {{apply.')]), EN.shortLine, /\{\{/],
  [
    'a figure that the answer lacks',
    changed([ZH.short, '打96110。'], [EN.short, 'Call 96110.'], [ZH.answer, '可以打96110。']),
    EN.shortLine,
    /says "96110", which the answer does not/,
  ],
  [
    'working days that the answer lacks',
    changed([ZH.short, '要几个工作日。'], [EN.short, 'It takes a few working days.']),
    ZH.shortLine,
    /says "工作日"/,
  ],
  [
    'a figure in one language only',
    changed([EN.short, 'Call 110.'], [EN.answer, 'Call 110.'], [ZH.answer, '打110。']),
    ZH.shortLine,
    /lacks "110", which the one in en says/,
  ],
  [
    'a sum in words',
    changed([ZH.short, '要五十九元。'], [ZH.answer, '要五十九元。']),
    EN.shortLine,
    /lacks "五十九元"/,
  ],
];

it.each(REFUSED)('refuses %s', async (_what, text, line, says) => {
  const faults = await faultsOf(text);
  const found = faults.filter((fault) => fault.line === line && says.test(fault.says));
  expect({ found: found.length, faults }).toMatchObject({ found: 1 });
  expect(found[0]).toMatchObject({ entry: 'cause.freeze', fix: expect.stringMatching(/\w/) });
});

it('measures what the operator puts in', async () => {
  const text = changed([ZH.short, quoted('{{apply}}')], [EN.short, quoted('{{ apply }}')]);
  expect(await faultsOf(text)).toEqual([]);
  const long = `apply:\n  zh-Hans: ${'请到官网申请'.repeat(14)}\n  en: Apply there.\n`;
  const { faults } = await checkKnowledge(knowledgeFolder({ [FILE]: text, 'operator.yaml': long }));
  expect(faults).toMatchObject([
    { line: ZH.shortLine, says: expect.stringMatching(/84 characters/) },
  ]);
});

const ACCEPTED: [what: string, text: string][] = [
  [
    '80 characters of two sentences',
    changed([ZH.short, `${'冻'.repeat(38)}。${'冻'.repeat(40)}。`]),
  ],
  ['vague sums', changed([ZH.short, '平时几十元，忽然几万元。'])],
  [
    'a number with a point',
    changed(
      [EN.short, 'Use version 3.5.'],
      [EN.answer, 'Use version 3.5.'],
      [ZH.short, '用3.5版。'],
      [ZH.answer, '用3.5版。'],
    ),
  ],
];

it.each(ACCEPTED)('takes %s', async (_what, text) => {
  expect(await faultsOf(text)).toEqual([]);
});

describe.each(LANGUAGES)('the shipped ones in %s', (language) => {
  let entries: Entry[];
  beforeAll(async () => {
    const checked = await checkKnowledge(join(__dirname, '../../knowledge'));
    expect(checked.faults).toEqual([]);
    entries = [...checked.entries.values()].filter((entry) => entry[language].answer);
  });

  it('are calm, polite and promise nothing', () => {
    expect(entries.length).toBeGreaterThanOrEqual(33);
    for (const entry of entries)
      expect(entry[language].short).not.toMatch(
        /你|!|！|很快|马上就|一定能|保证能|加急|\bsoon\b|\bwe (?:will|promise)\b|\bcertainly\b/i,
      );
  });

  it('name the source of every sum and of working days', () => {
    const stated = entries.filter((entry) =>
      /\d元|\d yuan|工作日|working days/.test(entry[language].short ?? ''),
    );
    expect(stated.length).toBeGreaterThanOrEqual(4);
    for (const entry of stated)
      expect(entry[language].short).toMatch(/公开资料|public (?:article|help pages)/i);
  });

  it('ask for no secret', () => {
    for (const entry of entries) {
      const secrets = /密码|验证码|卡号|证件号|password|\bcodes?\b|card number|identity number/i;
      if (secrets.test(entry[language].short ?? ''))
        expect(entry[language].short).toMatch(
          /别|不给|不要|改密码|换密码|nobody|never|\bnot\b|chang/i,
        );
    }
  });
});
