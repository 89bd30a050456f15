// The words around a number by which a code of the screen is told from amounts, days, tables and codes of other kinds.

const latin = (words: string) =>
  `(?<![a-z0-9])(?:${words.split(', ').join('|').replaceAll(' ', ' +')})(?![a-z0-9])`;
const han = (words: string) => `(?:${words.split(' ').join('|')})`;

/** Between these words and the code. */
const BETWEEN = `(?:[\\s:：#=“"「『'(（【\\[.。,，、-]|是|为|了|个|着|的|一个|一串|两位|数字|出来|[上里]|[一两三四五六七八几]{1,2}[个句行]大?字?|一?[句行]|出|到|说|啥|${latin('is, was, were, of, a, an, the, with, number, no, saying, says, it, thing, just, like')}){0,6}`;
/** What names a code as such: the number behind is one, whatever follows. */
const STRONG = `(?:${han('应答 应答码 回应码 回覆码 返回码 响应码 错误代码 错误码 报错码 故障码 故障代码 异常码 失败码 提示码 交易码 代码 状态码 编码 报错 保错 暴错 包错 错误 错码 码')}|${latin('resp code, response code, respcode, responsecode, errorcode, errcode, error code, err code, decline code, declined code, return code, reason code, reason, resp, response, rc, code, codes, error, err, errors, cod, coed, eror, errror, erorr, erro')}|(?<![a-z])(?:rc|code|err|error)|err(?:or)?(?:code)?[_ ])`;
/** What leads to the words of a screen, among which a number may stand. */
const LEADS = `(?:${han('提示 显示 显视 现示 念叨 念 跳 写住 写咗 弹咗 话 出咗 弹出 弹 跳出 跳 出现 报 写着 写的 写 打印 打出 打的 打着 打了 出来 屏幕 屏上 屏 荧幕 机器说 机器 机子 POS机 pos机 pos 交易失败 失败 拒绝 被拒 刷卡 冒出 蹦出 闪 亮 回 返回 出')}|${latin('says, say, said, saying, tells me, tell me, told me, telling me, came back, comes back, come back, back with, shwoing, shwos, showign, dispalys, wrote, writes, written, shows, show, showed, showing, shown, displays, display, displayed, displaying, reads, flashes, flashing, message, msg, screen, declined, decline, declines, failed, fails, refused, rejected, gives, giving, gave, get, gets, got, getting, prints, printed, returns, returned, terminal, machine, receipt, slip, pops up, popped up, popping up, came up, comes up, keeps coming up, keeps popping up, keep saying, throws, threw, spits out, beeps')})`;
/** What follows a number that is spoken of as a code. */
const BEHIND = `^[\\s"”」』’')）】\\]]*(?:${han('是什么意思 是啥意思 啥意思 什么意思 是啥玩意 啥玩意 什么鬼 什么东西 啥东西 啥子意思 啥子 是咩意思 咩意思 几个意思 是什么 是啥 是咩 怎么解决 怎么办 怎么处理 怎么弄 怎么搞 点办 点算 咋办 咋整 咋弄 咋回事 是怎么回事 怎么回事 什么原因 是何原因 错误 代码 报错 号错误 号代码 这个码 这个代码 的错误 错误码 错误代码 应答码')}|${latin('error, err, code, means, mean, message, what is, what does it mean, what do i do, declined, decline, wtf, meaning')})`;
/** What may stand behind a number when only the words of a screen lead to it. */
const ENDS = `^(?:[\\s"”」』’')）】\\]]*(?:$|(?:[\\n。!！?？;；:：、~…/—]|[,，.-](?!\\d{3}))|${han('是 什么 啥 怎么 咋 点 错误 代码 的 了 吗 呢 啊 呀 然后 但 就 我 又 还 也 一直 每次 换 刷 老 这 那 都 请 失败 这是 什 不 没 无 出 嚟 过 唔 咁 嘅 喎 啦 喇 嘞 哦 呐 签 就 在 那 三 两 几 余额 密码 密吗 卡 终端 商户 交易')}|${latin("and, but, what, what's, whats, when, whenever, while, on, every, each, for, since, after, again, then, how, why, is, error, code, or, all, now, today, this, that, so, i, my, does, do, can, please, pls, plz, in, with, even, means, yesterday, help, it, pick, do not, not, invalid, insufficient, lost, stolen, expired, incorrect, wrong, restricted, exceeds, refer, call, contact, try, system, suspected, duplicate, format, security, twice, once, three times, only, because, if, from, there, you, we, he, she, they, is that, too, says, always, still, just, plz, even, but, every time, not sure")})|\\s+\\p{Script=Han})`;

