// Laughter, pictures and abuse in the midst of a talk: no answers, no questions.

import { join } from 'node:path';
import { loadAnswerWords } from '../../../dialogs/words/answer-words';

const words = loadAnswerWords(join(__dirname, '../../../knowledge'));

it.each([
  ...[
    '哈哈',
    '呵呵',
    '？',
    '。。。',
    '🙏',
    '[图片]',
    '[表情]',
    '[语音]',
    '[捂脸]',
    'lol',
    'hmm',
    'ok lol',
    '...',
    '???',
  ],
  ...[
    '哈哈哈哈哈',
    'hahahaha',
    '😂😂',
    '[捂脸][捂脸]',
    '唉',
    '哎呀',
    'omg',
    'hmmmm',
    '~',
    '！！！',
    '[Photo]',
    '無語',
    '呃',
    'ugh',
  ],
])('%s says nothing', (said) => expect(words.smallTalk(said)).toBe('nothing'));

it.each([
  ...[
    '垃圾',
    '什么破机器人',
    'stupid bot',
    'useless',
    '垃圾客服',
    '你们都是骗子',
    '智障',
    '你有病吧',
    '什麼玩意兒',
  ],
  ...[
    'wtf',
    'you are useless',
    'this is ridiculous',
    'what a joke',
    'fuck off',
    'worst service ever',
    '气死我了',
    '仆街',
  ],
])('%s is abuse', (said) => expect(words.smallTalk(said)).toBe('anger'));

it.each([
  ['你好', 'greeting'],
  ['在吗', 'greeting'],
  ['hello there', 'greeting'],
  ['我想问一下', 'opening'],
  ['i have a question', 'opening'],
])('%s: %s, as before', (said, kind) => {
  expect(words.smallTalk(said)).toBe(kind);
  expect(words.smallTalk(said)).toBe(kind);
});

it.each([
  ...[
    '👍',
    '👌',
    '嗯…',
    '嗯',
    '好的哈哈',
    '[OK]',
    'yes',
    '谢谢',
    'no',
    '',
    '898310148160568',
    '昨天',
    '机器锁了',
    'pos',
  ],
  ...[
    '垃圾机器又锁了',
    'why is it frozen',
    '转人工',
    '跳过',
    'the stupid terminal is frozen again',
    '没提示',
    '[商户号]',
    '拉卡拉',
  ],
])('%s is left to others', (said) => expect(words.smallTalk(said)).toBeUndefined());
