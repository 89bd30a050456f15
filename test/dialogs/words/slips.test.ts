// Small words with a slip of the finger, a wrong character that sounds right, in pinyin, with thanks or laughter beside.

import { join } from 'node:path';
import { loadAnswerWords } from '../../../dialogs/words/answer-words';
import { processorTime } from '../../support/processor-time';
import { rows } from './rows';

const words = loadAnswerWords(join(__dirname, '../../../knowledge'));
/** "unknown", "nothing" */
const kinds = (said: string) => words.notKnown(said).map(({ kind }) => kind);

it.each(rows`
  TID谁知道啊 | how should I know the terminal number | 忘记是哪个公司的了 | 唔清楚邊間 | dunno which 公司 | 没看clear | 没看 clearly
  didnt catch what it said | 找不到啊那个号 | 不太方便找 | I'd have to dig it out | bu zhidao | buzhidao | wang le
  wangle | bu ji de le | bu qing chu | mei zhu yi | haha no clue | no clue!! | NO IDEA. REALLY. | 不晓的 | 不只道
  不记的了 | 忘计了 | 不请楚 | 没印像 | 記唔起 | I havent got the foggiest | who on earth remembers that | 这个号我上哪找去 | 商户号我哪知道
  i didnt get what it said | missed what it said on the screen | dont remeber which compnay | no ideea
  i dnt kno | I would have to rummage for it | it would take me ages to find | 要翻好久才找得到 | 懒得找 | 唔方便搵 | 邊個記得呀
  哪个公司忘记了 | 不知道咧谢谢 | terminal number? no clue haha | 不知道啊，没看清楚 | 唔知喎 | 冇留意到 | the provider? couldn't say
  记不住这些 | 谁会去记终端号 | 没注意看屏幕写的啥 | 唔記得係邊間公司 | 这我哪记得住 | couldnt read what was on it | wo wang le | jibuqing le
  bu tai qingchu | 记不情了 | 搞不请楚 | 没注异 | who remembers these things | didnt see what came up | 没看清屏幕 | 翻了半天没找着
  no clue lol sorry | 不方便看 | it'd take forever to find | how would i know which bank | 唔識睇個編號 | 鬼記得咩
  idk mate, never looked | 商户号不记得了哈哈 | 没听清电话里说什么 | not a clue which company | 公司名忘了谢谢 | 不记嘚了
  i cant recal which bank | wo bu qingchu | no idea!! sorry!! | 没细看屏幕 | hard to find right now
  how on earth would i know that | 忘光了哈哈 | not sure which company lol | 记不起来是哪天
`)('%s cannot be said', (said) => {
  expect(kinds(said).includes('unknown') || words.command(said) === 'unknown').toBe(true);
});

it.each(rows`
  没变化 | 没什么变话 | meiyou | mei you | mei bian hua | nothing chagned | NOTHING changed. NOTHING. | same as ever
  啥也没干 | 没有吧 | 應該沒有 | 冇特別 | 跟平时一样的 | 没有什么特别的 | 没有谢谢 | nothing thanks | nothing changd | nothin diffrent | 没变花
  没有变华 | 没啥特憋的 | 没有特别 | 沒有啦謝謝 | 冇呀唔該 | 冇乜特別喎 | 都係咁 | 同平時一樣 | mei shenme | meiyou bianhua | mei biànhuà
  nope nothing | nothing at all lol | nothing i can think of | 没有！！！ | no changes, same shop same goods
  一切都跟以前一样 | 没干啥 | 什么都没动 | no messsage | no mesage at all | nothing on the sceen | 屏幕上啥都没有 | 没提是 | 没有提试 | 没显是
  nothing poped up | no nothing | nuthing | all as usuall | 啥都没变haha | 没有别的 | 也没啥 | 真没有 | 應該冇
  didn't change a thing, business as usual | nothing different that i know of | 没动过机器 | 没啥变化 | 没有变画 | 没发生什么
  mei shenme tebie | meiyou ne | 冇變 | 無特別 | 都係照舊 | notihng | noting changed | no chnages
  everything same as ever | absolutely nothing, zero | 啥都没有 | 没有哦谢谢 | 真的没什么特别 | 跟往常一样
  nothing out of the odinary | the screen was blank | 沒有任何提示 | 没显示什么 | 没有通之 | no msg thanks | NONE!!!
  没有任何改动。没有。 | 没变话啊 | mei bianhua | nothing has chanegd | 照旧呀 | 冇任何變化 | 无变化 | no changes whatsoever lol | 没弹什么
  no eror message | 啥也没显示 | 跟之前一个样
`)('%s: there is none', (said) => {
  expect(new Set(kinds(said))).toEqual(new Set(['nothing']));
});

it.each(rows`
  没变化，电话13800138000 | nothing changed, my number is 13800138000 | 没有什么特别的，微信 wang_88 | 跟平时一样的 电话13912345678
  没提示，昨天冻的 | no message, it froze yesterday | nothing special. phone 13800138000
`)('%s: there is none, and more', (said) => expect(kinds(said)).toContain('nothing'));

