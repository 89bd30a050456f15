import { clusterOf } from '../../../src/knowledge/misses/clusters';
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
