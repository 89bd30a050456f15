// Times as merchants say them, and what they mean: "said | said → at", for several days that are today.

/** The days on which things are said; each names its time zone. */
export const TODAYS = {
  /** Sunday, 10:00. */
  sunday: { now: new Date('2026-11-22T02:00:00Z'), timeZone: 'Asia/Shanghai' },
  /** Thursday, 16:30. */
  thursday: { now: new Date('2026-11-19T08:30:00Z'), timeZone: 'Asia/Shanghai' },
  /** Monday, the last of August, 09:15. */
  monthEnd: { now: new Date('2026-08-31T01:15:00Z'), timeZone: 'Asia/Shanghai' },
  /** Tuesday, 5 January, 14:00. */
  january: { now: new Date('2027-01-05T06:00:00Z'), timeZone: 'Asia/Shanghai' },
  /** Wednesday, the day after 29 February, 08:00 in New York. */
  leapYear: { now: new Date('2028-03-01T13:00:00Z'), timeZone: 'America/New_York' },
  /** Saturday, 20:00 in New York; Sunday morning in China. */
  newYork: { now: new Date('2026-11-22T01:00:00Z'), timeZone: 'America/New_York' },
};
export type Today = keyof typeof TODAYS;

/** What is said for certain. */
export const SPOKEN_TIMES: Record<Today, string> = {
  sunday: `
    今天 | 今日 | 今儿 | 今儿个 | 今天一早 | 今早 | 今晨 | 今朝 | today | this morning | since this morning | earlier today | early this morning → 2026-11-22
    昨天 | 昨日 | 昨儿 | 昨儿个晚上 | 昨个 | 昨晚 | 昨夜 | 昨天半夜 | 昨下午 | 琴日 | 尋日 | 噚日 | 琴晚 | 尋晚 | 噚晚 | 尋日晏晝 → 2026-11-21
    yesterday | yest | yday | yesteday | yestrday | yesterday下午 | yesterday at lunchtime | last night | yesterday evening | late last night | sometime yesterday → 2026-11-21
    前天 | 前日 | 前儿 | 前天中午 | 前晚 | the day before yesterday | day before yesterday | the day before yesterday, lunchtime | the night before last → 2026-11-20
    大前天 | 大前日 | 三天前 | 3天之前 | 三日前 | 3 days back | three days ago | 3 days ago → 2026-11-19
    大大前天 → 2026-11-18
    昨天下午3点 | 昨天下午三点多 | 昨天15:00 | 昨天下午三點鐘 | yesterday 3pm | yesterday at 3 pm | 3pm yesterday | yesterday afternoon at 3 | around 3 in the afternoon yesterday → 2026-11-21T15:00+08:00
    7.30pm yesterday | last night about 7.30 | half past 7 last night | yesterday evening around 7:30 | 昨晚七点半 | 昨天晚上7点30分左右 → 2026-11-21T19:30+08:00
    around half 6 last night | yesterday 6:30pm | 昨天傍晚六点半左右 → 2026-11-21T18:30+08:00
    yesterday evening around 7 | 7 o'clock yesterday evening | 昨晚七点 → 2026-11-21T19:00+08:00
    昨晚八点钟左右 | 昨晚8点 | 昨天晚上八点 → 2026-11-21T20:00+08:00
    quarter to nine yesterday morning | 昨天早上8点45 | 昨天上午九点差一刻 → 2026-11-21T08:45+08:00
    14:30 yesterday | yesterday 1430 | yesterday at 14.30 | 昨天14：30 | 昨天下午兩點半 → 2026-11-21T14:30+08:00
    noon yesterday | yesterday at noon | 昨天中午12点 → 2026-11-21T12:00+08:00
    yesterday at 3 | at 3 yesterday | around 3ish yesterday | 12 o'clock yesterday | 昨天12点 | 昨天三点多 | 昨天两三点 → 2026-11-21
    前天傍晚六点半左右 → 2026-11-20T18:30+08:00
    凌晨两点多 | 今天凌晨2点 | 2am | 2 in the morning → 2026-11-22T02:00+08:00
    两个小时前 | 2小时前 | 两个钟头之前 | couple of hours ago | a couple of hours ago | 2 hrs ago → 2026-11-22T08:00+08:00
    半个钟前 | 半小时前 | 30分钟前 | half an hour ago | 30 mins ago | thirty minutes ago → 2026-11-22T09:30+08:00
    一个半小时前 | an hour and a half ago | 1.5 hours ago | 90分钟前 → 2026-11-22T08:30+08:00
    刚刚 | 刚才 | 啱啱 | just now → 2026-11-22T10:00+08:00
    早上9点 | 今天上午九点 | 9am | 9 this morning → 2026-11-22T09:00+08:00
    上周三 | 上礼拜三 | 上個禮拜三 | 上星期三 | 上个星期3 | wednesday last week → 2026-11-11
    周三 | 礼拜三 | 星期三那天 | wednesday | wendsday | wednesday gone | on wed → 2026-11-18
    本周一 | 这周一 | 周一 | monday just gone | this past monday | on monday | last monday → 2026-11-16
    周二 | last tues | tuseday | since tuesday → 2026-11-17
    二十号 | 二十號 | 20号 | 廿號 | the 20th | on the 20th | 20th → 2026-11-20
    11月20号 | 十一月二十日 | 20/11 | 20 Nov | Nov 20th | 11.20 | 11-20 | 2026-11-20 | 2026年11月20日 | 二〇二六年十一月二十号 | 2026/11/20 | 20.11.2026 | 20th of November → 2026-11-20
    二十二号 | 廿二號 | 11月22号早上 → 2026-11-22
    双十一 | 雙十一 | 双11那天 | Double Eleven | 11.11 | singles' day → 2026-11-11
    国庆节那天 | 十月一号 | national day → 2026-10-01
    a fortnight ago | two weeks ago | 两个星期前 | 兩週前 → 2026-11-08
    礼拜二，不对，礼拜一下午 | tuesday no sorry monday | 周二，不对，周一下午 → 2026-11-16
  `,
  thursday: `
    礼拜天 | 周日 | 禮拜日 | sunday | on sunday → 2026-11-15
    上周日 | 上个礼拜天 → 2026-11-15
    昨天 | yesterday → 2026-11-18
    周四下午三点 | 今天下午三点 | 下午三点 | 3pm | 15:00 → 2026-11-19T15:00+08:00
    今天中午 | 今天下午 | this afternoon → 2026-11-19
    noon today | 12 noon today → 2026-11-19T12:00+08:00
    19号 | the 19th → 2026-11-19
    20号 → 2026-10-20
    上周五 → 2026-11-13
  `,
  monthEnd: `
    昨天 | 30号 | the 30th | last night | 8月30号 → 2026-08-30
    31号 | 三十一号 | 今天 | 8/31 → 2026-08-31
    1号 | 这个月1号 | 8月1日 → 2026-08-01
    上个月31号 | 7月31 | 31 July → 2026-07-31
    周日 | 昨晚 → 2026-08-30
    上周一 → 2026-08-24
    上周日 | 上礼拜天晚上 → 2026-08-30
    昨晚10点 | 10 last night → 2026-08-30T22:00+08:00
  `,
  january: `
    元旦 | 元旦那天 | 1月1号 | new year's day | 1 Jan → 2027-01-01
    去年12月31号 | 12月31号 | 31 December | 31/12 | 跨年那天 → 2026-12-31
    圣诞节 | 聖誕節那天 | christmas day | 25 dec | 25号 → 2026-12-25
    三天前 | 2号 | 2nd jan | 2 January 2027 → 2027-01-02
    上周五 → 2027-01-01
    昨天下午5点半 | half five yesterday afternoon → 2027-01-04T17:30+08:00
    十一月二十号 | Nov 20 | 20.11. → 2026-11-20
  `,
  leapYear: `
    yesterday | 29号 | the 29th | Feb 29 | 昨天 | 2月29号 → 2028-02-29
    the day before yesterday | 28 Feb | 前天 → 2028-02-28
    yesterday 9pm | 昨晚九点 → 2028-02-29T21:00-05:00
    6:45 this morning | 6.45am | quarter to 7 this morning → 2028-03-01T06:45-05:00
  `,
  newYork: `
    today | saturday → 2026-11-21
    yesterday → 2026-11-20
    5pm | this afternoon at 5 | 今天下午五点 → 2026-11-21T17:00-05:00
    10 minutes ago | 十分钟前 → 2026-11-21T19:50-05:00
    周四晚上8点 | thursday night at 8 → 2026-11-19T20:00-05:00
  `,
};

