// Who looks for something, has found it, or is kind to the bot.

import { join } from 'node:path';
import { loadAnswerWords } from '../../../dialogs/words/answer-words';
import { rows } from './rows';

const words = loadAnswerWords(join(__dirname, '../../../knowledge'));

it.each(rows`
  稍等我找下小票 | One moment, I need my reading glasses | 等等啊我戴个眼镜 | let me grab the receipt | 翻一下抽屉 | 我去柜台看看
  等我一下，我去拿单子 | hang on, getting my glasses | wait let me find the slip | 等阵我搵下 | 等我搵下張單先
  just a sec looking for the reciept | gimme a min | hold on i'm looking for it | 我找找看啊 | 稍等哈 我问下老板
  let me ask my wife | 等我两分钟 | one momnet pls | 等我上楼拿一下合同 | 马上找 | let me go check the machine | 我看下机器啊
  hold on, need to put my specs on | 等下 有客人 | i'll have a look for it | 拿个笔 | 等等，我去屋里拿
  let me put my glasses on | hold on looking for the contract | 我翻翻小票 | 我找下合同
  wait a sec, checking the drawer | just going to get the slip | 等等哈马上 | give me five minutes
  need to fetch my phone | 有客人等一下 | lemme get the paper | i'll go and find it | let me dig out the contract
  我去车里拿一下小票 | hang on while i find my glasses | 等陣先，我攞張單 | one sec, my specs | gimme a second to find the slip
  别急我找找
`)('%s asks for time', (said) => expect(words.smallTalk(said)).toBe('pause'));

it.each(rows`
  找到了 | ok I have it | found it | 来了来了 | got it here | 有了 | ok found it | 找到啦！ | right, got it in front of me
  搵到喇 | 好了找到了 | 终于找到了 | here it is | 拿到了 | 我回来了 | i'm back | okay, have it now | got the slip now | 小票找到了
  返嚟喇 | 哈找到了 | i found the slip | got the receipt here | 好，拿到小票了 | 在这儿呢 | 来咯 | right i'm back
  ok here i have it | 看到了，在这 | yes found it | 找着了在抽屉里 | have it here now | ok got my glasses on | 拿来了
  found the slip! | 找到小票了
`)('%s: it is there now', (said) => expect(words.smallTalk(said)).toBe('opening'));

it.each(rows`
  you're quick! | 你挺快的 | good bot | 回复挺快 | 你真聪明 | 好快呀 | wow that was fast | nice bot | haha funny | 你好厉害
  clever thing | 真棒 | not bad for a bot | 你反应真快 | you are so fast | such a clever bot | 哇好聪明 | 你真贴心 | 服务真好啊
  wow quick | 你真係好叻 | haha you're funny | what a nice bot
`)('%s is kind and says nothing', (said) => expect(words.smallTalk(said)).toBe('nothing'));

it.each(rows`
  your terminal is quick to freeze | 有了新提示 | found it frozen this morning | 找到了原因吗 | got it yesterday | 快点解冻
  I have it since monday | 等了三天了 | wait for three days already | let me know when it's fixed | 我去银行了他们说不管
  找到客服电话了打不通 | 我问银行他们说不知道 | 快一点 | 我急 | fast please | 我去银行问了 | I have the licence and slips | 拿到钱了吗 | 找到工作人员
  换了手机 | i got a message | 等到什么时候 | my wife uses the terminal | look at my ticket | 来了个大单 | 他们来了 | 有了新机器
  我拿到通知了 | i found out it was frozen on monday | 有了这个提示之后就不行了 | 我去店里看了还是不行 | check my ticket status | 问一下解冻要多久
  回来以后就刷不了 | look for the cause | 戴眼镜的客人刷的卡 | I got the message yesterday | 等等，商户号错了 | 快递员说的 | i need my money
  我去银行问过了 | 拿营业执照行吗 | 看一下我的工单 | ask the bank | 找人工
`)('%s says something', (said) => expect(words.smallTalk(said)).toBeUndefined());

it.each(rows`
  等等，终端号最后一位打错了 | 等一下，我说错了 | wait, I gave the wrong number | hold on, my number is 13800138000
  稍等，帮我查一下原因 | one moment, can you check it?
`)('%s is more than a pause', (said) => expect(words.smallTalk(said)).toBeUndefined());
