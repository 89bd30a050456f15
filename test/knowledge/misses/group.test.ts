import { clusterOf } from '../../../src/knowledge/misses/clusters';
import {
  newEntryText,
  withoutPhrasings,
  withPhrasings,
} from '../../../src/knowledge/misses/entry-text';
import { groupTexts } from '../../../src/knowledge/misses/group';
import { missKey } from '../../../src/knowledge/misses/miss-key';
import { train } from '../../../src/knowledge/training';

const EXAMPLES = [
  ...['how long does the review take', 'when is the check finished', '审核要多久'],
  ...['多长时间审完', 'review time', '几天能审好'],
].map((text) => ({ text, label: 'faq.review-time' }));
const OTHERS = [
  ...['refund a customer', '怎么给客人退款', 'give the money back to a buyer', '退钱给顾客'],
  ...['退货怎么退款', 'return of goods'],
].map((text) => ({ text, label: 'money.refund-customer' }));
const model = train([...EXAMPLES, ...OTHERS], []);

it('gathers a question in Chinese with the same one in English, and names its entry', () => {
  const texts = ['how many days is the review', '审核需要几天', 'refund my buyer', '退款给买家'];
  const groups = groupTexts(texts, model);
  const members = groups.map((group) => [...group.members].sort());
  expect(members).toEqual([
    [0, 1],
    [2, 3],
  ]);
  expect(groups.map(({ likely }) => likely[0]?.id)).toEqual([
    'faq.review-time',
    'money.refund-customer',
  ]);
});

it('takes what resembles no entry for a new subject', () => {
  const [group] = groupTexts(['qwzx vbnmk'], model);
  expect(group?.isNew).toBe(true);
});

it('joins by the average: a chain of neighbours is not one cluster', () => {
  const angle = (degrees: number) => [
    Math.cos((degrees * Math.PI) / 180),
    Math.sin((degrees * Math.PI) / 180),
  ];
  const values = Float32Array.from([0, 30, 60, 90].flatMap(angle));
  const kinds = [[0], [0], [0], [0]];
  const clusters = clusterOf({ values, width: 2, count: 4 }, kinds, { small: 0.99, joined: 0.8 });
  expect(new Set(clusters).size).toBe(2);
});

it('knows a question again in other case, script, width and punctuation', () => {
  expect(missKey('機器凍結了？？')).toBe(missKey('机器冻结了'));
  expect(missKey('Ｗhy Frozen!')).toBe(missKey('why frozen'));
  expect(missKey('why frozen')).not.toBe(missKey('why freezing'));
});

describe('the file of an entry', () => {
  const TEXT = `# Borders: something.
id: faq.rain
reviewed: 2026-11-28
related: [a.b, c.d] # the next ones
zh-Hans:
  title: 雨
  answer: |-
    一行。

    两行。
  phrasings:
    - 下雨了 # often
en:
  title: Rain
  answer: |-
    One.
  phrasings:
    - it rains
`;
  const added = [
    { text: '机器: 淋雨了 #急', language: 'zh-Hans' as const },
    { text: 'it rains!', language: 'en' as const },
  ];

  it('gets a phrasing, once, and nothing else in it changes', () => {
    const longer = withPhrasings(TEXT, added);
    expect(longer).toBe(
      TEXT.replace('# often\n', "# often\n    - '机器: 淋雨了 #急'\n").replace(
        "'机器: 淋雨了 #急'",
        longer.match(/["']机器: 淋雨了 #急["']/)?.[0] ?? '',
      ),
    );
    expect(withPhrasings(longer, added)).toBe(longer);
  });

  it('is the old one again without it', () => {
    const [own] = added;
    expect(withoutPhrasings(withPhrasings(TEXT, added), own ? [own] : [])).toBe(TEXT);
  });

  it('of a new entry is written as people write them', () => {
    const texts = { title: 'T', short: 'S.', answer: 'One.\n\n- two', phrasings: ['p'] };
    const text = newEntryText({ id: 'faq.t', reviewed: '2026-11-29', 'zh-Hans': texts, en: texts });
    expect(text).toContain('  answer: |-\n    One.\n\n    - two\n  phrasings:\n    - p\n');
  });
});
