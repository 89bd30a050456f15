// Laughter, pictures and abuse in the midst of a talk: no answers, no questions.

import { join } from 'node:path';
import { loadAnswerWords } from '../../../dialogs/words/answer-words';
import { rows } from './rows';

const words = loadAnswerWords(join(__dirname, '../../../knowledge'));

it.each(rows`
  哈哈 | 呵呵 | ？ | 。。。 | 🙏 | [图片] | [表情] | [语音] | [捂脸] | lol | hmm | ok lol | ... | ??? | 哈哈哈哈哈 | hahahaha | 😂😂 | [捂脸][捂脸] | 唉
  哎呀 | omg | hmmmm | ~ | ！！！ | [Photo] | 無語 | 呃 | ugh | 哈哈哈 | 呵 | 嘿嘿 | 。 | …… | 😅 | 🤔🤔 | [微笑] | [流泪] | [动画表情] | [视频] | lolol
  haha ok | hehe | erm | oh | whatever | wow | 天哪 | 晕 | 哎 | 切 | 啊啊啊 | 嘿嘿嘿 | 啊 | 唉唉 | LOL | 🙏🙏🙏
`)('%s says nothing', (said) => expect(words.smallTalk(said)).toBe('nothing'));

it.each(rows`
  垃圾 | 什么破机器人 | stupid bot | useless | 垃圾客服 | 你们都是骗子 | 智障 | 你有病吧 | 什麼玩意兒 | wtf | you are useless | this is ridiculous
  what a joke | fuck off | worst service ever | 气死我了 | 仆街 | 傻逼 | 垃圾玩意 | 什么垃圾 | 破机器人 | 你个智障 | 骗子公司 | 滚 | 神经病 | 烦死了
  什么狗屁客服 | 垃圾公司 | 太坑了吧 | 你是猪吗 | 废物 | 死机器人 | 痴線 | idiot | you suck | this sucks | dumb bot | rubbish service | total garbage
  bullshit | so annoying | pathetic | stupid thing | what the hell | useless piece of crap | shut up | you're an idiot
`)('%s is abuse', (said) => expect(words.smallTalk(said)).toBe('anger'));

it.each([
  ['你好', 'greeting'],
  ['在吗', 'greeting'],
  ['hello there', 'greeting'],
  ['我想问一下', 'opening'],
  ['i have a question', 'opening'],
  ['稍等一下', 'pause'],
  ['hang on a sec', 'pause'],
  ['等等我找找', 'pause'],
  ['one moment please', 'pause'],
])('%s: %s', (said, kind) => {
  expect(words.smallTalk(said)).toBe(kind);
});

it.each(rows`
  👍 | 👌 | 嗯… | 嗯 | 好的哈哈 | [OK] | yes | 谢谢 | no | 898310148160568 | 昨天 | 机器锁了 | pos | 垃圾机器又锁了 | why is it frozen | 转人工 | 跳过
  the stupid terminal is frozen again | 没提示 | [商户号] | 拉卡拉 | 冻了 | 昨天冻的 | 好 | 嗯嗯 | 不是 | ok | thx | 我要投诉 | why | 没有 | 商户号
  被骗了两万 | 他骗我刷卡 | the bot said wait | my bank is useless at unfreezing | 机器是垃圾怎么换 | 今天星期三 | help | 1 | [强]
`)('%s is left to others', (said) => expect(words.smallTalk(said)).toBeUndefined());

it('finds nothing in an empty message', () => {
  expect(words.smallTalk('')).toBeUndefined();
  expect(words.smallTalk(' ')).toBeUndefined();
});
