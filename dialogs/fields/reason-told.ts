// Finds what the provider's people gave as the reason: "客服说是风控审核", "they said 'risk review' on the phone".

import type { WordLists } from '../words/word-lists';
import { clausesOf } from './clauses';
import type { ReadingAids } from './field';
import type { Find } from './find';
import { anyOf, evenSaid, perLists } from './said-words';

/** Of the value, in UTF-16 units. */
const LONGEST = 200;
const MOST_REASONS = 3;
const LONGEST_BEFORE = 12;
const EDGES = /^[\s\p{P}]+(?<!["“「『'])|[\s,，、.;；:：-]+$/gu;

const reasonWords = perLists(({ quoting, providers, 'more-providers': more }: WordLists) => {
  const names = [...providers, ...more].flatMap(({ words }) => words);
  const teller = anyOf([...quoting.tellers, ...names]);
  const tells = anyOf(quoting.tells);
  return {
    /** "客服…说", "拉卡拉那边说", "they just told me" */
    told: new RegExp(`${teller}[^,，。]{0,24}?${tells}(?!明|法|不清|不上|不准)`),
    /** "原因是…", and a clause that opens with "说是": who said it was told before, or is plain. */
    opens: new RegExp(`^\\s*(?:${anyOf(quoting['reason-is'])}|${anyOf(quoting['tells-alone'])})`),
    reason: new RegExp(anyOf(quoting.reasons)),
    goesOn: new RegExp(`^\\s*${anyOf(quoting['tells-on'])}`),
  };
});

/** With who said it, as it was said: one find for each. */
export function findReasons(said: string, { words: { lists }, asks }: ReadingAids): Find<string>[] {
  const words = reasonWords(lists);
  const text = evenSaid(said);
  const clauses = clausesOf(text, said);
  const finds: Find<string>[] = [];
  for (let at = 0; at < clauses.length && finds.length < MOST_REASONS; at++) {
    const clause = clauses[at];
    if (!clause) break;
    const lead = words.opens.exec(clause.text) ?? words.told.exec(clause.text);
    const behind = lead && clause.text.slice(lead.index + lead[0].length);
    if (!lead || !behind || !words.reason.test(behind)) continue;
    if (asks(said.slice(clause.from, clause.to)) || /[?？]/.test(clause.end)) continue;
    // "The lady on the hotline said": from where the clause begins, unless much else stands before it.
    const from = clause.from + (lead.index > LONGEST_BEFORE ? lead.index : 0);
    let { to } = clause;
    while (words.goesOn.test(clauses[at + 1]?.text ?? '')) to = clauses[++at]?.to ?? to;
    const value = said.slice(from, Math.min(to, from + LONGEST)).replace(EDGES, '');
    finds.push({ value, from, to, counts: 'anywhere', named: true });
  }
  return finds;
}
