// Finds a notice by the words that lead to it: "屏幕上写着…", "it just says …", "短信：…".

import { clausesOf } from './clauses';
import { type Quote, quote, quotedFrom, type Said } from './notice-end';
import type { Hit } from './said-words';

type WordHit = Hit<'where' | 'shows' | 'says' | 'appears' | 'nothing' | 'persons' | 'pronouns'>;

/** Where the words begin that lead to a quotation; unless these are sure, it must hold words of a machine. */
interface Lead {
  from: number;
  isSure: boolean;
}

/** Read of one message. */
const MOST_WORDS = 200;
/** Words that lead to a quotation. */
const MOST_BEFORE = 6;
const FARTHEST_HAN = 12;
const FARTHEST_LATIN = 36;
const LONGEST_BETWEEN = 60;
/** A subject farther away belongs to words of its own: "machine is frozen and it says". */
const FAR_SUBJECT = { han: 5, latin: 12 };
/** "终端号10293847异常" is what a machine says; "终端号10293847" is the merchant's answer. */
const SAID_OF_NUMBER =
  /^(?:终端|商户)号?[ :：]?\d* ?(?:异常|无效|有误|错误|不存在|不合法|受限|未|已|被|状态)/;
/** "能显示余额吗" */
const ASKED = /[吗么嗎]$/;
const PART = /[,，。;；!！?？\n]|\.(?=\s)|(?<=\p{Script=Han}) | (?=\p{Script=Han})/u;
/** No person speaks of himself like this. */
const SURE_BARE = /^(?:says|shows|reads|displays|flashes)$/;
/** "can the receipt show our logo" */
const ASKING =
  /^\s*(?:can|could|do|does|did|is|are|which|what|who|why|how|would|will|should|能|怎么|为什么)(?![a-z])/;
const OPENS_CLAUSE =
  /^\s*(?:(?:and|but|just|now|it|still|only|always|i think|maybe|probably|就系|就是|就|一直|成日|老是|还|又|只是|只|净系|净|好似|好像|应该|大概|可能|咪|反正)\s*)*$/;

/** "屏幕上写着…", "the screen just says …" */
export function told(said: Said): (Quote | undefined)[] {
  const hits = said.words.find(said.text).slice(0, MOST_WORDS);
  let free = 0;
  return hits.map((hit, index) => {
    const isVerb = hit.class === 'shows' || hit.class === 'says' || hit.class === 'appears';
    const opensCode = said.words.startsAsCode.test(said.text.slice(hit.from));
    if (!isVerb || opensCode || hit.from < free) return undefined;
    const before = hits.slice(Math.max(0, index - MOST_BEFORE), index);
    const lead = leadOf(hit, { before, said });
    const found = lead && behind(hit, { lead, said });
    free = found?.to ?? free;
    return found;
  });
}

/** Where the words begin that lead to the quotation; undefined where these are no such words. */
function leadOf(
  hit: WordHit,
  { before, said: { text, words } }: { before: WordHit[]; said: Said },
): Lead | undefined {
  const near = before.filter(({ to }) => isNear(text.slice(to, hit.from)));
  const last = near.at(-1);
  if (last?.class === 'nothing' && hit.from - last.to <= 4) return undefined;
  const where = near.findLast((each) => each.class === 'where');
  const person = near.findLast((each) => each.class === 'persons');
  const isPersons = person && (!where || person.from > where.from);
  // "弹个框说…"
  if (last?.class === 'appears' && hit.class === 'says') return { from: last.from, isSure: true };
  if (last?.class === 'pronouns') return { from: last.from, isSure: false };
  if (hit.class !== 'shows' && isPersons && !/给我?$/.test(text.slice(0, person.from)))
    return undefined;
  const leading = text.slice(Math.max(0, hit.from - FARTHEST_LATIN), hit.from);
  const clause = leading.split(PART).at(-1) ?? '';
  // "didn't see what it said"
  if (words.unread.test(clause + hit.word)) return undefined;
  const isSure = !ASKING.test(clause) && (hit.class === 'shows' || SURE_BARE.test(hit.word));
  if (where) {
    const between = text.slice(where.to, hit.from);
    const isItsSubject = between.length <= FAR_SUBJECT[/[a-z]/.test(between) ? 'latin' : 'han'];
    return { from: isItsSubject ? where.from : hit.from, isSure: !ASKING.test(clause) };
  }
  return hit.class !== 'says' || OPENS_CLAUSE.test(clause) ? { from: hit.from, isSure } : undefined;
}

function isNear(between: string): boolean {
  if (PART.test(between.trim())) return false;
  return between.length <= (/[a-z]/.test(between) ? FARTHEST_LATIN : FARTHEST_HAN);
}

function behind(hit: WordHit, { lead, said }: { lead: Lead; said: Said }): Quote | undefined {
  const { text, words } = said;
  const rest = text.slice(hit.to, hit.to + LONGEST_BETWEEN);
  if (words.notBehind.test(rest) && !SAID_OF_NUMBER.test(rest)) return undefined;
  const skipped = words.between.exec(rest)?.[0].length ?? 0;
  const paused = /^[\s,，。]*/.exec(rest.slice(skipped))?.[0].length ?? 0;
  const at = hit.to + skipped + paused;
  const isPaused = paused > 0 && /[,，。]/.test(rest.slice(skipped, skipped + paused));
  const mustBeMachine = hit.class === 'appears' || isPaused;
  if (mustBeMachine && !words.startsAsMachine.test(text.slice(at))) return undefined;
  const speaks = text.slice(at, at + LONGEST_BETWEEN);
  if (words.notBehind.test(speaks) && !SAID_OF_NUMBER.test(speaks)) return undefined;
  const found = quotedFrom(at, said);
  const quoted = found ? text.slice(found.from, found.to) : '';
  if (ASKED.test(quoted)) return undefined;
  const isMarked = /^[“"「『']/.test(text.slice(at));
  if (!lead.isSure && !isMarked && !words.machine.test(quoted) && !words.hasCode.test(quoted))
    return undefined;
  const counts = words.vague.test(quoted) ? 'asked' : 'anywhere';
  return quote(found, { lead: lead.from, said, counts });
}

/** "短信：…", "the message is …" */
export function headed(said: Said): (Quote | undefined)[] {
  return clausesOf(said.text, said.source).map((clause) => {
    const heading = said.words.heading.exec(clause.text);
    if (!heading) return undefined;
    const lead = clause.from + heading.index;
    const at = lead + heading[0].length;
    if (said.words.notBehind.test(said.text.slice(at))) return undefined;
    return quote(quotedFrom(at, said), { lead, said });
  });
}
