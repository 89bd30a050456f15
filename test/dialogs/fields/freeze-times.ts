// Whole messages and the time of the freeze in them: "message → words = time", where words are those that name it.

/** One clear time that counts whatever is asked. */
export const CLEAR_TIMES = `
the machine has been dead for three days → for three days = 2026-11-19
机子昨天早上突然刷不了，大概九点多开始的 → 昨天早上突然刷不了，大概九点多 = 2026-11-21T09:00+08:00
机器昨天用不了，下午三点左右发现的 → 昨天用不了，下午三点左右 = 2026-11-21T15:00+08:00
it stopped yesterday morning, started around 9 → yesterday morning, started around 9 = 2026-11-21T09:00+08:00
不是昨天就是前天……是前天，昨天我休息 → 前天 = 2026-11-20
昨天就是前天... 前天, yesterday 我放假 → 前天 = 2026-11-20
hi, my pos machine stopped accepting cards on friday evening around 8, please help → friday evening around 8 = 2026-11-20T20:00+08:00
你好 我的刷卡机前天突然被封了 怎么办 → 前天 = 2026-11-20
商户号 898310148160568 银联商务 11月20号冻结 → 11月20号 = 2026-11-20
MID 898310148160568, TID 10293847, Lakala, 20 Nov, contact issuer → 20 Nov = 2026-11-20
the screen says contact issuer since yesterday morning → yesterday morning = 2026-11-21
从昨天晚上到现在一直刷不了 → 昨天晚上 = 2026-11-21
机子不能刷了，昨天下午的事 → 昨天下午 = 2026-11-21
昨天下午机子突然刷不了，提示联系发卡行 → 昨天下午 = 2026-11-21
yesterday afternoon the machine froze → yesterday afternoon = 2026-11-21
machine froze, yesterday afternoon → yesterday afternoon = 2026-11-21
we noticed it this morning when we opened → this morning = 2026-11-22
今天一早开门发现机器用不了 → 今天一早 = 2026-11-22
昨天 → 昨天 = 2026-11-21
since yesterday → yesterday = 2026-11-21
昨天下午三点多吧，记不太清 → 昨天下午三点多 = 2026-11-21T15:00+08:00
大概是前天吧 → 大概是前天 = 2026-11-20
钱从周五开始就提不出来了 → 周五 = 2026-11-20
funds have been held since 18 november → 18 november = 2026-11-18
昨天下午冻的 → 昨天下午 = 2026-11-21
我的POS机被冻结了，商户号是898310148160568，昨天下午冻的，拉卡拉 → 昨天下午 = 2026-11-21
My terminal is frozen since yesterday 3pm → yesterday 3pm = 2026-11-21T15:00+08:00
frozen yesterday, phone 13800138000 → yesterday = 2026-11-21
机器从前天晚上八点开始就刷不了卡了 → 前天晚上八点 = 2026-11-20T20:00+08:00
昨天下午，拉卡拉 → 昨天下午 = 2026-11-21
lakala, yesterday afternoon, 10293847 → yesterday afternoon = 2026-11-21
冻结时间：11月20号上午10点半 → 11月20号上午10点半 = 2026-11-20T10:30+08:00
freeze date: 20 Nov → 20 Nov = 2026-11-20
it stopped working around half 6 last night → around half 6 last night = 2026-11-21T18:30+08:00
昨天还好好的，今天早上就刷不了了 → 今天早上 = 2026-11-22
it worked fine yesterday, this morning it just says declined → this morning = 2026-11-22
琴晚部機突然用唔到 → 琴晚 = 2026-11-21
前日開始刷唔到卡 → 前日 = 2026-11-20
周二冻的，不对，是周一下午 → 周一下午 = 2026-11-16
froze on tuesday no sorry monday → monday = 2026-11-16
my pos got blocked yesteday afternoon pls help → yesteday afternoon = 2026-11-21
哎呀我这个机子啊礼拜四下午三点多突然就不能用了你们快给看看 → 礼拜四下午三点多 = 2026-11-19T15:00+08:00
terminal locked up 2 hours ago → 2 hours ago = 2026-11-22T08:00+08:00
刚刚被锁了 → 刚刚 = 2026-11-22T10:00+08:00
since this morning my card machine is dead → this morning = 2026-11-22
yesterday my terminal was frozen when a customer paid → yesterday = 2026-11-21
Lakala, since yesterday, phone 13800138000 → yesterday = 2026-11-21
Good morning. The machine where people put their cards does not work since Tuesday. → Tuesday = 2026-11-17
早晨，部機由禮拜三開始用唔到 → 禮拜三 = 2026-11-18
銀聯商務，尋日下晝五點 → 尋日下晝五點 = 2026-11-21T17:00+08:00
provider是汇付 11月20号开始 screen显示declined → 11月20号 = 2026-11-20
not working since 5 days before → 5 days before = 2026-11-17
it was Friday, not Monday → Friday = 2026-11-20
周五 not 周一 → 周五 = 2026-11-20
昨天不是前天 → 昨天 = 2026-11-21
匯付天下\\n唔係今日 係琴日 → 琴日 = 2026-11-21
三天前吧，lunch time → 三天前吧，lunch time = 2026-11-19
Fuiou\\nthis was on saturday → saturday = 2026-11-21
机器 双十一 那天 就 冻了 → 双十一 那天 = 2026-11-11
`;

