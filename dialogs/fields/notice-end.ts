// Where a quotation of the machine begins and ends within the merchant's sentence.

import type { Find } from './find';
import type { NoticeWords } from './notice-words';

export interface Span {
  from: number;
  to: number;
}

export interface Quote extends Span {
  /** With the words that lead to it. */
  whole: Span;
  counts: Find<string>['counts'];
}

export interface Said {
  /** The message in one spelling, … */
  text: string;
  /** … and as written, equally long. */
  source: string;
  words: NoticeWords;
}

const LONGEST_QUOTE = 200;
const PAIRS: Readonly<Record<string, string>> = {
  '“': '”“',
  '"': '"”',
  '「': '」',
  '『': '』',
  '‘': "'",
  "'": "'",
  '(': ')',
  '《': '》',
};
const OPENING = /^[\s:：]*/;
const END =
  /[。！!；;?？\n”」』]|[.,，](?=\s|$|\D)|(?<=\p{Script=Han}|\d) (?=\p{Script=Han})|(?<=\p{Script=Han}) (?=[a-z])|(?<=[a-z]) (?=\p{Script=Han})/giu;
/** A comma or a full stop ends the quotation unless it goes on as machines do. */
const GOES_ON =
  /^[.,，。;；]\s*(?:请(?!你|您|问|帮|给)|联系|联络|详|代码|应答码|如有|如需|如果有|否则|稍后|暂|已|严禁|回|退订|please|contact|call|try|code|error|ref|reason|terminal|merchant|transaction|do not|\d{2}(?!\d))/;
const LONG_NUMBER = /\+?\d(?:[ -]?\d){6,}/g;
const SERVICE_NUMBER = /^(?:95|96|400|800|0800|1800|12363)/;
const SERVICE_WORDS =
  /(?:致电|拨打|拨|客服|热线|电话|咨询|详询|联系|call|helpline|helpdesk|hotline|ring|on)[ :：]*$/;
/** "终端号10293847异常": a notice names the number of which it speaks. */
const SAID_OF_NUMBER =
  /^ ?(?:is|has|was|not|因|由于|已|异常|无效|有误|错误|不|未|没|被|存在|暂|涉|受限|停)/;
const TRAILING = /(?<!try)\s+again$|[\s,，、.:：的(]+$|\s+(?:and|but|so|then|with)$/;
/** "… contact issuer and about 8k is stuck": machines count nothing of the merchant's. */
const OWN_COUNT =
  / (?:and|plus|with|but) (?:\p{L}+ ){0,2}(?:[¥￥$]\d|\d[\d,.]*\d{2}|[\d.]+ ?(?:k|w|grand|thousand|million|yuan|rmb)\b)/iu;
const MEANS = /[\p{L}\p{N}]{2}/u;

/** "Email: hotpot@…" heads no notice. */
const ADDRESS = /^[\w.+-]{1,64}@/;

/** What is quoted from `at` on; undefined where nothing is. */
export function quotedFrom(at: number, { text, source, words }: Said): Span | undefined {
  const start = at + (OPENING.exec(text.slice(at))?.[0].length ?? 0);
  if (ADDRESS.test(text.slice(start, start + LONGEST_QUOTE))) return undefined;
  const closing = PAIRS[text[start] ?? ''];
  if (closing !== undefined) {
    const end = closingAt(text, start + 1, closing);
    if (end > start + 1) return trimmed(source, { from: start + 1, to: end });
  }
  const from = closing === undefined ? start : start + 1;
  const rest = text.slice(from, from + LONGEST_QUOTE);
  const lines = source.slice(from, from + LONGEST_QUOTE);
  const end = Math.min(
    endOfSentence(rest, { lines, words }),
    ownWords(rest, words),
    ownNumber(rest),
    ownCount(rest),
  );
  return trimmed(source, { from, to: from + end });
}

/** Where the quotation that opens before `from` is closed; -1 where it is not. */
export function closingAt(text: string, from: number, closing: string): number {
  const within = text.slice(from, from + LONGEST_QUOTE);
  const ends = [...closing].flatMap((mark) => {
    // An apostrophe within a word closes nothing.
    const at = mark === "'" ? within.search(/'(?![a-z])/) : within.indexOf(mark);
    return at < 0 ? [] : [at];
  });
  return ends.length === 0 ? -1 : from + Math.min(...ends);
}

function endOfSentence(
  rest: string,
  { lines, words }: { lines: string; words: NoticeWords },
): number {
  for (const { index, 0: mark } of lines.matchAll(END)) {
    if (/[.,，。;；]/.test(mark) && GOES_ON.test(rest.slice(index))) continue;
    if (mark === ' ' && words.goesOn.test(rest.slice(index + 1))) continue;
    return index;
  }
  return rest.length;
}

function ownWords(rest: string, { ends }: NoticeWords): number {
  for (const { index } of rest.matchAll(ends)) if (index >= 2) return index;
  return rest.length;
}

/** The merchant's telephone or merchant ID; a number to call belongs to the notice. */
function ownNumber(rest: string): number {
  for (const { index, 0: number } of rest.matchAll(LONG_NUMBER)) {
    const isService =
      SERVICE_NUMBER.test(number) || SERVICE_WORDS.test(rest.slice(Math.max(0, index - 12), index));
    const isSaidOf = SAID_OF_NUMBER.test(rest.slice(index + number.length));
    if (!isService && !isSaidOf) return index;
  }
  return rest.length;
}

function ownCount(rest: string): number {
  const at = rest.search(OWN_COUNT);
  return at < 0 ? rest.length : at;
}

export function trimmed(source: string, { from, to }: Span): Span | undefined {
  let text = source.slice(from, to);
  for (let last = ''; text !== last; ) {
    last = text;
    text = text.replace(TRAILING, '');
  }
  const start = text.length - text.trimStart().length;
  if (!MEANS.test(text)) return undefined;
  return { from: from + start, to: from + text.length };
}

/** Undefined where nothing is quoted; `lead` is where the words begin that lead to it. */
export function quote(
  span: Span | undefined,
  { lead, said, counts = 'anywhere' }: { lead: number; said: Said; counts?: Quote['counts'] },
): Quote | undefined {
  if (!span) return undefined;
  const closed = /^[”"」』']/.test(said.source.slice(span.to)) ? 1 : 0;
  return { ...span, whole: { from: Math.min(lead, span.from), to: span.to + closed }, counts };
}
