// Numbers that are taken back in the same message: "10293847 不对是10293846", "139… sorry 138…", "不是…，是…".

import type { Hit } from './hits';
import type { Label } from './labels';
import { TIME } from './telephones';

const LONGEST_GAP = 60;
/** Words that take back what was just said, or change it. */
const CHINESE_WORDS =
  '不对|不对不对|不是|错了|打错|写错|说错|填错|输错|发错|报错|念错|记错|看错|搞错|弄错|抄错|按错|错|口误|手误|手滑|手抖|笔误|更正|纠正|订正|修正|改成|改为|改|换成|换为|应该是|应该|应是|应为|应系|其实是|其实|实际是|实际上|正确的|正确|准确的|等等|等一下|等下|慢着|不好意思|抱歉|对不起|sorry|唔好意思|唔对|唔啱|唔系|错咗|打错咗|系|才对|才是|先啱|重新发|重发|重来|作废|不算|不用了|停用了|不用|停机了?|换号了?|换了|哦不|啊不|呃不|噢不|喔不|多了一位|少了一位|多打|少打|漏了|漏打|旧的|旧号|以前的|新的|新号|现在用';
const ENGLISH_WORDS =
  "sorry|oops|ooops|whoops|my bad|my mistake|mistake|mistyped|mistaken|typo|wrong(?: one| number)?|incorrect|not right|isn'?t right|scratch that|strike that|ignore that|forget that|disregard(?: that)?|no wait|wait no|wait|hang on|hold on|no|nope|nah|actually|correction|corrected|correct(?: one| number)?|i mean|i meant|meant|rather|make that|should (?:be|read|have been)|supposed to be|change(?:d)? to|to|instead|excuse me|pardon|apologies|i apologi[sz]e|no longer|not in use|old(?: one)?|new(?: one| number)?|is now|now|it'?s actually|let me correct";
const TAKES_BACK = new RegExp(
  `${CHINESE_WORDS}|(?<=[\\s,.。])不(?=[\\s,.。])|(?<![a-z])(?:${ENGLISH_WORDS})(?![a-z])|→|=>|->|\\*`,
  'g',
);
/** On its own too weak to take anything back: "139… now 138…", "终端号应该20334455". */
const WEAK = /^(?:to|now|new|改|系|old|rather|应该|正确的|正确|新的|新号|instead|不用)$/;
const STRONG = /不对|错|唔啱|wrong|no wait|scratch|mistake|typo/;
/** "不好意思，还有一台20334456". */
const ADDS =
  /还有|另外|另一|也是|以及|第二|(?<![a-z])(?:also|another|second|other one|as well|plus)(?![a-z])/;
