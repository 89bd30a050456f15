// When and how the merchant wants to be reached: "晚上八点以后打", "text only", "I can't pick up before 6".

import type { Span } from './numbers/figures';

const LONGEST = 80;
const CLAUSE = /[^,，。;；!！?？\n]+/g;
/** Between Chinese clauses a blank does. */
const HAN_CLAUSE = /(?:(?!(?<=\p{Script=Han}) +(?=\p{Script=Han}))[^,，。;；!！?？\n])+/gu;

const HOUR = '(?:\\d{1,2}|[一二两兩三四五六七八九十]{1,3})(?:[点點時时:：]|号|號)';
const TIME_HAN = `早上|上午|中午|下午|晚上|傍晚|夜[里裡]|凌晨|白天|夜晚|朝早|下[昼晝]|晏[昼晝]|工作日|[周週礼禮]末|(?:[周週]|星期|[礼禮]拜)[一二三四五六日天]|平[时時]|[随隨][时時]|任何[时時]候|[几幾][点點]都|全天|全日|下班|收[摊攤工]|收咗工|[关關][门門店]|打烊|忙完|有空|午休|高峰|[饭飯][点點]|${HOUR}`;
const REACH_HAN =
  '打(?:[电電][话話]|[来來]|[过過][来來]|[给給俾]?我|吧|啊|都|就|比[较較]|最|$)|[来來][电電]|致[电電]|[联聯][系繫络絡]|找我|再找|回[电電话話]|接[电電听聽]|接得[了到]|[发發](?:短信|信息|微信|消息)|留言|[给給俾]我|通知|[搵揾]我';
/** Says how by itself. */
const HOW_HAN =
  '接不了|接不到|不接[电電]|不方便接|[听聽]不[见見到]|[别別勿]打|不要打|唔好打|只[收看回](?:短信|微信|信息)|(?:[发發]|用)(?:短信|微信|信息|消息)(?:就行|就好|就可以|即可|吧|最好|联系|聯繫)|加(?:我|下)?微信(?:聊|说|說|联系|聯繫|吧|就行)';
const TIME_ENGLISH =
  "after|before|between|until|till|from \\d|mornings?|afternoons?|evenings?|nights?|noon|midday|weekends?|weekdays?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|any ?time|whenever|office hours|o'clock|\\d ?[ap]\\.?m|lunch|closing time";
const REACH_ENGLISH =
  "call(?: me)?|ring(?: me)?|phone me|text(?: me)?|message me|reach me|contact me|get (?:hold of )?me|whatsapp me|e-?mail me|pick up|answer(?: the phone)?|i'?m free|i am free|available|best time";
const HOW_ENGLISH =
  "(?:can't|cannot|can not|couldn't|don't|won't) (?:take (?:any )?calls|pick up|answer|talk)|no (?:phone )?calls|(?:don't|do not|never) (?:call|ring|phone)|(?:(?:texts?|messages?|e-?mails?|mails?|wechat)(?: (?:or|and) |/)?){1,2} only|only texts?|(?:prefer|rather) (?:a )?(?:text|texts|texting|message|messages|email|e-mail|wechat|to be texted)|(?:text|message) (?:me )?(?:instead|first)|(?:email|e-mail|wechat|text) is (?:best|better|fine)";

const reach = new RegExp(
  `(?:${TIME_HAN}).*(?:${REACH_HAN})|(?:${REACH_HAN}).*(?:${TIME_HAN})|${HOW_HAN}|` +
    `\\b(?:${REACH_ENGLISH})\\b.*\\b(?:${TIME_ENGLISH})\\b|\\b(?:${TIME_ENGLISH})\\b.*\\b(?:${REACH_ENGLISH})\\b|\\b(?:${HOW_ENGLISH})\\b`,
  'iu',
);
/** What is told of the freeze, of somebody else's call, or asked. */
const ELSE =
  /机器|机子|機器|終端|终端|pos|冻|凍|锁|鎖|刷|交易|[结結]算|到[账賬帐帳]|款|[骗騙]|客服|(?:你|您|他|她|对方|對方)们?(?:打|[联聯]|[来來]|[发發])|有人|收到|吗|嗎|呢$|[么麼]$|什么|怎么|几时|\b(?:froze|frozen|freeze|locked|blocked|declined|stopped|payment|payout|terminal|machine|screen|scam|somebody|someone|they|he|she|who|when|why|what|how|will you|can you|do you)\b/iu;

/** Enough where the number stands in the same clause. */
const whenOrHow = new RegExp(
  `${TIME_HAN}|${HOW_HAN}|\\b(?:${TIME_ENGLISH}|${HOW_ENGLISH})\\b`,
  'iu',
);
/** Enough where a number stands in the message: "晚上八点以后", "mornings only". */
const bare = new RegExp(
  `^(?:${TIME_HAN}).{0,8}(?:以[后後前]|之[后後前]|方便|都行|都可以|都在|[间間]|最好)(?:吧|最好)?$|` +
    '^(?:(?:best|only|any ?time|please) )*(?:in the |on )?(?:mornings?|afternoons?|evenings?|nights?|weekends?|weekdays?|after|before|between)\\b.{0,20}(?<=s|only|please|best|[\\d.ap]m?)$',
  'iu',
);
/** Another number is no hour: one that is not to be called may not be taken for the contact. */
const NUMBER = /\d{5}/;
const when = new RegExp(`${TIME_HAN}|\\b(?:${TIME_ENGLISH})\\b`, 'iu');
/** Of a number in the same clause it says that this one is not to be called, unless it says when. */
const NOT_THIS =
  /[别別勿]打|不要打|唔好打|\b(?:don't|do not|never|not) (?:call|ring|phone|text)\b/iu;
const MARKS_AROUND = /^[\s:：()（）-]+|[\s:：()（）-]+$/gu;

/**
 * @param numbers what is noted apart from it
 * @returns the clauses in the message as written, in UTF-16 units
 */
export function findContactNotes(
  said: string,
  numbers: readonly Span[],
): (Span & { text: string })[] {
  const clauses = /\p{Script=Han}/u.test(said) ? HAN_CLAUSE : CLAUSE;
  return [...said.matchAll(clauses)].flatMap(({ 0: clause, index: from }) => {
    if (clause.length > LONGEST || ELSE.test(clause)) return [];
    const to = from + clause.length;
    const text = apart(said, { from, to }, numbers);
    if (text !== clause.replace(MARKS_AROUND, '') && NOT_THIS.test(text) && !when.test(text))
      return [];
    const isBare = numbers.length > 0 && bare.test(text);
    const isTold = isBare || reach.test(clause.trim().replaceAll('’', "'"));
    return isTold && !NUMBER.test(text) ? [{ text, from, to }] : [];
  });
}

/** "call me on 139… after 6pm": what stands behind the number, or before it. */
function apart(said: string, { from, to }: Span, numbers: readonly Span[]): string {
  const inside = numbers.find((number) => number.from < to && from < number.to);
  const parts = inside ? [said.slice(inside.to, to), said.slice(from, inside.from)] : [];
  const part = parts.find((each) => whenOrHow.test(each)) ?? said.slice(from, to);
  return part.replace(MARKS_AROUND, '');
}
