// Whether a time in a message is that of the freeze, of a story told beside it, or of a machine that still worked.

import type { WordLists } from '../../words/word-lists';

/** `alone`: nothing is said of it but what else a form asks for. */
export type Belongs = 'freeze' | 'alone' | 'story' | 'still-well';

const FREEZE =
  /(?:机[器子]?|屏幕?|系统|终端|上面)(?:就|突然|忽然|一直|老是?|总是?)?(?:说|写|报|跳|弹)|冻|封(?!面)|锁|停用|暂停|停了|停机|限制|受限|风控|用不|不能|刷不|收不|提不|没法|无法|失败|坏|死机|报错|失效|拒|打不开|不工作|不好使|不行|不灵|没反应|没用|不正常|异常|提示|显示|不动|出问题|出事|出现|开始|发现|到现在|至今|一直|不到账|唔得|用唔|唔到|死咗|死了|中止|挂了|瘫|\b(?:fr[eo]+z\w*|(?:un)?block\w*|locked?|suspend\w*|disabl\w*|stopp?\w*|declin\w*|reject\w*|refus\w*|restrict\w*|not work\w*|n'?t work\w*|doesn'?t|can'?t|cannot|won'?t|unable|dead|died|down|errors?|fail\w*|broke\w*|since|out of (?:order|service)|noticed|started|began|happened|says|shows|showed|no longer|limited|went|held|on hold|stuck|missing|contact (?:the |your )?(?:card )?(?:issu\w*|bank))\b/g;
