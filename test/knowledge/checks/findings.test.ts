// Each rule of an entry with a broken one, and what is said about it in both languages of maintainers.

import { join } from 'node:path';
import { checkKnowledge } from '../../../src/knowledge/check';
import { checkEntry, surroundingsOf } from '../../../src/knowledge/checks/check-entry';
import type { Finding } from '../../../src/knowledge/checks/finding';
import { loadCheckWording } from '../../../src/knowledge/checks/wording';
import { FREEZE, knowledgeFolder } from '../folder';

const LOCALES = join(__dirname, '../../../locales');
const FILE = 'cause.freeze.yaml';

async function findingsOf(text: string, language = 'en', hasPicture = true): Promise<Finding[]> {
  const knowledge = await checkKnowledge(knowledgeFolder());
  const around = surroundingsOf(knowledge, {
    wording: loadCheckWording(LOCALES, language),
    rules: { today: '2026-11-29', hasPicture: () => hasPicture },
  });
  return checkEntry({ file: FILE, text }, around);
}

/** The good entry with another full answer in each language. */
function answers(zh: string, en: string): string {
  return FREEZE.replace('冻结的说明。', zh).replace('About the freeze.', en);
}

function line({ line: at, column, severity, rule, says, fix }: Finding): string {
  return `${at}:${column} ${severity} ${rule}: ${says} → ${fix}`;
}

const SOURCE = 'source: { zh-Hans: 公开文章, en: an article }\n';
const LONG = `It ${'goes on '.repeat(22)}and on.`;