/** Counts only when it was asked for. */
export const ASKED_TIMES = `
I need it fixed before the weekend → the weekend
昨天我去银行问了，说要等 → 昨天 = 2026-11-21
last week we had a big sale → last week
yesterday a customer swiped three times → yesterday = 2026-11-21
昨天一共刷了三笔大的 → 昨天 = 2026-11-21
我前天给你们打过电话 → 前天 = 2026-11-20
我们上周五装的机器，昨天就被冻了 → 昨天 = 2026-11-21
I bought this terminal on 5 march → 5 march = 2026-03-05
营业执照是3月5号办的 → 3月5号 = 2026-03-05
工单是昨天提交的 → 昨天 = 2026-11-21
when will you reply, today? → today = 2026-11-22
今天能处理好吗 → 今天 = 2026-11-22
can you fix it today → today = 2026-11-22
must be fixed today → today = 2026-11-22
今天必须给我解决 → 今天 = 2026-11-22
你们今天上班吗 → 今天 = 2026-11-22
我今天很着急 → 今天 = 2026-11-22
today is a busy day → today = 2026-11-22
请问昨天的钱什么时候到账 → 昨天 = 2026-11-21
昨天的钱没到账 → 昨天 = 2026-11-21
好几个月前就这样了 → 好几个月前
昨天有个客人连刷了三笔 → 昨天 = 2026-11-21
we moved the counter to the new hall on monday → monday = 2026-11-16
I called them yesterday and nobody answered → yesterday = 2026-11-21
收到通知是上周 → 上周
应该是上个月底 → 应该是上个月底
last week → last week
昨天还是前天 → 昨天还是前天
monday or tuesday → monday or tuesday
昨天刷了一笔大的，今天机器就锁了 → 今天 = 2026-11-22
who won the football yesterday → yesterday = 2026-11-21
我上周五去你们公司问过了 → 上周五 = 2026-11-13
昨天打电话给你们没人接 → 昨天 = 2026-11-21
the bank sent me a letter on 18 november → 18 november = 2026-11-18
我们周一刚换了新机器 → 周一 = 2026-11-16
froze on 03/04 → 03/04 = 2026-04-03
过年那阵子吧 → 过年
12月开的业，昨天生意很好 → 昨天 = 2026-11-21
`;

export const NO_FREEZE_TIMES = `
resolve it by monday please
身份证有效期到2027年3月5号
my shop is at 20 nanjing road
就是刚才发的那条短信
as I said just now
我上班了刚才
早上好
good evening
现在马上给我处理
I need this right now
fix it NOW
please call me tomorrow
please call me this afternoon
明天能解冻吗
马上给我解冻
昨天还能用
下周一我要用机器
我要今天晚上之前解决
商户号898310148160568，终端10293847
机器提示代码58
一共三笔，12000元
`;
