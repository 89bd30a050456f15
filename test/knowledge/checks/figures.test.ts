// Figures of both languages compared as people read them.

import { figuresOf, lackingFigures } from '../../../src/knowledge/checks/figures';
import { promisesIn } from '../../../src/knowledge/checks/promises';

const SAME: [string, string][] = [
  ['三到五个工作日', '3–5 working days'],
  ['三至五个工作日', 'three to five business days'],
  ['三五天', 'three or five days'],
  ['两三天', '2 to 3 days'],
  ['2024年1月', 'January 2024'],
  ['2021年10月13日起', 'since 13 October 2021'],
  ['费率0.6%', 'a rate of 0.6 percent'],
  ['百分之三', '3%'],
  ['1万元', '10,000 yuan'],
  ['299元', '¥299'],
  ['打96110', 'call 96110'],
  ['电话：400-688-8888', 'phone 400 688 8888'],
  ['上午9点到下午5点半', '9:00 to 5:30 pm'],
  ['第一步', 'step 1'],
  ['一天', 'a day'],
  ['几十元，上百元', 'a few dozen yuan'],
  ['十二个月', 'twelve months'],
  ['7×24小时', '24 hours, 7 days'],
];

it.each(SAME)('takes “%s” and “%s” for the same', (zh, en) => {
  expect(lackingFigures(figuresOf(zh), figuresOf(en))).toEqual([]);
  expect(lackingFigures(figuresOf(en), figuresOf(zh))).toEqual([]);
});

const OTHER: [string, string, string][] = [
  ['三到五个工作日', '3–6 working days', '三到五个工作日'],
  ['三天', '3 working days', '三天'],
  ['24小时', '24 days', '24小时'],
  ['0.6%', '0.38%', '0.6%'],
  ['打96110', 'call 12363', '96110'],
  ['2024年1月', 'January 2025', '2024年1月'],
  ['1万元', '1,000 yuan', '1万元'],
  ['下午5点半', '5:30', '下午5点半'],
];

it.each(OTHER)('tells “%s” from “%s”', (zh, en, words) => {
  expect(lackingFigures(figuresOf(zh), figuresOf(en)).map((each) => each.words)).toEqual([words]);
});

it.each([
  ['我们会在24小时内回复', ['24小时内']],
  ['最快三天恢复', ['最快三天']],
  ['一般两三个工作日', ['一般两三个工作日']],
  ['当天到账', ['当天到账']],
  ['请交最近3个月内的流水', []],
  ['3个月没有交易就要核实', []],
  ['we reply within one working day', ['within one working day']],
  ['it usually takes 3 to 5 days', ['takes 3 to 5 days']],
  ['statements of the last 3 months', []],
])('hears the promises of “%s”', (text, promises) => {
  expect(promisesIn(text)).toEqual(promises);
});