it.each(rows`
  没改好 | nothing works | 机器没反应 | 没钱了 | no money arrived | 没有到账 | 变化很大 | 昨天换了新机器 | changed the address last week
  没人接电话 | I know the number | 他说没有问题 | 为什么没有到账 | 前天有个客人刷了四万 | 不知道怎么办 | 没法做生意了 | 打了三遍没人理呢
  wo de pos ji bei dong le | 客人没走 | had to dig out my old machine because the new one froze | 没有收到钱 | 没有办法营业
  不能刷卡 | the number changed | machine shows nothing works now | 我没有冻结 | 换过一次手机号 | 没人管 | we moved shop in May
  刷了一笔八万的 | 知道了 | 有变化，换了法人 | 没有钱进来 | not working | 他说什么都没用 | 我没做错什么 | the new boss changed everything | 没人接
  不能提现 | 昨天发现收不了款
`)('%s says nothing of the kind', (said) => expect(kinds(said)).toEqual([]));

it.each(rows`
  辛苦了 | haha辛苦 | 哈哈辛苦了 | thanks mate | thank u so much | 谢谢哈 | 太谢谢了 | 唔該晒 | 多謝晒 | thankss | thnak you
  谢谢你啊辛苦了 | thx a lot | cheers mate | 麻烦了 | 谢谢你哈 | thank yuo | thanks so much mate | 多谢帮忙 | 哈哈谢了 | tanks
  thank you for your help | xiexie | 唔該你呀 | 感谢感谢 | 谢啦兄弟 | thanks bro | thank you very mcuh | 多謝你呀
  cheers for that | 感恩
`)('%s → thanks', (said) => expect(words.command(said)).toBe('thanks'));

it.each(rows`
  sikp | skip!! | skipp | skip it pls | 跳过！！ | 跳过吧 | 条过 | skip this one thanks | just skip it | 跳國 | skpi
  skip plz | 先跳过吧谢谢 | next!! | tiaoguo | 跳过这各 | skip tihs | pass!
`)('%s → skip', (said) => expect(words.command(said)).toBe('skip'));

it.each(rows`
  cancle | cancell | cacnel | cancel!! | CANCEL. | 取消！！ | 取消吧 | 取销 | pls cancle it | 取消掉 | canel
  cancel pls!! | 取肖 | quxiao | stopp
`)('%s → cancel', (said) => expect(words.command(said)).toBe('cancel'));

it.each(rows`
  skin | camel | cancellation fee | channel | 跳槽 | skip the review fee | 过了 | people | hello | skiing
  stopped | 消息 | 取钱 | next week | pass me the phone | paris | handle | candle | camera | 过节 | 停车场 | back door
  stoppped working | 取消订单的客人 | 人工费 | the helper | 改天 我有空
`)('%s is no command', (said) => expect(words.command(said)).toBeUndefined());

it.each(rows`
  yess | yes!! | yesss | YES. YES. | yeh | yep thanks | confrim | conferm | confrimed | corect | 对对对 | 是的是的谢谢
  好的好的 | okk | okey dokey | 確認！ | 确人 | 是滴呢 | 对的哈哈 | haha yes | ye | exactley | 系呀系呀 | 啱 | 啱呀 | yess please
  correcct | 好滴谢谢 | 对滴对滴 | okayy | yep!! | 没错没错 | shi de | hao de | confirmmed | yeahh | absolutly | 可以可以谢谢
  無錯 | 係呀啱晒 | certianly | surre | okkk | correctt | 正缺 | 好的呀谢谢 | yup yup | 冇問題呀 | exatcly | 嗯嗯对
`)('%s is yes', (said) => expect(words.yesNo(said)).toBe('yes'));

it.each(rows`
  nope!! | noo | nooo | nop | 不对！！ | 不是不是 | no!!! | NO. | incorect | wrnog | 不是的谢谢 | 唔係呀 | 不对不对不对 | haha no
  no thx | 唔啱 | noope | 不用不用 | 不对啊哈哈 | not rigth | bu shi | no no no | 唔係唔係 | 错啦 | worng | definitley not
  不行不行 | nope nope | noooo | 不用了谢谢 | bu yong | incorrrect | 唔使啦 | not corect | 不需要谢谢
`)('%s is no', (said) => expect(words.yesNo(said)).toBe('no'));

it.each(rows`
  yesterday | note | now | nor | 确认书 | yes but the number is wrong | noodles | 不知道 | 对方 | 好像是
  confirmation fee | not yet sure | 不是所有 | yesterday evening | no. 5 | 可能吧 | 行业 | 好多天了 | rights | correction
  okra | 对面 | 正在 | 有效 | 是昨天 | not frozen | 行了三天 | 对账单 | 好几个 | no.1 store | ok card | 不锈钢
`)('%s is neither', (said) => expect(words.yesNo(said)).toBeUndefined());

it('reads hostile text quickly', () => {
  const hostile = [
    '我不知道这个终端号在哪里看，没变话，',
    'nothign chagned ',
    'meiyoubianhua ',
    '没',
    '没有变',
  ];
  const begin = processorTime();
  for (const text of hostile.map((each) => each.repeat(2000 / each.length))) {
    kinds(text);
    words.wish(text);
    words.looksLikeQuestion(text);
  }
  expect(processorTime() - begin).toBeLessThan(1000);
});
