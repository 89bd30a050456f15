// Finds passwords, PINs, security codes and one-time codes that a text states, and magnetic stripe data.

/** Characters `from` (inclusive) to `to` (exclusive) of a normal text. */
export interface TextSpan {
  from: number;
  to: number;
}

const NAME = [
  '密码|口令|验证码|校验码|动态码|安全码|短信码|密碼|驗證碼|安全碼',
  'cv[vnc]2?|背面(?:的)?[三3]位(?:数字|数|码)?',
  '(?<![a-z])(?:pin|otp|passcode|password|passwd|pwd)(?![a-z])',
  '(?:security|verification|verify|one[- ]time|sms|auth(?:entication)?) ?(?:code|password)',
].join('|');
const LINK =
  '(?:[\\s:=\\-"\'“”()]|is|was|are|to|my|number|code|no|是|为|為|就|我|的|设|设置|成|改|了|叫|码){0,8}';
/** A count, a year, a date, an amount or a time limit after the word is no secret. */
const NO_MEASURE =
  '(?!\\d|[-./:]\\d|\\s?(?:年|月|日|天|次|分|秒|元|块|号|位|个|小时|yuan|times|digits|minutes|seconds|days|hours))';
const STATED = new RegExp(
  `(?:${NAME})${LINK}(?<!\\d)(\\d{3,8}|\\d(?: \\d){3,7})${NO_MEASURE}`,
  'dg',
);
const STATED_BEFORE =
  /(?<!\d)(\d{3,8})\s?(?:(?:就)?是|is)\s?(?:my |the |our )?(?:我的|我)?[^\s\d]{0,4}(?:密码|验证码|安全码|cv[vnc]2?|pin(?![a-z])|otp|password|passcode)/dg;
/** A password need not be digits; here the word must say what follows. */
const PASSWORD =
  /(?:密码|口令|密碼|(?<![a-z])(?:passcode|password|passwd|pwd))\s?(?:是|为|为:|是:|:|=|is:?)\s?["']?(?=[!-~]{0,31}\d)([^\s,;"'\u0080-\uffff]{4,32})/dg;
/** ISO/IEC 7813: track 1 "%B" number "^" name "^" data "?", track 2 ";" number "=" data "?". */
const TRACK =
  /(%b\d{1,19}\^[^^\n]{0,40}\^[^?\n]{0,100}\??|;\d{8,19}[=d]\d{3,40}\??|(?<!\d)\d{13,19}=\d{7,40}\??)/dg;

const CODE_BEHIND =
  /^[\s,;|/]{1,3}(?:exp\w*\s?|有效期\s?)?(?:0[1-9]|1[0-2])\s?[-/]?\s?(?:20)?\d\d[\s,;|/]{1,3}(\d{3,4})(?!\d)/;
/** Card security codes have three digits; fewer than four are no PIN, password or one-time code. */
const SECURITY_CODE = /^(?:cv|背面|安全码|安全碼|security)/;

export function findSecrets(text: string): TextSpan[] {
  const stated = [...text.matchAll(STATED)].filter(
    (match) => (match[1]?.length ?? 0) > 3 || SECURITY_CODE.test(match[0]),
  );
  return [...stated, ...text.matchAll(STATED_BEFORE), ...text.matchAll(PASSWORD)].map(spanOfGroup);
}

export function findTracks(text: string): TextSpan[] {
  if (!/[=^;]/.test(text)) return [];
  return [...text.matchAll(TRACK)].map(spanOfGroup);
}

/** The security code behind a card number and its expiry: 4111… 12/27 123. */
export function findCodeBehind(text: string, cardEnd: number): TextSpan | undefined {
  const match = CODE_BEHIND.exec(text.slice(cardEnd, cardEnd + 40));
  if (!match?.[1]) return undefined;
  const to = cardEnd + match[0].length;
  return { from: to - match[1].length, to };
}

function spanOfGroup(match: RegExpMatchArray): TextSpan {
  const [from, to] = match.indices?.[1] ?? [0, 0];
  return { from, to };
}
