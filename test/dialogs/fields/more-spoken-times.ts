// More times as merchants say them, mixed, dictated and misspelt; in the shape of spoken-times.ts.

import type { Today } from './spoken-times';

export const MORE_SPOKEN_TIMES: Record<Today, string> = {
  sunday: `
    昨天下午五六点 | 昨天傍晚 | 昨天大清早 | 昨天上午 | yesterday arvo | yesterday morning sometime | early yesterday | sometime yesterday afternoon | since yesterday evening | from yesterday → 2026-11-21
    昨天下午，大概3点20 | 昨天 下午 3点20分 | yesterday around 3.20pm | twenty past three yesterday afternoon | 3:20 pm yesterday | 昨天15点20 → 2026-11-21T15:20+08:00
    大概昨天晚上9点多钟 | 昨晚九点来钟 | 9 pm last night | nine o'clock last night | last night around 9ish | yesterday 21:00 → 2026-11-21T21:00+08:00
    昨天晚上十点一刻 | quarter past ten last night | 10:15pm yesterday | 昨晚10：15 → 2026-11-21T22:15+08:00
    昨天早上八点 | 8am yesterday | eight in the morning yesterday | yesterday 08:00 | yesterday morning at 8 → 2026-11-21T08:00+08:00
    昨天中午一点 | 1pm yesterday | one o'clock yesterday afternoon | 尋日晏晝一點 → 2026-11-21T13:00+08:00
    昨天凌晨三点 | yesterday 3am | 3 am yesterday → 2026-11-21T03:00+08:00
    前天下午四点左右 | the day before yesterday at 4pm | 4pm the day before yesterday → 2026-11-20T16:00+08:00
    前天夜里十一点 | friday night at 11 | 周五晚上11点 | 11pm on friday | fri 11pm → 2026-11-20T23:00+08:00
    今天早上七点五十 | ten to eight this morning | 7:50am | this morning 7.50 | 今早7:50 → 2026-11-22T07:50+08:00
    今早八點半 | half eight this morning | 8:30 this morning | today at 8.30am | 今天早上8点30分 → 2026-11-22T08:30+08:00
    一个小时前 | about an hour ago | one hour ago | 大概1小时前 | 大约一个钟之前 | 1 hour back → 2026-11-22T09:00+08:00
    20分钟前 | twenty minutes ago | 20 min ago | 二十分钟之前 → 2026-11-22T09:40+08:00
    三个小时前 | 3 hours ago | about three hours ago → 2026-11-22T07:00+08:00
    五天前 | five days ago | 5 days ago | it was 5 days back → 2026-11-17
    十天前 | ten days ago → 2026-11-12
    一个星期前 | a week ago | one week ago | 一周之前 → 2026-11-15
    上周五 | 上礼拜五 | 上星期五下午 | friday last week | on friday of last week → 2026-11-13
    上上周一 | 上上个礼拜一 → 2026-11-02
    星期四晚上 | thursday evening | thurs | last thursday | on thursday night | thrusday | 周四那天 → 2026-11-19
    周六 | saterday | satuday | last saturday | 星期六 | 禮拜六夜晚 → 2026-11-21
    this monday | 这个星期一 | mon morning → 2026-11-16
    11月18日 | 18th november | november 18 | 18.11.2026 | 18/11/26 | 2026.11.18 | 26年11月18号 | 十一月十八 | 11/18 | Nov. 18th, 2026 | on the eighteenth | 18号那天 → 2026-11-18
    11月18号下午2点 | nov 18 at 2pm | 18 nov 14:00 | 2026-11-18 14:00 | 2026-11-18T14:00 | 2pm on the 18th | 11/18 14:00 | 18号下午两点 → 2026-11-18T14:00+08:00
    10月30号 | 30 oct | oct 30th | 上个月30号 | the 30th of october | 30th of last month → 2026-10-30
    五月一号 | 1st of may | May 1 | 1 May 2026 → 2026-05-01
    去年圣诞节 | christmas last year | 圣诞节那天 | 12月25日 → 2025-12-25
    今年元旦 | new year's day this year | 1月1日 → 2026-01-01
    双11当天 | on double 11 | 雙十一嗰日 | 双十一晚上 → 2026-11-11
    not yesterday, the day before | 昨天，哦不，前天 | yesterday, sorry, i mean the day before yesterday | 不是昨天，是前天 → 2026-11-20
    昨天下午3点，不对，4点 | yesterday 3pm no wait 4pm → 2026-11-21T16:00+08:00
    应该是周三吧 | 好像是礼拜三 | i think it was wednesday | maybe wednesday | wed i think | wenesday → 2026-11-18
    yesterday around noon → 2026-11-21T12:00+08:00
    yesterday about half three | yesterday around closing time | a day ago | 24 hours ago | yesterday night | last nite | yesterday 4-5pm | between 4 and 5pm yesterday | 昨天晚饭的时候 | 昨天午饭时间 | 昨天快关门的时候 | 昨天早晨刚开门那会儿 | 21号下午 | 这个月21号 | 这周六 | 昨儿后半晌 | 昨天也就是21号 | last night, saturday | 昨天25点 → 2026-11-21
    yesterday half 3 in the afternoon → 2026-11-21T15:30+08:00
    about 10 in the morning yesterday | yesterday at about ten am → 2026-11-21T10:00+08:00
    at around eleven last night | 11 pm yday → 2026-11-21T23:00+08:00
    yesterday morning 9ish → 2026-11-21T09:00+08:00
    this morning at opening | this morning when i opened | today morning | today early morning | 今儿早起 | 今天早上刚上班的时候 → 2026-11-22
    since last friday | since friday night | fri 20 nov | Friday, November 20 | Friday 20/11 | 2 days ago in the evening | 2 nights ago | the evening of the 20th | on the night of 20 november | on the morning of the 20th | 这个礼拜五 | 前儿个晚上 | last friday 下午 | 周五 afternoon | 21号，不不，20号 | it was yesterday, actually the day before | 昨天下午 更正 前天下午 | november twentieth | the twentieth | twentieth of november → 2026-11-20
    since the 15th | from the 15th of this month | Sunday 15 November → 2026-11-15
    15 november around 3pm | 15th nov, 3pm | Nov 15, 2026 3:00 PM → 2026-11-15T15:00+08:00
    thursday the 19th | friday... no, thursday | 星期三 呃 说错了 星期四 → 2026-11-19
    2 days ago around 8pm | 禮拜五夜晚八點 → 2026-11-20T20:00+08:00
    6 days ago | 周一(16号) → 2026-11-16
    an hour or so ago | 1h ago | 一个钟头前 → 2026-11-22T09:00+08:00
    about 45 minutes ago → 2026-11-22T09:15+08:00
    ten mins ago → 2026-11-22T09:50+08:00
    a moment ago | 头先 → 2026-11-22T10:00+08:00
    yesterday nite 9pm | 星期六晚上九点多 → 2026-11-21T21:00+08:00
    at 8.15 this morning | at 0815 today | 8.15am today → 2026-11-22T08:15+08:00
    yesterday 8.15 pm | at 20.15 yesterday → 2026-11-21T20:15+08:00
    around 4 yesterday arvo → 2026-11-21T16:00+08:00
    20th november at nine in the evening → 2026-11-20T21:00+08:00
    昨天下午三點左右啦 | 11月21日15时 | 尋日下晝三點 | 昨天 3pm → 2026-11-21T15:00+08:00
    昨天下午3:15 → 2026-11-21T15:15+08:00
    昨日15时20分 | 11月21日 下午3:20 | 11/21 15:20 | 2026年11月21日15:20:33 → 2026-11-21T15:20+08:00
    本月二十一号晚上八点 | yesterday 晚上8点 → 2026-11-21T20:00+08:00
    上个月二十一号 | 上月21日 | 十月二十一 | 10月21日那天 | 大概10月21号左右 → 2026-10-21
    上周六晚上 | 上个周六 → 2026-11-14
    上週六晚上九點 → 2026-11-14T21:00+08:00
    礼拜六早上十点一刻 → 2026-11-21T10:15+08:00
    前天上午11点 → 2026-11-20T11:00+08:00
    今天早晨七點半 | 两个半小时前 → 2026-11-22T07:30+08:00
    今天凌晨零点三十分 | 凌晨十二点半 → 2026-11-22T00:30+08:00
    昨天零点 → 2026-11-21T00:00+08:00
    昨天夜里11点40 → 2026-11-21T23:40+08:00
    四十分钟前 → 2026-11-22T09:20+08:00
    一刻钟前 → 2026-11-22T09:45+08:00
    半个小时之前 → 2026-11-22T09:30+08:00
    琴晚九點半 → 2026-11-21T21:30+08:00
    今朝早八點 → 2026-11-22T08:00+08:00
    上個禮拜五 → 2026-11-13
    四天前的晚上 → 2026-11-18
    11月20号 3pm 左右 → 2026-11-20T15:00+08:00
    the 31st → 2026-10-31
  `,
  thursday: `
    周一 | monday | this monday | on monday morning | 本周一上午 | 星期一 → 2026-11-16
    昨晚11点半 | half eleven last night | 11:30 last night | half past eleven last night → 2026-11-18T23:30+08:00
    今天下午两点 | 2pm today | at 2 this afternoon | 下午2点钟 | 14:00 | 今天14点 → 2026-11-19T14:00+08:00
    今天上午 | since this morning | this morning sometime | 今日朝早 → 2026-11-19
    今天中午十二点半 | 12:30pm today | half twelve this afternoon → 2026-11-19T12:30+08:00
    周五 | friday | last friday | 上周五 → 2026-11-13
    周六 | saturday | last sat → 2026-11-14
  `,
  monthEnd: `
    周一 | today | 今朝 | 8月31号早上 → 2026-08-31
    上周五 | friday | 周五 | 28号 | the 28th | 28/8 | 三天前 → 2026-08-28
    7月31日 | 31/7 → 2026-07-31
    昨天晚上十一点五十 | ten to twelve last night | 23:50 yesterday → 2026-08-30T23:50+08:00
    昨天下午一点半 | 1:30 pm yesterday | half one yesterday afternoon → 2026-08-30T13:30+08:00
  `,
  january: `
    昨天 | 周一 | monday | 4号 | the 4th | 1月4号 | 4 jan → 2027-01-04
    前天 | 周日 | sunday | 3号 → 2027-01-03
    12月28号 | dec 28 | 28号 | the 28th | 去年12月28日 → 2026-12-28
    上周三 | wednesday | 周三 → 2026-12-30
    boxing day → 2026-12-26
    平安夜 | christmas eve | 24/12 → 2026-12-24
    两小时前 | 2 hours ago | 12点整中午 → 2027-01-05T12:00+08:00
  `,
  leapYear: `
    two days ago | 28号 | 前天晚上 | monday → 2028-02-28
    昨天下午六点 | 6pm yesterday → 2028-02-29T18:00-05:00
    上周一 → 2028-02-21
    3月1号 | today | 1号 | the 1st | this morning → 2028-03-01
    31号 → 2028-01-31
  `,
  newYork: `
    an hour ago | 一小时前 | 7pm | 晚上七点 → 2026-11-21T19:00-05:00
    last night | 昨晚 | friday evening → 2026-11-20
    noon | at noon today | 今天中午12点 → 2026-11-21T12:00-05:00
    周日 | sunday → 2026-11-15
    三个半小时前 → 2026-11-21T16:30-05:00
  `,
};

