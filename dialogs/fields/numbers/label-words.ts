// The words that name numbers, as patterns for a number text: lower case, simplified characters.

import type { Label } from './labels';

interface LabelWords {
  kind: Label['kind'];
  weak?: true;
  words: readonly string[];
}

const NUMBER = '(?:编号|编码|代码|号码|号|id)';
const ENGLISH_NUMBER = [
  '(?:id|identification)(?: ?(?:number|no\\.?|code))?|identifier',
  'numbers?|num|nr\\.?|no\\.?|code|#',
].join('|');
const NAMED = `(?: ?(?:${ENGLISH_NUMBER}))`;
const PHONE_NUMBER = '(?: ?(?:number|num|no\\.?|#))?';
/** Whoever answers the telephone for the merchant. */
const KIN = [
  'daughter|son|wife|husband|partner|mum|mom|mother|dad|father|brother|sister|cousin|uncle|aunt(?:ie)?',
  'boss|manager|assistant|colleague|accountant|cashier|staff|friend|shop|store|restaurant|office|place|home',
].join('|');
const MACHINE = '终端机?|机具|设备|pos ?机?|刷卡机|机器|机子';
const CARD_MACHINE = 'pos|machine|device|reader|card (?:machine|reader)';

/** English words stand alone, though a number may touch them: "tid20770012". */
const english = (words: readonly string[], behind = '') =>
  `(?<![a-z])(?:${words.join('|')})${behind}(?![a-z])`;

