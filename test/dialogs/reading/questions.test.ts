// What asks and what only looks like it, with and without marks, one and several in a message.

import { MessageFinds } from '../../../dialogs/fields/finds';
import { unclearBeside } from '../../../dialogs/reading/questions';
import type { Readers } from '../../../dialogs/reading/readers';
import { Reading } from '../../../dialogs/reading/reading';
import { codeFinder } from '../../../src/knowledge/screen-codes/find';
import { loadParts } from '../../bot/parts';
import { rows } from '../words/rows';

let readers: Readers;
beforeAll(async () => {
  const { knowledge, words } = await loadParts();
  readers = {
    words,
    match: (text) => knowledge.matcher.match(text),
    find: (...given) => new MessageFinds(...given),
    entryTitled: () => undefined,
    papers: [],
    screenCodes: codeFinder(knowledge.screenCodes),
  };
});
const readingOf = (said: string) =>
  new Reading(said, readers, { now: new Date('2026-11-28T12:00:00Z'), timeZone: 'Asia/Shanghai' });
const questionsOf = (said: string) => readingOf(said).questions;

it.each(rows`
  要不要去网点 | what happens with my data | which papers will they want | 啥时候能好 | 點解嘅 | eta | phone number? | why
  how long | 为啥 | 凭什么 | 拉卡拉的，多久能好 | 898310148160568, how long will this take? | 咋回事啊 | 几天能解冻 | 多少天能到账 | 要罚款不
  會唔會罰錢 | 使唔使去銀行 | whats the eta | any idea how long | is my money safe | am i going to lose my money | 钱安全吗
  我的钱还能拿回来不 | 要带什么资料 | 需要啥证件 | 有没有电话 | 边度可以搵到商戶號 | 去哪儿找 | 凭啥冻我的 | 你是机器人吧？ | so what happens next | what now
  接下来呢 | 然后呢 | 要几天啊 | do they charge for it | whose fault is it | 哪里看 | 是什么意思 | 能解开不
  did i do something wrong | and how long will it be | 我想知道多久 | do you know when it will be unfrozen | 幾時先至解凍
  几时能用 | 能提现吗 | 钱啥时候给我 | 到底要等多久 | when can i use it again | what docs | do i have to pay | 是不是坏了 | 使唔使俾錢
  呢個係咩嚟 | 我的钱去哪了 | how come | since when do banks do this | 要几个工作日 | 需不需要去银行 | will my customers know
  is it my fault | whats a merchant id | where do i find it | how many days | 解冻收不收钱 | 收费不 | 有用吗 | 这要怎么弄 | 材料呢
  then what | who will call me | 什么是终端号 | can i still take cash | 咁要幾多日 | 多长时间啊 | 为啥我的机器会被锁 | 審核要幾日 | 要多少天
  咩时候好返 | would i lose my deposit | 银行管不管 | 这个要交钱吗 | which bank do i ask | 可唔可以快啲 | how does it work | 哪里能查到
  what's happening with my money | 要本人去吗 | 需要营业执照不 | 冻多久 | when will i get paid | 能不能加急 | 为何冻我
`)('%s asks', (said) => expect(questionsOf(said).length).toBeGreaterThan(0));

it.each(rows`
  没改过啥 | 打了三遍没人理呢 | 就是这样吧 | 不知道怎么就刷不了了 | 昨天还好好的呢 | 没动过啥 | 应该是昨天吧 | 大概三点多吧 | 急死我了呢 | 我正忙着呢 | 没什么 | 没啥
  突然就不行了，不知道为什么 | 也不知道是不是冻结 | 谁知道怎么就锁了 | no idea why it froze | dont know what happened | 怎么都刷不了 | 怎么刷都没反应
  无论怎么试都不行 | 一直显示错误怎么也弄不好 | i can't tell you how annoying this is | it stopped when a customer paid
  when i opened the shop it was frozen | 机器还在店里呢 | 两样都有呢 | 那天客人挺多的呢 | what a mess | 就昨天吧 | 银行说要等呢
  what it said was Terminal locked | 什么都没改 | 哪都刷不了 | 一直没人管呢 | 我也很无奈呢 | 不清楚是怎么坏的 | 也没说什么时候恢复 | 客人等着呢 | 谁都不接电话
  什么卡都不行 | 怎么按都没反应 | 后来就再也不行了吧 | 就是刷卡不行呢 | when it happened we were closed | i have no idea what happened
  dont know why | what i did was restart it | where my shop is there are many tourists | 是这样的，机器被锁了 | 没做过什么
  好像是周二吧 | 三点多吧应该 | 机器就在我手边呢 | 前几天还能用呢 | 哪家都不收 | 用了好多年了呢 | 动不动就锁 | the lady who runs it is away | how annoying
  没多久就锁了 | 好几天了 | 忘了什么时候冻的 | 一直没好呢 | 什么提示也没有 | 不知道为啥就停了 | 怎么弄都不好使 | 我怎么也想不起来 | 谁也没动过
  when i swiped it said declined | how it happened i dont know | 昨天下午吧 | 哪天我忘了 | 那个什么公司的 | 两三点的样子吧 | 客人说钱扣了呢
  who knows
`)('%s asks nothing', (said) => expect(questionsOf(said)).toEqual([]));