/** A number counted, paid, dated or numbered. */
const UNIT = `^ ?(?:[%％‰°℃:：/.-]\\d|[%％‰℃]|${han('元 块 角 毛 万 千 百 亿 岁 桌 楼 层 路 单 台 个 次 笔 天 月 年 日(?!期切换) 点 时 分 秒 周 折 米 公斤 斤 度 份 人 家 店 张 包 号(?!代码|错误|码|报) 位 栋 室 房 车 班 码 寸 期 届 线 条 件 瓶 箱 倍 后(?!面|来|一) 乘 年代 多 几 来 同城 助手 平台 同学 宽带')}|${latin("yuan, rmb, cny, usd, dollars?, bucks, quid, pounds, percent, pct, am, pm, o'?clock, minutes?, mins?, hours?, hrs?, days?, weeks?, months?, years?, yrs?, times?, orders?, customers?, people, terminals?, machines?, transactions?, payments?, sales, cards?, kg, km, km?h, st, nd, rd, th, tables?, floors?, rooms?, shops?, stores?, branches, seconds?, secs?, of, degrees, staff, items?, bottles?, boxes, pcs, pieces, guests, tries, bus, grams?, thousand, hundred, million, x, k, w, or so, street, road, avenue, years old, plus")}|(?:st|nd|rd|th|k|w|am|pm|kg|%|s|g|m|yrs?|h|min)(?![a-z]))`;
const NUMBERED = `(?:[第满约近共花付收刷消充退转余卖欠交差才只有前后过近][了约到过]?|[¥￥$€£+*]|尾号|末[几两四]?位|后[几两四]位|(?:最后|末尾|结尾|尾数)[是为]?|[几两二三四]位(?:数字?|字)?[是为]?|(?:终端|商户|卡|手机|序列|设备|机器)(?:编?号|号码)(?:是|为)?|单号|桌|台|房|室|栋|座|楼|层|年|月|日|点|版本?|工号|编号|序号|车牌|公交|地铁|航班|大约|大概|差不多|将近|不到|超过|至少|最多|${latin("(?:terminal|merchant|card|serial|phone|device|account) (?:number|no|id)(?: is| are| ends with)?, digits (?:is|are|of it are), (?:number|digits?) (?:is|are), ending in, ending with, ending, ends, ends in, serial, ends with, last digits?, last two digits?, last, first, next, past, about, around, only, over, under, room, table, floor, order, no, number, bus, line, route, version, v, age, aged, unit, shop, store, branch, bay, aisle, gate, flight, building, block, flat, apartment, street, highway, form, page, chapter, lane, bed, step, lot, window, counter, at least, nearly, almost, within, for, at, by, on, until, till, from, to, since, between, sold, paid, pay, charged, charge, worth, plus, minus, my, in, we have, have, has, had, i am, i'm, im, turned, till")})[\\s:：#='’]*`;
/** Whose codes are their own: apps, wallets and payments by QR; and what carries other numbers. */
const OTHERS = `(?:${han('微信(?!图片|截图) 支付宝 花呗 云闪付 抖音 美团 饿了么 淘宝 京东 拼多多 扫码 二维码 收款码 付款码 小程序 公众号 app 网银 手机银行 验证码 快递 外卖 取餐 取件 邮编 区号 车牌 油 度数 尺码 鞋码 wifi 宽带 路由器 洗衣机 空调 打印机 冰箱 汽车 车子 咖啡机 热水器 电梯 电视 电脑 手机 燃气 油烟机 烤箱')}|${latin('wechat, weixin, alipay, huabei, qr, qr code, app, apps, wallet, apple pay, google pay, paypal, douyin, tiktok, meituan, wifi, router, verification code, otp, zip code, post code, postcode, area code, promo code, discount code, dress code, door code, pick up code, pickup code, tracking, size, http, api, sms code, pin code, washing machine, dishwasher, dryer, fridge, freezer, oven, boiler, printer, photocopier, copier, laptop, computer, phone, air con, aircon, air conditioner, coffee machine, vending machine, car, dashboard, tv, thermostat, lift, elevator, website, browser, page, game')})`;
/** A card or a terminal between such a word and the number: the code is the terminal's again. */
const TERMINALS = `(?:${han('刷卡 插卡 银行卡 信用卡 pos机 pos 终端 机器 机子')}|${latin('cards?, terminal, machine, pos, chip')})`;
/** Anything of the trade in a message with a number that begins with 0, or a letter: it is a code. */
const TRADE = `(?:${han('刷卡 刷 卡 机器 机子 机 终端 交易 商户 屏幕 pos 收款 银行 发卡')}|${latin('cards?, terminal, machine, pos, payments?, declined, transactions?, swipe, swiped, merchant, customers?, screen, reader, issuer, bank')})`;

