// Knows the codes of apps and wallets, which no table of terminals names: "ACQ.TRADE_NOT_ALLOW", "错误码 10031".

import { evenText } from '../../language/even';

/** Longer texts are read up to here. */
const LONGEST_READ = 2000;
/** As apps write them: capitals joined by dots or lines. */
const CAPITALS = /(?<![A-Za-z0-9])[A-Z]{3,}(?:[._][A-Z]{2,})+(?![A-Za-z0-9])/;
/** Other codes than those of errors are sent by message, or are addresses. */
const CALLED =
  '应答码|返回码|响应码|错误代码|错误码|报错码|故障码|状态码|代码|报错|错误|' +
  '(?<!(?:post|zip|area|promo|discount|door|sms|pin|verification|security|country|dress) ?)' +
  '(?<![a-z0-9])(?:(?:error|err|return|response) +code|code|error|err)(?![a-z])';
const NUMBER = new RegExp(
  `(?:${CALLED})[\\s:：#=]*(?:是|为|is(?![a-z]))?\\s*\\d{3,6}(?!\\d|[.,]\\d|元|块|万|笔|个)`,
);

export function hasForeignCode(said: string): boolean {
  const text = said.slice(0, LONGEST_READ);
  return CAPITALS.test(text) || NUMBER.test(evenText(text));
}
