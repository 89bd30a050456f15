// Which language a message in the midst of a form speaks.

import { languageOf } from '../../../dialogs/reading/language-of';
import type { Language } from '../../../src/language/language';
import { readingOf } from '../fields/read-field';
import { rows } from '../words/rows';

const languageAfter = (said: string, inUse: Language) =>
  languageOf(readingOf(said), { isSettled: true, inTalk: true, quotes: false, inUse }) ?? inUse;

it.each(rows`
  cancel | ok | skip | no idea | TERMINAL LOCKED | Lakala | pass | thanks | yes | dunno | not sure
  wo bu zhidao | zuotian xiawu | ok thanks | no message | 拉卡拉 thanks | 昨天下午 around 3pm 冻的 | 我的terminal被lock了
  lai ka la de | sorry no idea | cancel it | never mind | forgot | nothing | no clue | UnionPay | yes please
  CARD DECLINED | none | ni hao | wo wang le | can't remember | 好的 thanks | ok谢谢
  terminal 的 number 是 20771192 | hai mei you hao | stop | back | visa | no message shown | my god | Fuiou
  zhi dao le | 我的card reader坏了
`)('%s keeps zh-Hans', (said) => expect(languageAfter(said, 'zh-Hans')).toBe('zh-Hans'));

it.each(rows`
  I don't understand Chinese, please use English | how long will this take
  my terminal was frozen yesterday afternoon | I have no idea what that number is
  the machine stopped working when a customer paid with 信用卡 | can you explain what happens next
  sorry I don't read Chinese | what documents do I need to send
  the screen went black and then it said locked | Please tell me when it will be working again
`)('%s switches to en', (said) => expect(languageAfter(said, 'zh-Hans')).toBe('en'));

it.each(rows`
  好 | 拉卡拉 | 取消 | 13800138000 | 商户风险待核实 | the message was 交易失败 | my shop is called 老王面馆 | 没有 | 谢谢 | 不知道 | 没了
  嗯 | 工商银行 | 跳过 | the bank is 工商银行 | my contact is 王小明 13800138000 | 没有提示 | 中国银行 | Li Wei | 跳过吧
  Wang Xiao Ming
`)('%s keeps en', (said) => expect(languageAfter(said, 'en')).toBe('en'));

it.each(rows`
  我看不懂英文 | 昨天下午三点冻的 | 我不知道这个号码在哪里看 | 机器昨天突然刷不了卡了 | zuotian xiawu jiu shua bu liao le | 请用中文 | 我的机器是前天晚上锁的
  这个我要问一下我老公才知道 | wo de ji qi zuotian jiu bu neng yong le | 麻烦你说中文好吗 | 能不能说中文 | 机器还是刷不了卡怎么办
`)('%s switches to zh-Hans', (said) => expect(languageAfter(said, 'en')).toBe('zh-Hans'));
