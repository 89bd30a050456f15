// Finds e-mail addresses, WeChat and QQ names in a number text.

export interface Address {
  from: number;
  to: number;
  kind: 'email' | 'wechat' | 'qq';
  /** Where the name or address itself stands; QQ names are digits. */
  name: { from: number; to: number };
  /** False for a bare name, which only looks like one. */
  named: boolean;
}

const LOCAL = '[a-z0-9._%+-]{1,64}';
const LABEL = '[a-z0-9-]{1,63}';
const EMAIL = new RegExp(
  `(?<![a-z0-9._%+-])${LOCAL} ?@ ?${LABEL}(?:(?:[.。]|(?<=@ ?${LABEL}) ?[.。] ?)${LABEL}){1,4}`,
  'dg',
);
const JOIN = ' ?(?:\\bdot\\b|点|\\bunderscore\\b|下划线) ?';
const SAID = `${LOCAL}(?:${JOIN}[a-z0-9_]{1,30}){0,2}`;
/** "wang88 at example dot com", "wang88 艾特 qq 点 com". */
const DICTATED = new RegExp(
  `(?<![a-z0-9._%+-])${SAID} ?(?:\\bat\\b|艾特|圈a|小老鼠|@) ?${LABEL}(?: ?(?:\\bdot\\b|点|\\.) ?[a-z]{2,12}){1,3}(?![a-z])`,
  'dg',
);
const DOT = /dot|点/;
const WECHAT_LABEL =
  '(?:[+加] ?(?:微|v)(?!信|[a-z])|(?:加我?的?|我的?)?(?:微信|薇信|威信|v信|卫星)(?:号码?|名|账号|id)?|(?:add me on |my )?(?<![a-z])(?:weixin|wechat|we chat|wx|vx|v(?= ?:))(?![a-z])(?: ?(?:id|name|number|no\\.?|account|号))?)';
const IS =
  '(?:[\\s:=,是为叫係系]|就是|搜索?|找|(?<![a-z])(?:is|it\'s|its|as|id|at|me)(?![a-z])|[(“"]|我|的){0,8}';
const NAME = '[a-z][-_a-z0-9]{5,19}(?![-_a-z0-9@])';
const MOBILE = '1[3-9]\\d{9}(?!\\d)';
const WECHAT = new RegExp(`${WECHAT_LABEL}(?<is>${IS})(?<![a-z])(?<name>${NAME}|${MOBILE})`, 'dg');
const BEHIND = new RegExp(
  `(?<![-_a-z0-9])(?<name>${NAME})[\\s,(]{0,3}(?:这?个?是)?(?:is )?(?:我的?|my )?(?:微信|wechat|weixin|vx|wx)(?![a-z])`,
  'dg',
);
const QQ =
  /(?:(?:加我?的?|我的?)?(?:(?<![a-z])qq(?![a-z@])|(?<![a-z])q(?= ?号)|扣扣|企鹅)(?:号码?| ?(?:number|no\.?|id))?)(?:[\s:=,是为係系]|(?<![a-z])is(?![a-z])){0,6}(?<name>[1-9]\d{4,10})(?!\d)/dg;
const BARE = /(?<![-_a-z0-9.@/])[a-z][-_a-z0-9]{5,19}(?![-_a-z0-9.@])/dg;
const ALONE = /^(?=.*[-_\d])[a-z][-_a-z0-9]{5,19}$/;
/** "手机/微信 139…": a telephone number first. */
const ALSO_PHONE =
  /(?:手机|电话|号码?|phone|mobile|cell)(?:号码?)?\s?(?:[/、和跟与及同&+]|就?也?是|(?:is )?(?:the )?same as|is)?\s?(?:我的?|my )?$/;
/** What English says of WeChat that is no name. */
const NO_NAME =
  /^(?:[a-z]+(?:ed|ing|ly|tion|ment|ity|less)|payments?|broken|frozen|unable|number|account|public|wallet|please|still|better|easier|faster|always|before|because|contact|number|group|customer|service|support|transfer|balance|refund|thanks|wechat|alipay|weixin)$/;

export function addressesIn(text: string): Address[] {
  const found: Address[] = [];
  const add = (address: Address) => {
    const overlaps = found.some(({ from, to }) => address.from < to && from < address.to);
    if (!overlaps) found.push(address);
  };
  for (const match of text.matchAll(EMAIL)) add(addressOf(match, 'email'));
  for (const match of text.matchAll(DICTATED)) {
    if (DOT.test(match[0])) add(addressOf(match, 'email'));
  }
  for (const match of text.matchAll(QQ)) add(addressOf(match, 'qq'));
  for (const match of text.matchAll(WECHAT)) if (isName(match)) add(addressOf(match, 'wechat'));
  for (const match of text.matchAll(BEHIND)) {
    if (/[-_\d]/.test(match.groups?.name ?? '')) add(addressOf(match, 'wechat'));
  }
  for (const match of bareNames(text)) add({ ...addressOf(match, 'wechat'), named: false });
  return found;
}

function addressOf(match: RegExpExecArray, kind: Address['kind']): Address {
  const [from, to] = match.indices?.[0] ?? [0, 0];
  const [start, end] = match.indices?.groups?.name ?? [from, to];
  return { from, to, kind, name: { from: start, to: end }, named: true };
}

/** "wechat payment is blocked" names nothing; "微信teahouse" and "wechat: teahouse" do. */
function isName({ 0: all, groups, input, index }: RegExpExecArray): boolean {
  const { name = '', is = '' } = groups ?? {};
  if (/^\d/.test(name) && ALSO_PHONE.test(input.slice(Math.max(0, index - 16), index)))
    return false;
  if (/[-_\d]/.test(name)) return true;
  if (NO_NAME.test(name)) return false;
  return /[:=是叫为]|is|id/.test(is) || /\p{Script=Han}/u.test(all) || / ?id$/.test(all);
}

/** With a digit or an underscore in it; alone in a message a hyphen is enough. */
function bareNames(text: string): RegExpExecArray[] {
  const isAlone = ALONE.test(text.trim());
  return [...text.matchAll(BARE)].filter(({ 0: name }) => {
    if (isAlone) return true;
    return /[a-z]{3}/.test(name) && /[_\d]/.test(name) && !/^\w+-\w+-/.test(name);
  });
}
