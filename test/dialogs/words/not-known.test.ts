// "I don't know", "I haven't got it", "there is none", in spellings that no list holds as a whole.

import { join } from 'node:path';
import { createNotKnown } from '../../../dialogs/words/not-known';
import { readWordLists } from '../../../dialogs/words/word-lists';
import { processorTime } from '../../support/processor-time';
import { rows } from './rows';

const notKnown = createNotKnown(readWordLists(join(__dirname, '../../../knowledge')));
/** "unknown", "nothing notice" */
const read = (said: string) =>
  notKnown(said).map(({ kind, field }) => (field === undefined ? kind : `${kind} ${field}`));

describe('what cannot be said', () => {
  it.each(rows`
  dont have it | not on me | haven't got it with me | no idea where that is | cant see it | the slip is gone | i'd have to look | beats me | no clue
  dunno mate | it's worn off | couldn't tell you | not sure tbh | I don't know | i dont know | I don’t know | i do not know | I can't remember
  cannot remember | sorry no idea | no idea sorry | haven't a clue | i really don't remember exactly | i dont rember | how should i know? | who knows
  idk | I don't have it here right now | not with me right now | left it at home | lost it | can't find it anywhere | cant read it | too small to read
  the sticker has worn off | i'd need to ask my boss | only my husband knows | not to hand | don't have that on me sorry | never noticed
  didn't write it down | honestly no clue | the receipt is lost | unsure | i forgot | i have forgotten | can't say for sure | hard to say | not certain
  im not sure | I don't have the number | no receipt | threw it away | not a clue mate | no recollection at all | 看不清 | 说不上 | 不记得了 | 不曉得
  搞不清楚 | 没注意看 | 哪知道啊 | 我哪晓得 | 手头没有 | 不在身边 | 小票扔了 | 找不到了 | 忘了 | 记不起来 | 唔知 | 唔記得 | 冇印象 | 這個不清楚耶
  不知道 | 我不知道 | 真不知道 | 不太清楚 | 不清楚啊 | 我也不清楚 | 不确定 | 没印象了 | 没留意 | 完全没印象 | 想不起来了 | 记不太清了 | 不太记得
  实在记不清楚 | 鬼知道 | 谁知道呢 | 我怎么知道 | 没带在身上 | 不在手边 | 单子丢了 | 小票早就没了 | 标签磨掉了 | 字太小看不清 | 认不出来 | 看不懂
  唔清楚 | 我唔知道 | 唔係好記得 | 睇唔清 | 搵唔到 | 唔記得咗 | 我點知 | 唔喺身邊 | 冇帶 | 不記得了 | 沒印象 | 看不清楚 | 不太確定 | 沒注意 | 手邊沒有
  忘記了 | 說不上來 | 不晓得哇 | 不知道呀不好意思 | 这个我真说不准 | 得回店里看 | 要问一下我老公 | 没记住 | 没记 | i honestly couldnt tell you mate
  haven't the faintest idea | never paid attention to that | my wife deals with that | the receipt got thrown away | the label is faded
  dont have the slip anymore | can't seem to find it | cant make out the number | i no have it | dont no | need to ask my husband first
  you got me there | I'm not at the shop right now | me not know | don't have it in front of me | it has rubbed off | my accountant has that
  我一个老太婆哪懂这个 | 票子早扔掉了 | 找了半天没找到 | 翻了半天找不到 | 要回店里才能看 | 我回头找找 | 没有这东西 | 年纪大了记不住 | 眼睛不好看不清
  老花眼看不清 | 谁会记这个 | 邊個會記得 | 冇睇清 | 唔見咗張單 | 要返鋪頭先知 | 不見了那張單子 | 真的不曉得餒 | 老板才知道 | 人不在店里 | 单子在家里
  在老板那里 | 得问我老婆 | 字跡模糊看不清 | 沒有概念 | 完全沒頭緒 | 忘記帶了 | 找不著了 | 我哪里晓得这些东西嘛 | 这个嘛记不太清楚了呢 | 不记得咯
  唔好意思我唔記得喇 | 我而家唔喺舖頭 | 張單我掟咗 | 啲字睇唔清楚 | 唔太清楚 | 呢個我唔識睇 | 我都唔係好知 | 冇留低 | 我真係冇印象喇 | 老闆先知
  要問老闆 | 我是新来的不清楚 | 我刚接手不了解 | 没关注过这个 | 没研究过 | 没在意过 | 手头没资料 | 现在不方便看 | 我在外地看不了 | 我不在机器旁边
  机器不在我这 | 小票早就找不着了 | 小票字都褪色了 | 贴的标签撕掉了 | 忘得一干二净 | 脑子记不住 | 人老了记不住 | 这谁还记得啊 | 这个真没注意哎
  答不上来 | 说不出来 | 回答不了 | 真不晓得咋说 | 完全不清楚你说的是啥 | 没听说过这个东西 | 不知道你说的是什么 | 這我不太確定欸 | 不好意思我忘記了
  忘了餒 | 這個我不會看 | 我找不到在哪裡 | 看不太懂 | i have no clue where to find that | where do i find that? i dont know | no idea what you mean
  i don't know what that is | never seen one | i've never seen it | I cannot see it on my receipt | not on the receipt | cant find that anywhere mate
  don't keep receipts | my son set it up so no idea | ask my wife, i dont know | no memory of that | memory fails me
  can't recall off the top of my head | i'd have to check with my accountant | would need to check | will have to look it up | not handy right now
  dont have my papers with me | i don't carry it with me | i lost all the papers | i binned the receipt | too blurry to read | number is rubbed off
  the sticker is gone | sticker fell off | can't be sure | im not 100% sure | not entirely sure | i'm not too sure about that
  not a hundred percent sure | couldn't say | i couldn't possibly say | haven't a scooby | i wouldn't know | wouldnt have a clue
  i don't think i have one | i don't think i have that | dont think i know | unable to locate it | unable to find | failed to find it
  no luck finding it | dunno tbh | idk man | idk what that is | i do not recall | me no remember | sorry dont know that | sory i forget | i am forget
  not remember already | dont have leh | dont know lah | not sure leh | no have | cannot find leh | forgot liao
`)('%s', (said) => {
    const kinds = notKnown(said).map(({ kind }) => kind);
    expect(kinds).toContain('unknown');
    expect(kinds).not.toContain('nothing');
  });

  it.each(rows`
  不知道是哪一家 | don't know which bank it is | 不知道哪家公司的 | 是哪家的忘了 | 哪个公司的机器我不清楚 | which company? dunno | provider unknown
`)('provider: %s', (said) => expect(read(said)).toContain('unknown provider'));

  it.each(rows`
  商户号不知道 | 我没有商户号 | 沒有商戶號怎麼辦 | 商户号我哪记得 | don't have a merchant id | i have no merchant ID | lost my merchant id
  商户号找不到怎么办 | 我只知道终端号，商户号不知道 | 商户号不清楚但终端号是10293847 | merchant id no idea but terminal is 10293847
  I know the terminal id but not the merchant id | 商户号？不知道 | the merchant number isn't on the slip | 小票上没有商户号
`)('merchantId: %s', (said) => expect(read(said)).toContain('unknown merchantId'));

  it.each(rows`
  终端号找不到 | 终端号看不清 | 终端号磨掉了 | no terminal id | can't see the terminal number | 机器上的终端号看不见 | never heard of a terminal id
  商户号我没有，终端号也没有 | terminal id: don't have one | 终端号：看不清 | no tid on the machine
`)('terminalId: %s', (said) => expect(read(said)).toContain('unknown terminalId'));

  it.each(rows`
  具体哪天记不清了 | 不记得是什么时候冻的 | can't remember when it happened | 時間不記得了 | 哪天冻的我忘了 | 几点记不清 | not sure what day | 时间忘了
  哪一天记不得了 | don't remember the date | the time? can't remember | date unknown
`)('frozenAt: %s', (said) => expect(read(said)).toContain('unknown frozenAt'));

  it.each(rows`
  没看清屏幕提示 | don't remember what it said | 提示没看清 | 没注意屏幕写的什么 | forgot what the message said
`)('notice: %s', (said) => expect(read(said)).toContain('unknown notice'));

  it.each(rows`
  没有电话 | I have no email | 我没有微信 | no phone number sorry
`)('contact: %s', (said) => expect(read(said)).toContain('unknown contact'));

  it('reads several fields in one clause', () => {
    expect(read('商户号和终端号都不知道')).toEqual(['unknown merchantId', 'unknown terminalId']);
  });

  it.each([
    ['I know the terminal id but not the merchant id', ['unknown merchantId']],
    ['商户号不清楚，没有任何提示', ['unknown merchantId', 'nothing notice']],
    ['merchant id? no idea', ['unknown merchantId']],
  ])('reads each clause for itself: %s', (said, found) => expect(read(said)).toEqual(found));
});