const build = (source: string) => new RegExp(source, 'u');

export const cues = {
  strong: build(`${STRONG}${BETWEEN}$`),
  leads: build(`${LEADS}${BETWEEN}$`),
  behind: build(BEHIND),
  ends: build(ENDS),
  unit: build(UNIT),
  numbered: build(`${NUMBERED}$`),
  others: new RegExp(OTHERS, 'gu'),
  terminals: build(TERMINALS),
  trade: build(TRADE),
  /** As apps write them: capitals joined by dots or lines. */
  foreign: /(?<![A-Za-z0-9])[A-Z]{3,}(?:[._][A-Z]{2,})+(?![A-Za-z0-9])/u,
  foreignNumber: build(
    `(?:${han('应答码 返回码 响应码 错误代码 错误码 报错码 故障码 状态码 代码 报错 错误')}|(?<!(?:post|zip|area|promo|discount|door|sms|pin|verification|security|country|dress) ?)${latin('error code, err code, return code, response code, code, error, err')})[\\s:：#=]*(?:是|为|${latin('is')})?\\s*\\d{3,6}(?!\\d|[.,]\\d|元|块|万|笔|个)`,
  ),
  /** All before the answer to what the screen shows: "it's 97 and …", "66，已经有5天". */
  /** Leads to a code only where the trade is spoken of: "今天刷卡全都是91". */
  weak: build(
    `(?:${han('都是 全是 都系 系 又是 还是 老是 总是 一直是 尽是')}|${latin("it was, it is, its, it's, always, just, only, same, another, still")})${BETWEEN}$`,
  ),
  opening:
    /^(?:it'?s|it is|it was|(?:we|i) saw|(?:it )?(?:just|only)|that'?s|是|就是|就系|应该是|好像是|写的是|有个?)?\s*$/u,
  /** All of the clause before the next code, or the same one again: "and 51", "签了，还是99". */
  next: /^\s*(?:(?:and|then|now|next|still|again|it's now|now it's|it says)\s*)+$|^\s*(?:又是|还是|还|又|也是|然后是?|接着是?|现在是?|变成了?|变|这次是?|下一个是?|后来是?|好像是|可能是|应该是)\s*$/u,
  /** Behind words of a screen that open a clause. */
  goesOn: build(
    `^\\s*(?:$|[\\n,，。.;；!！?？:：]|${latin('it says, it said, message, error, on, came up, comes up, every, each, twice, again, and, but, what, why, when, since, for')}|${han('一直 老是 是 什么 怎么 咋 了 这 又 每次 反复 幾 几')})`,
  ),
  /** Around a code that stands alone. */
  idle: /[\s\p{P}\p{S}]|是什么意思|什么意思|啥意思|怎么办|是什么|是啥|请问|老板|你好|您好|吗|呢|啊|呀|what is|what's|what does|mean|means|help|hi|hello|please|the|code|error/gu,
};
