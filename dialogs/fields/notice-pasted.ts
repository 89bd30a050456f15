// Finds a notice by its own looks: in quotation marks, in capitals, with a code, or pasted as it came.

import { closingAt, type Quote, quote, type Said, trimmed } from './notice-end';

const QUOTES = /[“"「『]|(?<![a-z0-9])'(?=[a-z\p{Script=Han}])/gu;
const CLOSINGS: Readonly<Record<string, string>> = {
  '“': '”“',
  '"': '"”',
  '「': '」',
  '『': '』',
  "'": "'",
};
/** Characters before a quotation mark in which words lead to it. */
const NEAR = 12;
const PAUSE = /[,，。;；!！?？\n\s]/;
const NO_WORDS = /^[^\p{L}\p{N}]*$/u;
const CAPITALS =
  /(?<![\p{L}\p{N}])[A-Z][A-Z0-9']*(?:[\s:/.,#*-]{1,3}(?:[A-Z][A-Z0-9']*|\d{1,3})(?![\p{L}\p{N}]))+/gu;
const FEWEST_CAPITALS = 8;
/** In a pasted text the merchant's own words begin with one of these. */
const OWN_SENTENCE =
  /^\s*(?:我(?!司|行|公司)|这|什么|怎么|昨天|今天|前天|请问|麻烦(?!您)|what|i |my |how|why|is this|help)/;

/** In quotation marks, wherever it stands. */
export function marked(said: Said): (Quote | undefined)[] {
  const { text, source, words } = said;
  let free = 0;
  return [...text.matchAll(QUOTES)].map(({ 0: mark, index }) => {
    if (index < free) return undefined;
    const end = closingAt(text, index + 1, CLOSINGS[mark] ?? '');
    if (end < 0) return undefined;
    free = end + 1;
    const inside = text.slice(index + 1, end);
    const isNotice =
      words.machine.test(inside) ||
      words.hasCode.test(inside) ||
      words.shown.test(text.slice(end)) ||
      isLed(index, said);
    // People put single words between such marks, too.
    if (mark === "'" && !words.machine.test(inside)) return undefined;
    const span = trimmed(source, { from: index + 1, to: end });
    return quote(span, { lead: index, said, counts: isNotice ? 'anywhere' : 'asked' });
  });
}

/** `message "…"`, but not `my boss said "…"`. */
function isLed(at: number, { text, words }: Said): boolean {
  const hits = words.find(text.slice(Math.max(0, at - NEAR), at));
  const last = hits.at(-1);
  if (last?.class === 'says') return hits.at(-2)?.class === 'pronouns';
  return last?.class === 'where' || last?.class === 'shows';
}

/** "【拉卡拉】尊敬的商户…": up to where the merchant speaks again. */
export function pasted(said: Said): (Quote | undefined)[] {
  const opening = said.words.pasted.exec(said.text);
  if (!opening) return [];
  const sentences = said.source.slice(opening.index).match(/[^。！!？?\n]*[。！!？?\n]?/g) ?? [];
  let to = opening.index;
  for (const [index, sentence] of sentences.entries()) {
    const even = said.text.slice(to, to + sentence.length);
    if (index > 0 && (OWN_SENTENCE.test(even) || /[？?]$/.test(sentence))) break;
    to += sentence.length;
  }
  const lead = /【[^】]{0,20}$/.exec(said.text.slice(0, opening.index))?.index ?? opening.index;
  const whole = said.source.slice(opening.index, to).trimEnd();
  return [quote({ from: opening.index, to: opening.index + whole.length }, { lead, said })];
}

/** "TRANSACTION NOT PERMITTED": but not a merchant who shouts. */
export function capitals(said: Said): (Quote | undefined)[] {
  return [...said.source.matchAll(CAPITALS)].map(({ 0: run, index }) => {
    const even = said.text.slice(index, index + run.length);
    const letters = run.replace(/[^A-Z]/g, '').length;
    if (letters < FEWEST_CAPITALS || said.words.own.test(even)) return undefined;
    if (!said.words.machine.test(even)) return undefined;
    return quote(trimmed(said.source, { from: index, to: index + run.length }), {
      lead: index,
      said,
    });
  });
}

/** "交易失败 96 系统异常", "交易受限的提示"; without a code it may be a story. */
export function slip(said: Said): (Quote | undefined)[] {
  const { text, words } = said;
  return [...text.matchAll(words.run)].map(({ 0: run, index }) => {
    const to = index + run.length;
    const opens = index === 0 || PAUSE.test(text[index - 1] ?? '');
    const hasCode = words.hasCode.test(run);
    const isShown = words.shown.test(text.slice(to));
    const isAlone = NO_WORDS.test(text.slice(0, index) + text.slice(to));
    if (!isShown && !isAlone && !(hasCode && opens)) return undefined;
    const counts = isShown || hasCode ? 'anywhere' : 'asked';
    return quote({ from: index, to }, { lead: index, said, counts });
  });
}

/** "error 58", "应答码 97" */
export function coded({ text, source, words }: Said): (Quote | undefined)[] {
  return [...text.matchAll(words.code)].map(({ 0: code, index }) => {
    const span = trimmed(source, { from: index, to: index + code.length });
    return span && { ...span, whole: span, counts: 'anywhere' };
  });
}
