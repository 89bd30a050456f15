// A clear wish with words around it: to report, to look for the cause, to reach a person, to stop.

import { join } from 'node:path';
import { createWishes } from '../../../dialogs/words/wishes';
import { readWordLists } from '../../../dialogs/words/word-lists';
import { rows } from './rows';

const wish = createWishes(readWordLists(join(__dirname, '../../../knowledge')));

it.each(rows`
  帮我登记 | 帮我报一下 | 帮忙登记下 | 给我登记 | 我要报修 | 我要上报 | 我要申报冻结 | 记一下 | 登記一下 | 请登记 | 麻烦帮我登记一下谢谢
  能不能帮我登记 | 可以登记吗 | 能帮我报上去吗 | 还是报吧 | 我想报一下 | 帮我开个单 | 给我建个工单 | 我要提交工单 | 幫我報一下
  机子被锁了，帮我登记一下 | 帮我记下来 | 算了，还是报吧 | can you note it down | please log it | raise a ticket | i want to report it | file a report
  put in a report for me | report this pls | open a case | my terminal is frozen, please log it | could you register this for me please
  can i report it? | I’d like to report my frozen terminal | log a ticket | just report it | please write it down | start a ticket please
  i need to report this asap | 唔該幫我登記 | 给我报上去吧 | 帮我往上报一下 | 请帮忙登记 | 我想登记 | 那就登记吧 | 行，登记吧 | 好的帮我登记
  你给我记下来 | 帮忙上报一下谢谢 | 麻烦你给登记下 | 能帮我提交吗 | 我来报修的 | 我要报机器被冻了 | 帮我登记冻结 | 报个修 | 请受理一下 | 给我立个单
  赶紧给我登记 | 我要填报 | 幫忙登記下啦 | 請幫我上報 | 唔該登記 | 幫我報修 | 同我登記下 | 可唔可以幫我報 | pls report | report it for me please
  can you report it for me | log this please | could you raise a ticket for me | i want a ticket | i need to file a report | make a report
  let's report it | would you please record this | can you write this down | please take this down | ok report it | just log it for me
  open a ticket for me please | i would like to make a report | please submit a ticket | file it please | register it | create a case for me
  id like to report it | can we log a case
`)('%s → report', (said) => expect(wish(said)).toBe('report'));

it.each(rows`
  帮我查查原因 | 看看怎么回事 | 帮我看看是什么原因 | 查一下为什么 | 麻烦帮我分析一下 | 排查一下 | 幫我查原因 | 帮我找找原因 | 帮我看看机器怎么了
  原因查一下 | 能不能帮我查查为什么被冻 | 为什么被锁，帮我看看 | find out why | what's the cause, check for me | can you find out what happened
  help me find the reason | please check why it is locked | diagnose it | troubleshoot this please | look into the cause | figure out why pls
  帮我分析下原因 | 你帮我看看啥原因 | 给我查查是什么问题 | 看看为啥 | 查查咋回事 | 帮看看怎么搞的 | 找一下原因 | 帮我诊断 | 能不能看看怎么回事
  幫我睇下點解 | 幫我搵原因 | help me find out why | please find out why its locked | can you check what happened | check the reason please
  could you look into why | please investigate | lets find the cause | work out why it's frozen | can you see what's wrong
`)('%s → diagnose', (said) => expect(wish(said)).toBe('diagnose'));

it.each(rows`
  找个人来 | 我要跟人说话 | 帮我转人工 | 叫你们经理来 | 换个人 | 我要人工 | 找你们领导 | 给我找个真人 | 我要找客服 | 幫我轉真人 | 不跟机器人，转人工
  算了，帮我转人工 | 搵個人嚟 | 让人工来 | get me someone | let me talk to a human | i want to speak to your manager | can i talk to a person
  put me through to someone | i need a human | give me a real person | connect me to an agent please | 叫个人来 | 换人 | 给我转人工 | 我要找经理
  让你们领导来 | 我要和真人聊 | 有劳转人工 | 请转人工客服 | 我要跟人工说话 | 别让机器人，叫真人 | 找个能管事的 | 搵人工 | 幫我轉接客服 | 我想同真人講
  get me a human | i want a person | can i speak with someone | let me speak to a manager | give me a human | connect me with support
  i want to talk to someone | please get your manager | transfer me to an agent | need a real person | can you put me through to someone
`)('%s → person', (said) => expect(wish(said)).toBe('person'));

