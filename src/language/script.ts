// The two ways to write Chinese, and which one a merchant reads.

import { isSimplified, isTraditional } from './characters';
import { foldText } from './fold';

export const SCRIPTS = ['hans', 'hant'] as const;
export type Script = (typeof SCRIPTS)[number];

const TAG = /^zh(?:[-_]([a-z0-9_-]+))?$/i;
const TRADITIONAL_PLACES = new Set(['tw', 'hk', 'mo']);
const QUOTED = /“[^”]*”|「[^」]*」|『[^』]*』|"[^"]*"/g;
/** What stands behind these is what a screen or a message says. */
const AS_SHOWN =
  /(?<=显示|顯示|提示|写着|寫著|寫着|写的是|寫的是|通知说|通知說|短信说|簡訊說)[\s\S]*$/;
const LONGEST_REQUEST = 40;
const NAMES = {
  hant: /繁体|正体(?:中文|字|$)|traditional chinese/g,
  hans: /简体|simplified chinese/g,
};
/** The script and no more than a few particles. */
const WHOLE =
  /^(?:(?:繁体|正体|简体)(?:中文|字|版)?|(?:traditional|simplified) chinese)[吧啊呀啦嘅的]*[^\p{L}]*$/u;
/** "用繁體", "please use traditional Chinese"; a shop's paper in traditional script asks for nothing. */
const ASKS =
  /[用换改转切写打讲说回要想看读能]|可以|请|麻烦|唔该|please|use|switch|change|write|read|\bin\b|can |want/;
const REFUSES =
  /(?:[不唔](?:要|想|用|会|懂|认识|识|习惯|明)|别用|don't (?:want|read|understand)|can't read|cannot read|not)[^,;。]{0,12}$/;
const REFUSED = /^[^,;。]{0,8}(?:[不唔](?:要|想|会|懂|认识|识|习惯|明))/;

/** Tells the script by a BCP 47 tag or its careless spellings; undefined for another language. */
export function scriptOfLocale(locale: string | undefined): Script | undefined {
  const found = TAG.exec(locale?.trim() ?? '');
  if (!found) return undefined;
  const parts = (found[1] ?? '').toLowerCase().split(/[-_]/);
  if (parts.includes('hans')) return 'hans';
  const isTraditionalPlace = parts.some((part) => TRADITIONAL_PLACES.has(part));
  return parts.includes('hant') || isTraditionalPlace ? 'hant' : 'hans';
}

/** Characters that only one script has decide; without any, or with as many of each, there is no telling. */
export function scriptOf(text: string): Script | undefined {
  let lead = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isTraditional(unit)) lead++;
    else if (isSimplified(unit)) lead--;
  }
  if (lead === 0) return undefined;
  return lead > 0 ? 'hant' : 'hans';
}

/** The script of what the merchant writes, which counts before that of a machine or a letter that is quoted. */
export function scriptOfWriter(text: string): Script | undefined {
  return scriptOf(text.replace(QUOTED, ' ').replace(AS_SHOWN, ' ')) ?? scriptOf(text);
}

/** The script that is asked for in words: "繁體中文", "請用繁體字", "我看不懂簡體字"; the one named last counts. */
export function scriptAskedFor(text: string): Script | undefined {
  if (text.length > LONGEST_REQUEST) return undefined;
  const folded = foldText(text);
  const named = SCRIPTS.flatMap((script) =>
    [...folded.matchAll(NAMES[script])].map(({ index, 0: name }) => ({ script, index, name })),
  ).sort((a, b) => b.index - a.index);
  const last = named[0];
  if (!last) return undefined;
  const after = folded.slice(last.index + last.name.length);
  const isRefused = REFUSES.test(folded.slice(0, last.index)) || REFUSED.test(after);
  if (isRefused) return otherThan(last.script);
  return WHOLE.test(folded) || ASKS.test(folded) ? last.script : undefined;
}

function otherThan(script: Script): Script {
  return script === 'hant' ? 'hans' : 'hant';
}