describe('what there is none of', () => {
  it.each(rows`
  没啥提示 | 没弹什么 | 也没发短信 | 就是没反应没提示 | 沒有跳出任何訊息 | 乜都冇 | 冇咩特別 | 跟往常一样 | 啥也没干 | 没做什么特别的 | 沒有什麼不同
  nothing came up | it shows nothing | nobody told me anything | blank screen | got no text | nothing i can think of | we changed nothing
  havent changed a thing | not that i know of | same old same old | 屏幕啥都没显示 | 黑屏啥也没有 | 没显示任何字 | 什么都没提示 | 没有收到短信
  没收到短信通知 | 没有来电没有短信 | 没见到什么提示 | 冇任何提示 | 冇收到短訊 | 螢幕沒有顯示 | 沒有收到通知 | 沒有任何訊息 | 啥都没有 | 什么都没有
  啥也没有 | 什么都没 | 没有什么提示信息 | 没有报错 | 没有错误代码 | 跟平时没啥两样 | 和以前没有区别 | 没什么变化啊 | 一直都这样没变过
  没有做过什么改动 | 没动过机器 | 没有换过手机 | 没有大额 | 没有特殊情况 | 都很正常 | 一切如常 | 同平日一樣 | 冇改過 | 冇乜唔同 | 沒什麼不一樣的
  沒有異常 | nothing on the display | display blank | no words on screen | just blank | no text on the screen | doesn't say anything | says nothing
  it says nothing | didn't say | not showing anything | nothing is displayed | no message came | got no message | i got nothing
  received no notification | no email no sms | no warning at all | without any warning | no reason given | nope nothing | none really | nothing really
  nothing much | not really anything | nothing in particular | nothing else | nothing changed at all | no nothing unusual | nothing out of ordinary
  did nothing special | we did not do anything different | everything was the same as usual | all the same | just like every other day
  just usual business | normal business | nothing i noticed | nothing that i know of | there was nothing | there isnt one | there's none
`)('%s', (said) => {
    expect(notKnown(said).map(({ kind }) => kind)).toContain('nothing');
  });

  it.each(rows`
  沒有顯示什麼 | 啥提示都没有 | 就黑屏没字 | nothing on screen just dead | no message at all | 没有提示 | 什么都没显示 | 没收到任何通知
  it didn't say anything | nothing shown | didn't get any message | the screen is blank
`)('notice: %s', (said) => expect(read(said)).toEqual(['nothing notice']));

  it.each(rows`
  冇顯示 | 没有 | 没什么 | nothing | there is none
`)('none: %s', (said) => expect(read(said)).toEqual(['nothing']));

  it.each(rows`
  没啥变化 | 没有特别的 | 和平常一样 | nothing special | same as always | nope nothing changed | 沒什麼特別 | 之前都正常 | 没改过什么 | 什么都没做
  we didn't change anything | nothing out of the ordinary | business as usual | 同平時一樣
`)('before: %s', (said) => expect(read(said)).toEqual(['nothing before']));
});