it.each(rows`
  算了 | 不用了 | 不弄了 | 再见 | 拜拜 | 88 | 先这样吧 | 下次再说 | 没事了 | 不打扰了 | 算了吧 | 那算了 | 算了算了 | 不用了谢谢 | 谢谢，再见 | 好的拜拜
  先不弄了 | 改天再说吧 | 我先忙了 | 算了，太麻烦了 | 算了我自己弄 | 帮我登记一下，算了不用了 | 没事了，机器好了 | 唔使喇 | 唔搞喇 | 走先 | 再見
  不用了，我自己打电话 | forget it | never mind then | bye | gotta go | not now thanks | i'm done | leave it | that'll be all | ok bye | im done
  forget it, this is useless | no thanks, bye | never mind, its working now | bye bye | see you later | 算了不弄了 | 我不弄了 | 不搞了不搞了
  不说了拜拜 | 那先这样 | 先这样，谢谢 | 好的再见 | 没事了谢谢 | 不用麻烦了 | 不用了不用了 | 改天吧 | 明天再弄 | 回头再说 | 有空再来 | 先忙去了
  我先走了 | 有客人，先不弄了 | 不想弄了 | 太麻烦了算了 | 算了算了我打电话 | 拜拜啦 | 886 | 回见 | 晚点再说吧 | 下次吧 | 今天先到这 | 我去忙了
  算了，没意思 | 不需要了谢谢 | 不打扰您了 | 機器好了，不用了 | 下次再說 | 先這樣 | 唔使啦 | 得閒再講 | 拜拜喇 | 冇事喇 | 唔該晒拜拜 | thanks bye
  bye thanks | ok never mind | nvm | oh forget it | leave it then | ill leave it | i have to go | gotta run, bye | not now | maybe later | later
  thats all for now thanks | im off | ttyl | no its fine, forget it | i'll do it later | i give up | goodbye | see ya | talk later | i can't be bothered
  dont bother | its sorted now thanks bye | cheers bye | im busy, later | another time
`)('%s → leave', (said) => expect(wish(said)).toBe('leave'));

it.each(rows`
  机子被锁了 | my terminal is frozen | 怎么上报 | how do I report it | 不用了解冻费 | 没有了 | no more | 不用 | 取消 | cancel | discard | 我已经登记了
  登记了吗 | 要登记吗 | 需要报吗 | don't report it | 不报了怎么办 | 不要登记 | 我记一下 | let me check | 为什么被冻 | why is it frozen | what happened
  怎么回事 | 怎么解冻 | 帮我看看 | 帮我解冻 | 找不到客服 | can't find anyone to talk to | 客服电话多少 | 你是人工吗 | 人工审核要多久 | 帮我查一下 | 帮我
  请问 | 898310148160568 | 昨天下午 | 是 | 不是 | 好 | yes | no | 不 | ok | thanks | 谢谢 | 你好 | hello | log in | I cannot log in
  I want to open an account | 我要提现 | 怎么开发票 | 商户号算了不记得 | 屏幕写着请联系客服 | the screen says contact customer service
  where is my ticket | 工单进度 | is there a report | 小票没了 | 没事 | 解冻要多久 | my boss reported it yesterday | 客服让我来登记的
  who can I speak to | 银行让我找你们 | 机器被锁了怎么办 | 我的机器冻了 | 钱被冻了 | 刷不了卡了 | 什么是报备 | 登记要什么材料 | 登记了多久能好
  上报之后多久 | 工单在哪看 | 怎么登记 | 哪里登记 | 谁帮我登记的 | 不想登记 | 先不登记 | 没登记 | 还没报 | 报了三次了 | 不用报 | 别报 | 你们登记的什么
  客服说已经登记 | 他们让我报 | 银行说要报备 | 原因是什么 | 什么原因 | 为啥冻我 | 怎么被锁的 | 怎么了 | 查不到原因 | 看不到原因 | 不知道原因
  原因写的是风控 | 客服不理我 | 客服态度差 | 没人接电话 | 你是真人吗 | 经理在吗 | 人呢 | 有人吗 | 你们几点下班 | 不用了吗 | 不需要材料吗 | 不要 | 不行
  算错了 | 算下来三万 | 拜托 | 走了三天流程 | 再见面的时候 | 明天能好吗 | 下次怎么避免 | 以后还会冻吗 | 没事吧 | what report | is it reported
  i reported it already | they reported me | who reported me | the report was wrong | how to open a case | where do i log it | don't log it
  do i need to report it | what is the reason | why | what's wrong with it | i don't know why | no reason given | is there a person | are you human
  your manager called me | someone stole my card | a person used my card | customer service hung up | bye law | later today it broke | i left it at home
  leave of absence | i'm done with the form, what next? | never | it was fine until yesterday | forget my number | good | business | see the screen
`)('%s → no wish', (said) => expect(wish(said)).toBeUndefined());