/** At one place the first that fits counts, so names of other numbers and longer names stand first. */
export const LABEL_WORDS: readonly LabelWords[] = [
  {
    kind: 'theirs',
    words: [
      '(?:官方|银行|发卡行|拉卡拉|银联商务?|支付公司|公司|售后|人工)?的?(?:客服|客户服务|(?:服务)?热线|投诉)的?(?:电话|热线|号码|中心)?',
      '(?:银行|发卡行|官方|总部|支付机构|拉卡拉|银联商务?|公司)的?(?:电话|号码)',
      `(?:${[
        '业务员|业务经理|客户经理|销售|代理商?|服务商|推销(?:员|的)?',
        '(?:装机|安装)(?:师傅|人员|的)?|师傅|上门的?人?|骗子|对方|顾客|客人|客户',
      ].join('|')})[^\\s\\d,。;:!?的]{0,4}的?(?:手机|电话|微信|号码|联系方式)?`,
      english(
        [
          'customer (?:service|care|support)|(?:hot|help|support |service ) ?line|help ?desk|bank|issuer|support',
          'sales ?(?:man|woman|person|rep)|(?:sales )?rep(?:resentative)?|agent|installer|dealer',
          'scammer|caller|customer|client|buyer|his|her|their',
        ],
        "(?:'?s)?(?: ?(?:phone|mobile|cell|number|no\\.?|line|at|on))*",
      ),
    ],
  },
  {
    kind: 'hotline',
    words: [
      '请您?(?:尽快|立即|及时)?(?:致电|拨打?|联系|电话联系|电|打(?:电话)?给?)(?!我)',
      '(?:致电|拨打?)(?!我)[了过]?',
      '(?:(?:让|叫|要求)我?(?:打|联系|拨打?|致电|找)|我?打[了过])(?!我)(?:电话)?[给到]?',
      english([
        [
          '(?:please |pls )?(?:call|ring|dial|contact|phone)(?:ed|ing)? ',
          '(?!(?:me|us|my|our|back|number|no|is)(?![a-z]))',
          '(?:(?:the |your |our )?(?:bank|issuer|support|them|hotline|center|centre) ?)?',
          '(?:on |at )?(?=[\\d+(])',
        ].join(''),
        'dial|dialled|dialed|rang',
      ]),
    ],
  },
  {
    kind: 'other',
    words: [
      `(?:商户|商家|平台|外部|终端)?(?:${[
        '订单|交易单?|流水|运单|快递单?|工单|退款单?|支付单?|凭证|小票|票据|票|单据|账单|收据',
        '发票|合同|协议|案件|受理|投诉单?|申请单?',
      ].join('|')})的?(?:编号|号码|单号|号)`,
      // slips
      '单号|流水|参考[号码]|检索(?:参考)?号|系统参考号|凭证|批次号?|批号|授权码?号?|追踪号|跟踪号|查询号',
      '操作员号?|柜员号|柜台号|收银员号?|发卡行号?|收单行号?|机构号',
      // machines, cards, people and papers
      '序列号|序号|机身(?:号码?|码)|出厂号|电池号|固件|版本号?',
      '卡号|(?:银行卡|信用卡|储蓄卡|结算卡)号?|尾号|账号|账户|帐号|户名|身份证(?:号码?)?|证件号码?',
      '执照(?:编?号|注册号)?|信用代码|税号|注册号|组织机构代码|邮编|邮政编码|传真',
      '验证码|校验码|密码|(?:错误|故障)代?码|代码|提示码|二维码|收款码|付款码|付款条码|条形?码',
      '营业时间|日期',
      // amounts
      '金额|余额|合计|总共|共计|总计|总额|到账|营业额|流水额|冻结金额|冻结了|欠|扣了|扣款|卖了',
      '刷了|刷卡(?!机)|刷(?!卡机)|收了|收款(?!机)|充值|充了|提现|提了|转账|转了|付了|付款',
      english(
        [
          's/?n|serial|imei|iccid|sim(?: card)?|version|firmware|fw|hw|software|build',
          'order|invoice|transaction|reference|ref|rrn|batch|voucher|trace|stan|tracking|ticket|case',
          'auth(?:ori[sz]ation)?(?: ?code)?|approval(?: ?code)?|error(?: ?code)?|operator|contract',
          'account|acct|a/?c|iban|(?:bank|credit|debit) card|passport|id ?card|licen[cs]e|tax|vat|fax',
          'post ?code|zip(?: ?code)?|(?:opening|business) hours|date|qr(?: ?code)?|bar ?code|app(?: ?code)?|otp|pin|password',
          'amount|total|sum|paid|pay|charged|balance|refund(?:ed)?|took|received',
        ],
        `${NAMED}?`,
      ),
    ],
  },
  {
    kind: 'other',
    weak: true,
    words: [
      '错误|报错|故障|提示|订单|工单|运单|快递|发票|合同|案件',
      '(?:签购单|小票|单子|单据|凭条)(?:上面?|里)?',
      english(['orders?|parcel|tickets?|slips?|receipts?']),
    ],
  },
  {
    kind: 'merchantId',
    words: [
      `(?:特约|收单|银联)?(?:商户|商家|商号)的?${NUMBER}`,
      '商编号?|商户码',
      '(?:15|十五)个?位(?:数字?)?的?(?:那个|这个)?(?:号码?|编号|数字|那个|商户号)?',
      english([
        `(?:merchants?|merchnt|mercahnt|merch)(?:'s)?${NAMED}`,
        'm\\.?i\\.?d\\.?|mch ?(?:id|no\\.?)|15[- ]?digits?(?: (?:one|number|id|code))?',
      ]),
      `${english(["(?:merchants?|merch)(?:'s)?"])} ?(?:#|号|编号)`,
    ],
  },
  { kind: 'merchantId', weak: true, words: ['商户|商家', english(['merchants?|merch'])] },
  {
    kind: 'terminalId',
    words: [
      [
        `(?:${MACHINE})(?:上|背后|背面|后面|底下|侧面|屏幕上|身上)?面?`,
        `[贴写印]?(?:标|显示)?[着的]?(?:那个|那串|一串|这个)?的?${NUMBER}(?!是多少)`,
      ].join(''),
      [
        '(?:机器|机子|pos ?机?|终端机?|贴纸|标签|背面|机身)上?(?:[贴写印标][着的]|显示)',
        `的?是?(?:数字|那串|${NUMBER})?`,
      ].join(''),
      '(?<!手)机号|终编',
      '(?:8|八)个?位(?:数字?)?的?(?:那个|这个)?(?:号码?|编号|数字|那个|终端号)?',
      english([
        `(?:terminals?|termnal|terminl|termianl|term)(?:'s)?${NAMED}|t\\.?i\\.?d\\.?`,
        `(?:${CARD_MACHINE})(?: ?(?:machine|terminal))?(?:'s)?${NAMED}`,
        '8[- ]?digits?(?: (?:one|number|id|code))?',
        [
          '(?:number|no\\.?|id|code|sticker|label) (?:printed |written |shown )?',
          '(?:on|of|off|under|behind) (?:the |my |our )?(?:back of (?:the |my |our )?)?',
          `(?:${CARD_MACHINE}|terminal|sticker|label|unit)(?: sticker| label)?`,
        ].join(''),
      ]),
    ],
  },
  {
    kind: 'terminalId',
    weak: true,
    words: [
      '终端机?|机器|机子|刷卡机|pos ?机',
      english([
        'pos(?: ?(?:machine|terminal))?|terminals?|machine|sticker|card (?:machine|reader)',
      ]),
    ],
  },
  {
    kind: 'contact',
    words: [
      '打(?:[呢这哩依]|返)[个個支只]?(?:电话|手机|号码?)?(?=[\\s:]{0,3}\\d)',
      '(?:我[的嘅]?|店里?[的嘅]?)?(?:门号|市话|手提(?:电话)?|行动电话|分机)(?:号码?)?',
      '(?<![a-z])(?:call|ring|whatsapp|wtsapp|text|sms)(?:番|返)? ?我[们哋]?',
      '(?:我|我哋|我们)[嘅个]?(?:电话|号码|手机|number|no\\.?)',
      '(?:我|店里|店|本人|老板|我们)?的?(?:联系|联络)?(?:电话|手机|座机|固话|移动电话)(?:/?微信)?(?:号码?)?(?:微信同号)?',
      '(?:可以)?(?:联系|联络|打[给俾畀比]?|打电话[给俾畀比]|[俾畀给]个?电话|致电|拨打?|找|揾|搵|呼|短信)(?:番|返|翻|回)?我[们哋]?的?(?:手机|电话|座机|号码)?',
      '联系(?:方式|人|号码)|联络方式|我的号码?|微信同号',
      '(?:找|揾|搵)(?:[老小阿][一-龥]|[一-龥]{1,2}(?:姐|哥|叔|姨|总|经理|老板娘?|师傅|先生|女士|小姐))(?:就行|即可|就好)?',
      '(?:我的?|店里的?)?(?:邮箱|电邮|邮件)(?:地址|号)?',
      english([
        `(?:my |our |the )?(?:shop |store |office |home |work )?(?:tele)?phone${PHONE_NUMBER}`,
        [
          '(?:my |our )?(?:mob(?:ile)?|cell(?: ?phone)?|tel|landline|whats ?app|telegram|handphone|hp',
          `|e-?mail(?: address)?)(?: phone)?${PHONE_NUMBER}`,
        ].join(''),
        '(?:my|our) (?:contact )?(?:number|no\\.?)|reach(?:able|ed)',
        // Whoever answers is named with the number alone.
        '(?:ask for|speak (?:to|with)|talk to) [a-z]+',
        '(?:give|drop) (?:me|us) a (?:call|ring|bell|buzz|text|shout|line)(?: (?:on|at))?',
        `(?:my|our) (?:${KIN})(?:'?s)? (?:(?:tele)?phone|mobile|cell|number|no\\.?)`,
        'contact(?: ?(?:number|details|no\\.?|info))?(?: me| us)?',
        [
          '(?:call|ring|reach|phone|text|message|contact|buzz|e-?mail|get|try)(?: ?back)? ',
          `(?:me|us|(?:my|our) (?:${KIN}))(?: back)?`,
          '(?: (?:on|at|with|by))?(?: my (?:mobile|cell|phone))?',
        ].join(''),
      ]),
    ],
  },
];
