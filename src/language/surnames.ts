// Surnames that traditional text writes as simplified text does, while the same character as a word has another shape (餘額, but 余小姐).

/** Each with the characters that make a word of it instead. */
const SURNAMES = new Map([
  ['余', '额款钱下数量粮生波震温者地力的'],
  ['于', '是此今昨明这那您上下本前后年月周'],
  ['范', '围例本文畴式'],
  ['郁', '闷金积'],
  ['朴', '素实'],
  ['涂', '改料层抹写了'],
  ['岳', '父母'],
  ['游', '客戏览泳玩艇乐轮程学园记行'],
  ['凌', '晨乱空'],
]);
const TITLED =
  /^.{0,2}?(?:小姐|女士|太太|阿姨|大姐|先生|经理|老板|师傅|老师|主管|店长|总|姐|哥|叔|记)/u;
const BEFORE_A_TITLE = /(?:^|[姓叫找给和跟与是的]|[这那]位)$/u;
const BEFORE_A_NAME = /(?:人员|同事|联系人|姓名|店主|姓|名叫|我叫)$/u;
const LONGEST_NAME = 3;

/** Whether the character at `at` of a run of Chinese characters begins somebody's name. */
export function isSurname(run: string, at: number): boolean {
  const words = SURNAMES.get(run.charAt(at));
  const next = run.charAt(at + 1);
  if (words === undefined || (next !== '' && words.includes(next))) return false;
  const before = run.slice(0, at);
  const isWholeName = at === 0 && run.length > 1 && run.length <= LONGEST_NAME;
  if (isWholeName || BEFORE_A_NAME.test(before)) return true;
  return BEFORE_A_TITLE.test(before) && TITLED.test(run.slice(at + 1, at + 6));
}