/** Named, but not for certain: whole weeks, days to come, days long past, two readings. */
export const UNCERTAIN_TIMES: Record<'vague' | 'future' | 'old' | 'unsure', string> = {
  vague: `
    上周 | last week | 上个月 | last month | 去年十二月 | 上个月底 | 大概是上个月底 | 应该是上个月底 | 11月初 | 十一月中旬 | in november | early november
    周末 | the weekend | last weekend | 上周末 | 国庆期间 | over christmas | last summer | 去年夏天 | 三个月前 | a month ago | 几天前 | a few days ago | this week | 这个月
  `,
  future: `
    明天 | 后天上午 | 下周一 | 明年3月1号 | 今天晚上8点 | tomorrow | next monday | 20 December 2026 | tonight | 聽日 | noon today
  `,
  old: `
    2024年3月5号 | 5 March 2020 | 去年3月5号 | 2023-01-01
  `,
  unsure: `
    03/04 | last night at 2 | 昨晚两点 | midnight yesterday | 5ish | 晚上八点 | on 10/11 | 11月22号中午
  `,
};

/** No time at all. */
export const NO_TIMES = `
  12000 yuan | 3.5 million | table 12 | 898310148160568 | 13800138000 | 139 1234 8888 | code 97 | RESP CODE 58 | 0.38% | 3 terminals | 三笔 | v11.20
  version 11.20 | 3号机 | 二号店 | 5号桌 | 我有三点要说 | 第一点 | 费率0.6 | 1.5% | ¥11.20 | 11.20元 | 一共3.5万 | 010-8888 6666 | 0755-86013388 | 400-123-4567
  不知道 | 机器坏了 | no idea | i sat there | may i ask | the sun is shining | 10293847 | 一下 | 周一鸣 | 天天超市 | 今后 | 前面 | 马上 | now fix it | asap | 2 machines | half of them
  error 1430 | 24小时营业 | 7天无理由 | 三天内 | within 3 days | 24/7 | 1/3 of the money | 第三次 | the 2nd terminal | 尾号1120 | 一半 | 点一下 | 三点水 | 十一个人 | march on
`;