it.each(rows`
  多久能好？要什么资料？会不会罚款 | how long does it take and which papers do I need | 为什么冻结，多久能解冻 | 解冻要多久 要什么资料
  要准备什么材料，还有多久能解冻 | 點解會凍結？要幾耐先解凍？ | what papers do i need, and how long will it take | 解冻要多久？要交什么材料？
  how do i unfreeze it and how long does it take | 为什么被冻，怎么解冻 | 點樣解凍？要咩資料？ | 机器为什么冻结 怎么解冻
`)('%s asks several things', (said) => expect(questionsOf(said).length).toBeGreaterThan(1));

const unclearIn = (said: string) =>
  questionsOf(said).flatMap(({ text, isUnclear }) => (isUnclear ? [text] : []));

it.each(rows`
  how long does the review take? does the bank tell my landlord? | 审核要多久，银行会告诉我房东吗 | 要准备什么资料，我的外卖平台会不会受影响
  which papers do I need and can my wife bring them to the shop | 審核要幾耐？會唔會影響我買樓按揭？ | 要啥材料哩？俺媳妇能替俺去弄不？
  how long does the review take, right? and will my credit score go down because of this
`)('%s asks one thing that is not understood', (said) => expect(unclearIn(said)).toHaveLength(1));

it.each(rows`
  怎么解冻？怎么办呀？急死了 | 解冻要几天？对吗？ | how do i unfreeze it? can you help me? | how long does it take? is it days or weeks? | 解冻要交钱吗？大概多少？
  how long does it take? why me? | 解冻要多久？凭什么啊？ | 要什么资料？发给谁？ | which papers do I need? what am i supposed to do now? | how do i unfreeze it? do you know?
  Can I trust Lakala with my takings, are they a proper payment company? | 系统要升级会提前通知吗 怎么才能不错过 | What do you keep of what I type here, and for how long?
  She ate the dinner, then disputed the bill with her bank, and MY terminal is shut? How do I fight this?
  我机器被锁了，为什么？要多久能好？你们到底管不管啊？ | does the bank tell my landlord? does it tell my aunt?
`)('%s leaves nothing unclear beside an answer', (said) => expect(unclearIn(said)).toEqual([]));

it.each(rows`
  我的机器被冻结了。银行会告诉我房东吗？ | my machine is frozen. does the bank tell my landlord? | 货款被压了。我老家的亲戚能替我去银行跑一趟吗
  my card machine got blocked this morning. do i have to tell my insurance company about it?
`)('%s asks something besides what is told', (said) => {
  expect(unclearBeside(readingOf(said))).toHaveLength(1);
});

it.each(rows`
  机器被锁了，这是要怎么弄啊 | 我的机器被冻结了，你们凭什么冻我 | I can't take cards since yesterday, what on earth is going on? | 机器被锁了，怎么办呀
  my machine is frozen. how long does it take? | my machine is frozen. can you help me? | does the bank tell my landlord? | 银行会告诉我房东吗？
  机器锁了，到底怎么回事啊 | my terminal is frozen, merchant no. 898310148160568, what now?
`)('%s asks nothing besides that is not understood', (said) => {
  expect(unclearBeside(readingOf(said))).toEqual([]);
});
