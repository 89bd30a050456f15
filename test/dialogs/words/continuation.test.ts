// The beginning of a thought: the merchant is still writing.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { findAll } from '../../../dialogs/fields/finds';
import { type Readers, Reading } from '../../../dialogs/reading/reading';
import { loadAnswerWords } from '../../../dialogs/words/answer-words';

const root = join(__dirname, '../../..');
const words = loadAnswerWords(join(root, 'knowledge'));
const readers: Readers = {
  words,
  match: () => ({ decision: 'none', confidence: 0, candidates: [] }),
  find: findAll,
  entryTitled: () => undefined,
  papers: [],
};
const aids = { words, now: new Date('2026-11-22T02:00:00Z'), timeZone: 'Asia/Shanghai' };
const goesOn = (said: string) => new Reading(said, readers, aids).isFragment;

it.each([
  ...[
    '我的pos机',
    '昨天晚上',
    '就是',
    '那个',
    '我想问一下就是',
    'hi so',
    'my terminal',
    'since yesterday',
    'and also',
    'because',
  ],
  ...[
    '我的POS機',
    '昨天下午3点',
    '前天下午的时候',
    '从昨天开始',
    '我店里的机器',
    '你好我的pos机',
    '然后',
    '因为',
    '是这样的',
    '还有',
  ],
  ...[
    '我跟你说，',
    '我刚去了银行，',
    '我昨天去银行因为',
    '老师我那个…',
    '我家的刷卡机',
    '上周五',
    '事情是这样的',
    '我想说',
    '琴日',
  ],
  ...[
    'the thing is',
    'so basically',
    'my card machine',
    'last night',
    'i went to the bank and',
    'ok so',
    'this morning,',
    'the account',
  ],
  ...[
    'hello my pos machine',
    'yesterday at 3pm',
    'since monday',
    'but',
    'well...',
    'i was going to say...',
  ],
])('%s goes on', (said) => expect(goesOn(said)).toBe(true));

it.each([
  ...[
    'pos机冻结',
    '刷卡失败',
    '机器被锁了',
    '机器被锁了…',
    'my terminal is frozen',
    'card declined',
    '为什么？',
    '我的pos机？',
  ],
  ...[
    '898310148160568',
    '13900139000',
    'a@b.cn',
    '是',
    '好的',
    'yes',
    'no',
    '不是',
    '取消',
    '跳过',
    'skip',
    '转人工',
    '商户号',
    '3',
  ],
  ...[
    '第二个',
    '你好',
    '你好，',
    'hello',
    '在吗',
    '谢谢',
    '...',
    '',
    '怎么解冻',
    'how long',
    '解冻',
    '不知道',
    'no idea',
    '没有',
  ],
  ...[
    '算了',
    'bye',
    '拉卡拉',
    '银联商务',
    '我要报告冻结',
    'i think so',
    'ok then',
    '嗯…',
    '工单进度',
    '我的工单',
    '898310148160568，',
  ],
])('%s is whole', (said) => expect(goesOn(said)).toBe(false));

it.each(['zh-Hans', 'en'])('takes no button for a beginning (%s)', (language) => {
  const { button } = parse(readFileSync(join(root, 'locales', `${language}.yaml`), 'utf8')) as {
    button: Record<string, string>;
  };
  expect(Object.values(button).filter(goesOn)).toEqual([]);
});