const FILLER =
  /[\s,.。、;:：!?~…·"'“”()（）-]|这个|那个|这是|那是|刚才|刚刚|上面|前面|后面|我|的|了|是|为|就|一个|一下|啊|哎呀?|哦|噢|呃|额|嗯|呀|哈|吧|给|您|你|号码?|尾号|号|才|再|发|一遍|数字|位|(?<![a-z])(?:it'?s|its|it|is|that|this|was|the|my|one|i|a|an|on|at|number|please|use|try|gave|typed|wrote|number|so|um|uh|er|ah|oh|yes|ok|okay|by|me|you|of|should|be|in|last|first|above|dear|and|but)(?![a-z])/g;
const MOST_OTHER = 6;
const NOT_THIS = new RegExp(
  `(?:不是|唔系|并非|而不是|(?<!${TIME})(?:别(?:打|用|存|记)|不要(?:打|用))|(?<![a-z])(?:not|instead of|rather than))[\\s:]{0,3}$`,
);
const ASKS = /是不是|是否|(?<![a-z])(?:is|was)(?: it|n't it)? not|why/;
const BUT_THIS = /^[\s,;。.]{0,3}(?:而?是|系|应该是|but|it'?s|its|rather|instead)/;
/** Behind both: which of them counts. */
const FIRST_IS_WRONG =
  /^[\s,。.;(]{0,3}(?:(?:前面|上面|第一个|前一个|头一个|刚才|先前)(?:那个|那串|的|发的|个)*(?:打错|写错|发错|填错|输错|不对|错|作废|不要|不算)|以?(?:后面|第二个|后者|后一个|下面)(?:那个|这个|的|那)*(?:为准|才对|才是|是对的|对)|(?:the )?first (?:one )?(?:is|was) (?:wrong|a typo|incorrect)|(?:the )?(?:second|latter|last)(?: one)? is (?:right|correct)|use the (?:second|latter|last|new))/;
const OLD = /(?:旧|老|以前|原来|之前|old|previous|former)[^\d,。;]{0,8}$/;
const NEW = /新|现在|改用|换成|(?<![a-z])(?:new|now|current)(?![a-z])/;

/** "把10293847改成10293846", "change 10293847 to 10293846". */
const CHANGE = /(?:把|将|change|replace|swap|correct|update)[^\d]{0,14}$/;
const TO_THIS = /^[\s,]*(?:给我)?(?:改|换|更正|to|with|for|into)/;
const LONGEST_OPENING = 16;

type Verdict = 'second' | 'first' | 'both';

/** Of two numbers for the same field one may be taken back; the other then stands for both. */
export function takeBack(text: string, hits: readonly Hit[], labels: readonly Label[]): Hit[] {
  const kept: Hit[] = [];
  for (const hit of hits) {
    const before = kept.at(-1);
    const verdict = before ? verdictOn(text, [before, hit], labels) : 'both';
    if (!before || verdict === 'both') {
      kept.push(hit);
      continue;
    }
    kept.pop();
    const [stays, goes] = verdict === 'second' ? [hit, before] : [before, hit];
    kept.push(joined(text, stays, goes));
  }
  return kept.map((hit): Hit => {
    const isAlone = hits.includes(hit) && isDenied(text, hit);
    return isAlone ? { ...hit, kind: 'none', field: undefined } : hit;
  });
}

/** "不是20334455": said not to be it, and nothing in its place. */
function isDenied(text: string, { number }: Hit): boolean {
  const before = text.slice(Math.max(0, number.from - LONGEST_OPENING), number.from);
  return NOT_THIS.test(before) && !ASKS.test(before);
}

function verdictOn(text: string, [first, second]: [Hit, Hit], labels: readonly Label[]): Verdict {
  const between = text.slice(first.number.to, second.number.from);
  if (first.kind === 'none' || second.kind === 'none' || between.length > LONGEST_GAP)
    return 'both';
  const isAlike = isSameField(first, second);
  if (!isAlike && first.named && second.named) return 'both';
  const openings = [first.span.from, first.number.from].map((end) =>
    text.slice(Math.max(0, end - LONGEST_OPENING), end),
  );
  const opens = (pattern: RegExp) => openings.some((opening) => pattern.test(opening));
  const isSaid = says(between, isAlike);
  if (opens(NOT_THIS) && (BUT_THIS.test(between) || isSaid)) return 'second';
  const plain = withoutLabels(text, [first.number.to, second.number.from], labels);
  if (NOT_THIS.test(plain) && !STRONG.test(plain)) return 'first';
  const behind = text.slice(second.span.to, second.span.to + LONGEST_GAP);
  const isReplaced =
    FIRST_IS_WRONG.test(behind) ||
    (opens(OLD) && NEW.test(between)) ||
    (opens(CHANGE) && TO_THIS.test(between));
  return isReplaced || isSaid || says(plain, isAlike) ? 'second' : 'both';
}

function isSameField(first: Hit, second: Hit): boolean {
  return first.field === undefined || second.field === undefined || first.field === second.field;
}

/** Words that take back, and nothing that tells a story or adds another number. */
function says(between: string, isAlike: boolean): boolean {
  const words = [...between.matchAll(TAKES_BACK)].map(([word]) => word);
  const isStrong = STRONG.test(between);
  if (words.length === 0 || (!isAlike && !isStrong)) return false;
  if (words.length === 1 && WEAK.test(words[0] ?? '')) return false;
  if (ADDS.test(between) && !isStrong) return false;
  return between.replace(TAKES_BACK, '').replace(FILLER, '').length <= MOST_OTHER;
}

function withoutLabels(
  text: string,
  [from, to]: [number, number],
  labels: readonly Label[],
): string {
  let plain = '';
  let done = from;
  for (const label of labels.filter((each) => each.from >= from && each.to <= to)) {
    if (label.kind === 'other') continue;
    plain += text.slice(done, Math.max(done, label.from));
    done = Math.max(done, label.to);
  }
  return plain + text.slice(done, to);
}

function joined(text: string, stays: Hit, goes: Hit): Hit {
  const from = Math.min(stays.span.from, goes.span.from);
  const to = Math.max(stays.span.to, goes.span.to);
  const number = {
    from: Math.min(stays.number.from, goes.number.from),
    to: Math.max(stays.number.to, goes.number.to),
  };
  const lead =
    NOT_THIS.exec(text.slice(Math.max(0, from - LONGEST_OPENING), from))?.[0].length ?? 0;
  const named = stays.named || goes.named;
  const place = { number, span: { from: from - lead, to }, named };
  const field = stays.field ?? goes.field;
  if (stays.kind === 'misfit') return { ...stays, ...place, field };
  const isNamed = goes.field === stays.field && named;
  if (stays.kind === 'value' && isNamed) return { ...stays, ...place, counts: 'anywhere' };
  return { ...stays, ...place, named: stays.named } as Hit;
}