export const MORE_UNCERTAIN_TIMES: Record<'vague' | 'future' | 'old' | 'unsure', string> = {
  vague: `
    前段时间 | 前几天 | 好几个月前 | the other day | some weeks ago | 上个星期 | 上礼拜 | last year | 今年年初 | 国庆假期 | 圣诞前后 | mid november | 两三天前 | 2-3 days ago | 半年前 | 这两天 | end of last month | 三月份 | over the weekend
  `,
  future: `
    明天下午 | 明早八点 | tomorrow morning | 下个星期三 | next week | 下个月1号 | this evening at 8 | 明年 | the day after tomorrow | 2027-03-01
  `,
  old: `
    前年5月 3号 | 2019年 1月1日 | 3 june 2021 | 20/11/2024
  `,
  unsure: `
    5/6 | 昨晚一点多 | at 2 last night | 昨天午夜 | 7ish | for three days | 已经三天了 | before yesterday | a couple of weeks ago | 7月底那个31号 | a couple of days ago | 国庆 | 3.4 | in the evening
  `,
};

export const MORE_NO_TIMES = `
  三台机器 | 二号机 | 5号收银台 | room 1120 | order 20261 | 余额3.20元 | 刷了11.20 | paid 11.20 | 3,500.00 | 12.5% | pos v2.11 | error code 05 | error code 51 | 06 | 返回码91 | 交易金额 12000 | 1-2 terminals | 8-10 people | 2 of 3
  一点都不好用 | 快一点 | 有点慢 | 早点解决 | 晚点再说 | 天气 | 周先生 | 周三元 | 钱什么时候到 | what time do you open | how many days | 几天能好 | 多久 | 号码 | 一月一付? | second terminal | wait a second | just a minute | hold on | mayday
  my name is April | 010-12345678 转 12 | +86 139-1234-8888 | 58 | 97 | 898310148160568, 10293847 | 第2点 | 两点原因 | 不早了 | 今非昔比 | 前台 | 后台 | 周转不灵 | 日结 | 月结 | 年费 | 双十字 | sunny shop | monday.com@shop.cn | fridays restaurant
  Thanksgiving | 30th feb | 11月31号 | 25:00 | 日前 | 目前 | 提前三天
`;
