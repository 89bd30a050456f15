// Tells whether a message in the middle of a form is a question rather than the answer asked for.

import { foldText } from '../../src/language/fold';
import { consistsOf, evenWords } from './cover';
import { cutsWord } from './short-text';
import type { WordLists } from './word-lists';

export interface QuestionWords {
  looksLikeQuestion(said: string): boolean;
  /** True for a question that wants no answer of its own: "对吗", "why me", "怎么办呀". */
  asksNothing(said: string): boolean;
  /** "机器没坏吧": a question where a number is asked for, though elsewhere it may be an answer. */
  wonders(said: string): boolean;
  /** "Where do I find it?" at a number field; "where is my money" is about something else. */
  asksWhere(said: string): boolean;
  /** The same with no word of anything else: "银联pos是啥" seeks something else, "这个在哪看" does not. */
  asksOnlyWhere(said: string): boolean;
  /** The number that it asks for by name: "商户号在哪里找". */
  numberSought(said: string): 'merchantId' | 'terminalId' | undefined;
}

/** Read before what a question is made of, so that these are none. */
const NO_QUESTIONS = [
  // "没什么", "没多久"
  /[没冇][有得]?(?:什么|啥|咩|乜|几天|几久|多久|多少)/g,
  // "怎么都刷不了", "什么材料都没有", "无论怎么试都不行"
  /(?:无论|不管|随便|任凭|唔理)?(?<!为|是)(?:怎么|怎样|咋|哪|什么|啥|谁|点)(?!办|会|还能)[^,，。;；!！?？]{0,4}[都也]/g,
  // "不知道怎么就锁了", "no idea why it froze"; "不知道怎么办" asks for help.
  /(?:不知道?|不晓得|不清楚|搞不懂|弄不懂|想不通|谁知道|唔知道?|唔清楚)(?:到底|究竟|是)?(?:为什么|为啥|为何|是不是|点解|因为什么|(?:怎么|咋)(?!办|弄|整|才|解|做|填|查|找|看|能|写)).*/g,
  /\b(?:no (?:idea|clue)|(?:don'?t|do not|didn'?t) (?:know|understand)|dunno|idk|not sure|unsure) (?:why|what happened|if|whether|how (?:it|this|that)) .*/g,
  // "忘了是什么时候": what was known once.
  /(?:忘[了记]?|记不|不记得|唔记得)[^,，。;；!！?？]*/g,
  // "没说什么时候恢复"
  /[没不冇唔]有?(?:说|讲|告诉|通知|话)[^,，。;；!！?？]*/g,
  // "不填行不行" asks for leave.
  /(?:行不行|好不好|成不成|中不中|得唔得|好唔好)(?:[啊呀呢吧]|$)/g,
  // "动不动就锁"
  /动不动|时不时|差不差|管不管用/g,
];
/** "去不去", "使唔使", "有冇" */
const EITHER_OR = /(?<![不没])(\p{Script=Han})[不唔]\1|有冇|有没有|有无/u;
/** "The shop opened when …", "what a mess": no question without a mark. */
const TELLS =
  /^(?:when|what|which|where|who|how) (?:(?:i|we|he|she|they|it|my|our|the|a|an)\b.* (?:was|were|is|froze|stopped|got|went|came|said|[a-z]{3,}ed)\b|an? |[a-z]{4,}ing$)/;
const LEADING =
  /^(?:(?:so|and|but|ok|okay|well|hi|hello|hey|please|sorry|then|also|or|btw)\b[ ,]*|(?:那么|那|哦|噢|所以|但是|但|不过|你好|您好|还有|另外)[,，]?)+/;
/** "还没好呢" tells, "机器呢" and "多久呢" ask. */
const STILL = /[了着还都很挺正在没有要冇蛮]/;
const QUESTION_WORD =
  /什么|怎么|哪|(?<![前这那好])几|多少|多久|谁|啥|为何|咋|边[度个间日]|点[解样算]/;
const LONGEST_LACKING = 6;
const QUESTION_MARK = /[?？]\s*$/;
const CLOSING = /[\s。.!！,，~]+$/;
const LONGEST_WHERE = 40;
const NUMBERS = ['merchantId', 'terminalId'] as const;

export function createQuestionWords(lists: WordLists): QuestionWords {
  const { first, inside, last, wonders, elsewhere, where, empty, around } = lists.questions;
  const { thing, machine } = lists['not-known'].words;
  const things = [...thing, ...machine, ...NUMBERS.flatMap((field) => lists.fields[field])];
  const isEmpty = consistsOf(empty, [...lists.filler, ...around]);
  const named = (text: string) =>
    NUMBERS.find((field) => lists.fields[field].some((word) => holds(text, word)));
  const isElsewhere = (text: string) => elsewhere.some((word) => holds(text, word));
  const isOnlyWhere = consistsOf(where, [...lists.filler, ...around, ...things]);
  const saysWhere = (text: string) => where.some((word) => holds(text, word));
  const opens = (text: string) =>
    !TELLS.test(text) &&
    first.some((word) => text.startsWith(word) && !cutsWord(text, word.length));
  return {
    looksLikeQuestion(said) {
      if (QUESTION_MARK.test(said)) return true;
      const text = askingPart(foldText(said).replaceAll('’', "'")).replace(CLOSING, '');
      return (
        opens(text) ||
        opens(text.replace(LEADING, '')) ||
        EITHER_OR.test(text) ||
        inside.some((word) => holds(text, word)) ||
        last.some((word) => text.endsWith(word) && (word !== '呢' || asksWhereabouts(text)))
      );
    },
    asksNothing: (said) => isEmpty(evenWords(said)),
    wonders(said) {
      const text = foldText(said).replace(CLOSING, '');
      return wonders.some((word) => text.endsWith(word));
    },
    asksWhere(said) {
      if (isNoSearch(said)) return false;
      const text = foldText(said);
      if (isElsewhere(text) && named(text) === undefined) return false;
      return saysWhere(text);
    },
    asksOnlyWhere: (said) => isOnlyWhere(evenWords(said)),
    numberSought(said) {
      const text = foldText(said);
      if (isNoSearch(said) || isElsewhere(text) || !saysWhere(text)) return undefined;
      return named(text);
    },
  };
}

/** A long story, or the number itself. */
function isNoSearch(said: string): boolean {
  return said.length > LONGEST_WHERE || /\d{6}/.test(said);
}

function askingPart(text: string): string {
  return NO_QUESTIONS.reduce((rest, pattern) => rest.replace(pattern, ' '), text).trim();
}

function asksWhereabouts(text: string): boolean {
  const clause = text.split(/[,，。;；!！]/).at(-1) ?? '';
  return QUESTION_WORD.test(clause) || (clause.length <= LONGEST_LACKING && !STILL.test(clause));
}

/** True when the word stands in the text, latin words as whole words. */
export function holds(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!cutsWord(text, at) && !cutsWord(text, at + word.length)) return true;
  }
  return false;
}