describe('what says neither', () => {
  it.each(rows`
  为什么没有提示？ | don't you know? | you dont have my number? | 没到账 | 没有收到钱 | 刷不了 | no card works | 没有刷成功
  I have no money in the account | 不知道为什么被冻结了 | 不知道怎么解冻 | 找不到客服 | can't find anyone to talk to | 不要再问了 | 没有提示吗
  不知道怎么办 | I don't know what to do | I don't know why it is frozen | no time | 没时间 | 没有问题 | no problem | nothing works | 机器坏了
  机器丢了 | it doesn't work | 钱不见了 | 有提示 | 我知道 | i know | the machine is broken | I have it | 商户号 | merchant id | 没钱 | 没人接电话
  没人理我 | 拿不到钱 | 提不了现 | can't withdraw | can't take payments | nobody answers | I can't use it | 不能刷卡 | 没法收款 | 看不到钱
  cannot log in | 登不上去 | 不行 | 不 | no | not yet | 不用 | 不是 | 不对 | 没错 | never mind | 算了 | cancel | I didn't say that | 我没说 | 不是不知道
  don't know who to call | 不知道找谁 | 没有了商户号还能解冻吗 | 898310148160568 | 昨天下午 | 屏幕显示交易受限 | 银联商务 | 没有用 | 没用 | not helpful
  有没有提示啊 | 怎么没有提示 | 找不到人 | 手机丢了 | 你们不知道吗 | 没信号 | 没有解决 | 不知道找谁解冻 | 收不到验证码 | 忘了密码 | 密码忘了
  看不到余额 | 打不通电话 | it never happened before the update | 換不換機器 | is there no number? | not sure why it's frozen | my money is gone
  lost my card | nothing wrong | don't worry | not fair | why no notice | dont you have it on file? | 没有收到货款 | 没收到这笔钱 | 什么都刷不了
  什么都做不了 | 啥也刷不出来 | 钱没了 | 机器没反应 | 没人解决 | 没人回复 | 客服没人 | 没说什么时候解冻 | 没告诉我原因 | 没有原因就冻了我 | 没有理由
  不是我的错 | 我没违规 | 我没有套现 | 没有套现 | 没做违规的事 | 没有逾期 | 没有执照 | 没有营业执照怎么办 | 没有对公账户 | 没有银行卡 | 没有流水
  我没有这个机器 | 没注册 | 没激活 | 不支持 | 不能退款 | 没法提现 | 无法结算 | 无法联系银行 | 没办法联系 | 找不到解冻按钮 | 找不到入口 | 看不到资金
  看不懂政策 | 不明白为什么 | 不懂为什么要冻结 | 不懂规矩 | 不知道规定 | 不知道要多久 | 不知道能不能解 | 不清楚流程 | 不清楚怎么办理 | 忘了交资料
  忘了签字 | 忘了关机 | 记错了 | 没错就是这个 | 不是这个 | 没对 | 冇收到錢 | 點解冇人覆 | 唔明點解 | 唔想講 | nothing I can do | nothing to do
  can't do anything | there's nothing you can do | no help | no refund | no payment came in | no money came in | didn't get my money | never got paid
  i have no income now | can't pay my staff | cannot sell anything | don't know how long it takes | not sure how to fix | don't know if it is legal
  no idea how to proceed | can't find your phone number | cannot find the form | can't find the button | don't have a license | no business license
  don't have a lawyer | haven't done anything wrong | i did not commit fraud | i didn't do it | it wasn't me | that's not me | not my terminal
  not the right number | the number is not right | that is not it | not that one | not today | no not yet | don't lock it | why no answer | no sense
  it makes no sense | makes no difference | no offence | no hurry | i can't wait | can't afford this | have you no shame | you have no right
  no one told me it would be frozen | nobody helps
`)('%s', (said) => expect(read(said)).toEqual([]));
});

it('says where the clause stands in the message as written', () => {
  const said = '您好，我昨天被凍的，商戶號我不記得了， 提示沒有！';
  const places = notKnown(said).map(({ from, to }) => said.slice(from, to));
  expect(places).toEqual(['商戶號我不記得了', '提示沒有']);
});

it.each([
  '不',
  '不知道，',
  'no ',
  "i don't know, ",
  '没有商户号和终端号都不知道 ',
  'a,',
  'remembar ',
])('reads "%s" over and over without delay', (piece) => {
  const start = processorTime();
  notKnown(piece.repeat(2000).slice(0, 2000));
  expect(processorTime() - start).toBeLessThan(500);
});