const CASES: [string, string, string[], string[]][] = [
  [
    'a figure that the other language lacks',
    `${SOURCE}${answers('审核要3到5个工作日。', 'It takes three to six working days.')}`,
    [
      '7:14 fault twin-figures: The text in zh-Hans says “3到5个工作日”, which the text in en does not. → Say the same figures in both languages.',
      '27:20 fault twin-figures: The text in en says “three to six working days”, which the text in zh-Hans does not. → Say the same figures in both languages.',
    ],
    [
      '7:14 fault twin-figures: zh-Hans 的文字提到“3到5个工作日”，en 的文字却没有。 → 两种语言的数字要一致。',
      '27:20 fault twin-figures: en 的文字提到“three to six working days”，zh-Hans 的文字却没有。 → 两种语言的数字要一致。',
    ],
  ],
  [
    'a promise of time without a source',
    answers('我们会在24小时内回复。', 'We answer within 24 hours.'),
    [
      '6:15 fault promise-without-source: Promises a time without a source: “24小时内”. → Add "source:" with zh-Hans and en, or leave the time out.',
      '26:21 fault promise-without-source: Promises a time without a source: “within 24 hours”. → Add "source:" with zh-Hans and en, or leave the time out.',
    ],
    [
      '6:15 fault promise-without-source: 承诺了时间却没有来源：“24小时内”。 → 请加上“source:”（中英文都要写），或不写时间。',
      '26:21 fault promise-without-source: 承诺了时间却没有来源：“within 24 hours”。 → 请加上“source:”（中英文都要写），或不写时间。',
    ],
  ],
  [
    'traditional characters',
    answers('冻結的說明。', 'About the freeze.'),
    [
      '6:12 fault traditional-character: Traditional characters stand in simplified text: 結說. → Write them in simplified script; the bot converts for those who read traditional.',
    ],
    [
      '6:12 fault traditional-character: 简体文字里有繁体字：結說。 → 请写成简体；给看繁体的商户会自动转换。',
    ],
  ],
  [
    'an exclamation mark',
    answers('请马上停用！', 'Stop at once.'),
    [
      '6:16 warning exclamation-mark: There is an exclamation mark. → End the sentence with a full stop; the bot stays calm.',
    ],
    ['6:16 warning exclamation-mark: 出现了感叹号。 → 请改用句号，语气保持平和。'],
  ],
  [
    'a long sentence',
    answers('说明。', LONG),
    [
      '26:11 warning sentence-long: The sentence “It goes on goes on goes …” has a length of 47; 45 is the most. → Make two of it, or a list.',
    ],
    [
      '26:11 warning sentence-long: 句子“It goes on goes on goes ……”长度为 47，最多 45。 → 请拆成两句，或写成列表。',
    ],
  ],
  [
    'a broken link',
    answers('见[官网](http//a.cn)。', 'See [the site](https://a.cn).'),
    [
      '6:17 fault link-malformed: The link “http//a.cn” leads nowhere. → Write a whole address: https://…, tel:… or mailto:….',
    ],
    [
      '6:17 fault link-malformed: 链接“http//a.cn”打不开。 → 请写完整地址：https://…、tel:… 或 mailto:…。',
    ],
  ],
  [
    'a day that is past',
    answers('优惠有效期至2026年10月31日。', 'It holds until 31 October 2026.'),
    [
      '6:17 warning date-past: Something holds until “2026年10月31日”, which is past. → Bring the sentence up to date.',
      '26:26 warning date-past: Something holds until “31 October 2026”, which is past. → Bring the sentence up to date.',
    ],
    [
      '6:17 warning date-past: “2026年10月31日”这个期限已经过了。 → 请更新这句话。',
      '26:26 warning date-past: “31 October 2026”这个期限已经过了。 → 请更新这句话。',
    ],
  ],
  [
    'a review long ago',
    FREEZE.replace('2026-11-22', '2025-11-22'),
    [
      '2:11 warning review-due: The last review (2025-11-22) is 372 days ago; 365 are the most. → Check the answer with its source and set "reviewed:" to the day of the check.',
    ],
    [
      '2:11 warning review-due: 上次复核是 2025-11-22，已过 372 天，最多不应超过 365 天。 → 请对照来源核对答案，再把“reviewed:”改成核对的日期。',
    ],
  ],
  [
    'a review to come',
    FREEZE.replace('2026-11-22', '2026-12-01'),
    [
      '2:11 fault reviewed-later: The review is dated 2026-12-01, which is after today (2026-11-29). → Correct the date.',
    ],
    ['2:11 fault reviewed-later: 复核日期是 2026-12-01，晚于今天（2026-11-29）。 → 请改正日期。'],
  ],
  [
    'a phrasing like that of another entry',
    FREEZE.replace('the freeze number one', 'number two, the review'),
    [
      '28:7 warning near-phrasing: “number two, the review” is 100 % like “the review number two” of step.review (step.review.yaml:29). → Leave it to one of the two entries, or say what tells them apart.',
    ],
    [
      '28:7 warning near-phrasing: “number two, the review”与 step.review 的“the review number two”有 100% 相近（step.review.yaml:29）。 → 请只留给其中一个条目，或写出区别。',
    ],
  ],
  [
    'a phrasing of another entry',
    FREEZE.replace('the freeze number one', 'The review number two?'),
    [
      '28:1 fault phrasing-claimed: "The review number two?" is claimed by step.review too (step.review.yaml:29). → Leave it to one of the two entries.',
    ],
    [
      '28:1 fault phrasing-claimed: “The review number two?”在 step.review 里也有（step.review.yaml:29）。 → 请只留给其中一个条目。',
    ],
  ],
  [
    'no YAML',
    'id: a\nid: b\n',
    [
      '2:1 fault yaml-invalid: This is not valid YAML: Map keys must be unique → Correct the line; put text with ": ", " #" or a leading sign into quotes.',
    ],
    [
      '2:1 fault yaml-invalid: YAML 格式有误：Map keys must be unique → 请修正这一行；文字里有“: ”“ #”或以符号开头时，请加引号。',
    ],
  ],
];

describe.each(CASES)('%s', (_name, text, english, chinese) => {
  it('is found where it stands, in English and in Chinese', async () => {
    const plain = (lines: string[]) =>
      lines.map((each) => each.replace(/\/\S*\/(?=[\w.]+\.yaml)/g, ''));
    expect(plain((await findingsOf(text)).map(line))).toEqual(english);
    expect(plain((await findingsOf(text, 'zh-Hans')).map(line))).toEqual(chinese);
  });
});

it('misses a picture that is not drawn', async () => {
  const text = FREEZE.replace('zh-Hans:', 'picture: slip\nzh-Hans:');
  expect((await findingsOf(text, 'en', false)).map(line)).toEqual([
    '3:10 fault picture-missing: The picture “slip” is not there in every language. → Draw it in src/web/pictures and run "npm run pictures", or remove "picture:".',
  ]);
  expect(await findingsOf(text)).toEqual([]);
});

it('finds nothing in a good entry, saved or new', async () => {
  expect(await findingsOf(FREEZE)).toEqual([]);
  const other = FREEZE.replace('cause.freeze', 'cause.other')
    .replaceAll('freeze', 'seal')
    .replaceAll('冻结', '封条');
  expect((await findingsOf(other)).map(({ rule }) => rule)).toEqual([]);
});