const STORY =
  /客人|顾客|客户|老板娘|(?<![不没]能?|没法|无法)刷了|刷过|刷的|刷卡(?!机|失|不)|连刷|收了|收款(?!码|不|机)|卖|做了|交易(?!失|不|被)|订单|买|搬|换|装[了的]|安装|升级|更新|寄|送|电话|致电|联系|问过|问了|咨询|报备|报过|报了|投诉|申请|提交|收到|通知|短信|回复|答应|承诺|说(?!明)|告诉|来过|来了|去过|去了|开业|开张|开店|营业|放假|休息|出差|缴|充值|还款|生日|进货|办|开通|注册|签|等了|处理|解冻|恢复|回电|打给|打过|打了|复核|审核|吃|还清|领|付|急|赶紧|尽快|快点|帮我|能不能|必须|几点|[吗么嘛]|转了|转账|交了|\b(?:customers?|clients?|guests?|buyers?|swip\w*|paid|pay\w*|transactions?|orders?|sold|sales?|bought|purchas\w*|mov(?:ed|e|ing)|install\w*|updat\w*|upgrad\w*|chang\w*|replac\w*|call\w*|rang|phoned?|e?mail\w*|wrote|contact\w*(?! (?:the |your )?(?:card )?(?:issu|bank))|urgent|asap|hurry|need|want|must|when will|can you|spoke|talk\w*|ask\w*|told|visit\w*|report\w*|complain\w*|appl(?:y|ied)|submit\w*|sent|send|receiv\w*|got|notices?|letters?|sms|messages?|open\w*|clos\w*|holidays?|trip|travel\w*|birthday|deliver\w*|answer\w*|repl(?:y|ied)|promis\w*|said|please|deposit\w*|settle\w*|unfre\w*|unfro\w*|resolv\w*|fixed|refund\w*|won(?!['’]?t\b)|busy|met|went to|due(?! to)|renew\w*|expire\w*|sign\w*|registered|charged|took|came|come|had)\b/g;
const ADJECTIVE =
  /\b(?:the|my|our|this|a) (?:frozen|blocked|locked|suspended)\b|被?(?:冻结?|锁)的(?=机|账|终|pos|钱|资)/g;
const WELL =
  /好好的|还好|还能|还可以|还在用|还用|还正常|(?<![不没法能])正常(?!不)|没(?:有)?问题|没事|还行|\b(?:(?:was|were|is) (?:still |all |perfectly |just )*(?:fine|okay?|working|good|normal|alright)|(?:it |still |that )?work(?:ed|ing) (?:fine|well|ok|okay|normally|perfectly|until|till)|still worked|no problems?)\b/;
const WENT_WRONG = /\b(?:until|till|up to) $|(?:直到|用到)$/;
/** "Since yesterday", "昨天开始": nothing else a merchant reports goes on. */
const SINCE = /^(?:\bsince\b|自从|打从|从|自(?!己))/;
const ONWARDS =
  /^(?: ?的?时候)?(?:就?开始(?!营业|做|用|开)|起(?!来|床|码)|以来|到现在|至今)|^ (?:onwards?|till now|until now)\b/;
const CLAUSE_END = /[,，。！!?？;；\n、]/;
/** Words further off say nothing of the time. */
const LONGEST_SIDE = 120;
/** More text says more than little. */
const LONGEST_LITTLE = 80;
const LETTERS = /\p{Script=Han}|[a-z]+/gu;
/** As many unknown words may stand beside a time that is told by the way. */
const FEW_HAN = 2;
const FEW_WORDS = 1;
const NEUTRAL =
  /\b(?:merchant|mid|tid|id|terminals?|machines?|pos|shop|store|hi|hello|my|our|the|is|it|was|i|think|number|and|a|an|of|at|on|in|for|around|about|dear|sir|code|account|money|funds|both|all|card|reader|not|sure|maybe|yes|no|ok|that|this|day)\b|[\d:：.()（）-]+|机器|终端|刷卡机|我的?|们|店里?|大概|左右|可能|应该|好像|就是|是|的|了|吧|呢|啊|在|那|个/g;

/** Whether anything in it is said of a freeze. */
export function tellsFreeze(text: string): boolean {
  return text.search(FREEZE) >= 0;
}

export function belongs(
  text: string,
  place: { from: number; to: number },
  lists: Pick<WordLists, 'fields' | 'providers' | 'more-providers' | 'filler'>,
): Belongs {
  const clause = clauseAround(text, place);
  const unnamed = withoutNames(text, lists);
  const before = unnamed.slice(clause.from, place.from);
  const behind = unnamed.slice(place.to, clause.to);
  if (WELL.test(before + behind)) return WENT_WRONG.test(before) ? 'story' : 'still-well';
  const cue = nearest(before, behind);
  const isSince = SINCE.test(text.slice(place.from, place.to)) || ONWARDS.test(behind);
  if (isSince && (cue !== 'story' || ONWARDS.test(behind))) return 'freeze';
  if (cue !== undefined) return cue;
  if (!saysLittle(`${before} ${behind}`, lists)) return 'story';
  return isToldBeside(text, clause) ? 'story' : 'alone';
}

/** "汇付" tells of no payment. */
function withoutNames(
  text: string,
  lists: Pick<WordLists, 'providers' | 'more-providers'>,
): string {
  let unnamed = text;
  const names = [...lists.providers, ...lists['more-providers']];
  for (const word of names.flatMap(({ words }) => words)) {
    if (unnamed.includes(word)) unnamed = unnamed.replaceAll(word, blank(word));
  }
  return unnamed;
}

function clauseAround(text: string, { from, to }: { from: number; to: number }) {
  let start = from;
  const first = Math.max(0, from - LONGEST_SIDE);
  while (start > first && !CLAUSE_END.test(text[start - 1] ?? '')) start--;
  const length = text.slice(to, to + LONGEST_SIDE).search(CLAUSE_END);
  return { from: start, to: length < 0 ? Math.min(text.length, to + LONGEST_SIDE) : to + length };
}

/** "昨天，客人连刷三笔": the day stands alone, and what is told goes on behind the comma, or went before it. */
function isToldBeside(text: string, { from, to }: { from: number; to: number }): boolean {
  const next = /[,， ]/.test(text[to] ?? '') ? text.slice(to + 1) : '';
  const behind = next.slice(0, clauseAround(next, { from: 0, to: 0 }).to);
  const last = text.slice(0, Math.max(0, from - 1));
  const before = last.slice(clauseAround(last, { from: last.length, to: last.length }).from);
  const beside = nearest('', behind) ?? nearest(before, '');
  return beside === 'story';
}

/** The word nearest to the time says what it is the time of. */
function nearest(before: string, behind: string): 'freeze' | 'story' | undefined {
  const distance = (cues: RegExp) => {
    const earlier = [...before.replace(ADJECTIVE, blank).matchAll(cues)].at(-1);
    const later = [...behind.replace(ADJECTIVE, blank).matchAll(cues)][0];
    return Math.min(
      earlier ? before.length - earlier.index - earlier[0].length : Number.POSITIVE_INFINITY,
      later ? later.index : Number.POSITIVE_INFINITY,
    );
  };
  const [freeze, story] = [distance(FREEZE), distance(STORY)];
  if (freeze === story) return Number.isFinite(freeze) ? 'story' : undefined;
  return freeze < story ? 'freeze' : 'story';
}

function blank(words: string): string {
  return ' '.repeat(words.length);
}

function saysLittle(
  rest: string,
  { fields, providers, filler }: Pick<WordLists, 'fields' | 'providers' | 'filler'>,
): boolean {
  const known = [
    ...Object.values(fields).flat(),
    ...providers.flatMap(({ words }) => words),
    ...filler,
  ];
  if (rest.length > LONGEST_LITTLE) return false;
  let unknown = rest;
  for (const word of known.filter(({ length }) => length > 1)) {
    if (unknown.includes(word)) unknown = unknown.replaceAll(word, ' ');
  }
  const left = unknown.replace(NEUTRAL, ' ').match(LETTERS) ?? [];
  const han = left.filter((word) => /\p{Script=Han}/u.test(word)).length;
  return han <= FEW_HAN && left.length - han <= FEW_WORDS;
}
