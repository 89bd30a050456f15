// Finds names of providers that nobody listed, where the words around leave no doubt: "my SumPoint terminal", "我的盛通宝机器".

import { lexicon } from '../../src/knowledge/lexicon/lexicon';
import { evenText } from '../../src/language/even';

export interface FramedName {
  name: string;
  from: number;
  to: number;
  /** "The provider is …", and not only a machine that is called so. */
  named: boolean;
}

const LATIN = String.raw`(?<latin>\p{Lu}[\p{L}\p{N}&-]{2,19}(?: (?!(?:POS|Pos|PDQ|EFTPOS)\b)\p{Lu}[\p{L}\p{N}&-]{2,19})?)`;
const MACHINE = String.raw`(?:(?:card|pos|payment) )?(?:terminals?|machines?|readers?|pos|pdq)\b`;
const OWN = String.raw`\b(?:my|our|(?:i|we)(?:'m| am|'re| are)? us(?:e|ing)(?: an?| the)?|(?:it|this|that|mine)(?:'s| is)(?: an?| the)?|(?:got|have|with)(?: an?| the| my| our)?)`;
/** Of one's own, or "the" machine that the sentence is about. */
const THE = '(?:^|[.,;!?] *)the';
const ROLE = '(?:(?:payment )?(?:provider|processor|institution)|payment company|acquirer)';
const ENDS = String.raw`(?= *(?:$|[.,;:!?()]|\b(?:and|but|so|since|because)\b))`;
const CALLED = '(?: is|:| =)(?: called)?';

/** The casing of the name tells it from other words: patterns are read over the message as it was written. */
const ENGLISH: readonly { pattern: RegExp; named: boolean }[] = [
  { pattern: `${OWN} ${LATIN} ${MACHINE}` },
  { pattern: `${THE} ${LATIN} ${MACHINE}` },
  { pattern: `\\b(?:my|our) ${LATIN} account\\b` },
  {
    pattern: `\\b(?:my|our|the) ${MACHINE} (?:is|was) (?:from|by|an?) (?:a company called )?${LATIN}${ENDS}`,
  },
  { pattern: `\\b(?:terminal|machine|reader|pos) from ${LATIN}\\b` },
  { pattern: `\\b(?:terminal|machine|reader|pos) is from a company called ${LATIN}${ENDS}` },
  { pattern: `\\b(?:i|we) use ${LATIN} for (?:card )?payments\\b` },
  { pattern: `\\b${ROLE}${CALLED} ${LATIN}${ENDS}`, named: true },
].map(({ pattern, named = false }) => ({ pattern: new RegExp(caseless(pattern), 'gu'), named }));

const HAN_NAME = String.raw`(?<han>\p{Script=Han}{1,4}(?:付|通|宝|汇|付通|支付|钱包|收银|富|联|达|驿|金控|卡))`;
const MIXED = '(?<latin>[A-Za-z][A-Za-z0-9&-]{2,19})';
const NAME = `(?:${HAN_NAME}|${MIXED})`;
const HAN_MACHINE = '(?:机器|机子|刷卡机|pos机?|终端|收款机|收银机)';
const HAN_ENDS = String.raw`(?= *(?:家?的)?(?:$|[\s,，.。;；!！、]))`;
const LEADS = '(?:我[们家]?|我们店|咱们?|俺|店里|家里)';
const USES = '(?:用的?是?|在用|办的是|装的是)';

const CHINESE: readonly { pattern: RegExp; named: boolean }[] = [
  { pattern: `${LEADS}(?:的|[那这](?:个|台)是?|家?${USES}|是)? *${NAME} *的? *${HAN_MACHINE}` },
  { pattern: `(?:^|[,，。;；\\s])${USES} *${NAME} *的? *${HAN_MACHINE}` },
  { pattern: `店${USES} *${NAME} *的? *${HAN_MACHINE}` },
  {
    pattern: `${HAN_MACHINE}(?:牌子|品牌)?(?:是|叫) *${NAME}(?=(?:家|给)?的(?:$|[\\s,，.。;；!！]))`,
  },
  { pattern: `我是 *${NAME}的?商户` },
  { pattern: `(?:牌子|品牌) *(?:是|叫|:|：) *${NAME}${HAN_ENDS}` },
  {
    pattern: `(?:支付机构|支付公司|收单机构|服务商|提供商|支付商) *(?:名字)?(?:是|叫|为|:|：) *${NAME}${HAN_ENDS}`,
    named: true,
  },
].map(({ pattern, named = false }) => ({ pattern: new RegExp(pattern, 'giu'), named }));

/** Banks are heard elsewhere, with more care. */
const BANK = /bank|银行|信用社|农商/i;
const WORDS_OF_ONE =
  /(?:[的是在了我你他她它这那哪谁个些没不请什么吗呢被把给跟和都也就很太说]|普通|开通|交通|[接流打互沟]通|[垫代拒应对支未已预]付(?!宝)|[刷银用记蓄读插办会]卡|手机|充电|百富|扫码|微信|去年|二手|公司|朋友|别人|备用)/;
/** Makers of terminals and telephones, and accounts of other kinds: nobody of these has the merchant's money. */
const OTHER_THINGS = new Set(
  [
    'pos mpos pdq nfc sim app wifi wi fi gprs 4g 5g ios iphone ipad android bluetooth usb sn imei',
    'verifone ingenico pax newland landi sunmi nexgo centerm castles urovo telpo spectra wizarpos',
    'huawei xiaomi redmi honor oppo vivo samsung apple lenovo nokia icloud microsoft outlook gmail google',
    'wechat weixin alipay qq weibo douyin tiktok taobao tmall meituan xiaohongshu whatsapp facebook',
    'instagram telegram amazon ebay shopify icbc ccb abc boc cmb hsbc',
  ].flatMap((line) => line.split(' ')),
);

/** Of one word, or of two of which one is none: a terminal may be of Shanghai, new, or a friend's. */
function isName(name: string): boolean {
  if (BANK.test(name)) return false;
  const words = name.split(/[ -]/).filter(Boolean);
  if (words.some((word) => OTHER_THINGS.has(word.toLowerCase()))) return false;
  return words.some((word) => !lexicon().isEnglish(word.toLowerCase()));
}

function isHanName(name: string): boolean {
  return !BANK.test(name) && !WORDS_OF_ONE.test(name) && lexicon().chanceOf(name) === 0;
}

/** @param source as it was written: the name is kept in the merchant's own spelling */
export function framedNames(source: string): FramedName[] {
  // Where all is written large, size tells nothing.
  const english = /\p{Ll}/u.test(source) ? ENGLISH : [];
  return [...namesIn(source, english), ...namesIn(evenText(source), CHINESE)].map((found) => ({
    ...found,
    name: source.slice(found.from, found.to),
  }));
}

function namesIn(text: string, frames: typeof CHINESE): Omit<FramedName, 'name'>[] {
  return frames.flatMap(({ pattern, named }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const { latin, han } = match.groups ?? {};
      const name = latin ?? han ?? '';
      const fits = latin === undefined ? isHanName(name) : isName(name);
      if (!fits) return [];
      const from = match.index + match[0].lastIndexOf(name);
      return [{ from, to: from + name.length, named }];
    }),
  );
}

/** Every small letter of a pattern may be a large one, but the name's own classes stay as they are. */
function caseless(pattern: string): string {
  return pattern.replace(
    /(\\[pbP](?:\{\w+\})?|\(\?<\w+>|\(\?[:=!]|\[[^\]]*\])|([a-z])/gu,
    (_all, kept, letter) => kept ?? `[${letter}${letter.toUpperCase()}]`,
  );
}
