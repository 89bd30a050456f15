// Whether an amount is told of money that is held, or of other money: takings, fees, rent, what something cost.

interface Span {
  from: number;
  to: number;
}

/** "I paid 300 for it and it is frozen", "刷了500块就被冻结了": what is frozen is not what was paid. */
const CLAUSE_EDGE =
  /[，。；！？,;!?\n]|(?<!\d)\.|\.(?!\d)| (?:and|but|so|then) |就(?=被|冻|凍|锁|鎖|停|封)/g;
/** Money that is never the held one, whatever else the clause says. */
const OTHER_MONEY =
  /手续费|押金|保证金|房租|租金|工资|服务费|流量费|年费|月租|费率|限额|额度|贷款|套餐|罚款|流水|营业额|日均|单价|\b(?:fees?|deposits?|rent|wages?|salar(?:y|ies)|limits?|loans?|turnover|monthly|a month|per (?:day|week|month)|(?:every|a|each) day|fine of)\b/;
/** Money that came or went: other money, unless something is said to hold it. */
const MOVED =
  /每[天日周月]|[一每]天(?=[就能才做卖收刷])|刷了|刷的|刷过|刷(?=\d)|消费|进货|收了|收款|[一单]笔|一单|罚|充了|充值|买|花了|赚|损失|欠|转了|转账|\b(?:paid|pays?|payments?|charged?|declined|spent|tapped|sale|sold|bought|costs?|lost|owes?|earn\w*|took|takings|transferred)\b/;
/** Something holds it. */
const HELD =
  /冻|凍|扣(?!费)|压(?!力)|押|卡(?:在|着|住)|没到|没有到|未到|不到账|没结|未结|没给|[出取提转拿]不[出到走了]|里面有|在里面|余额|\b(?:held|holds?|holding|withh\w+|froze\w*|freez\w+|stuck|block\w*|lock\w*|missing|tied up|balance|unsettled|not (?:been )?(?:paid|settled|arrived)|hasn'?t|haven'?t|didn'?t|never (?:came|arrived))\b/;
/** "收了1万2，被压着不给": said of the money, be it a clause later. A machine may be frozen without it. */
const MONEY_HELD =
  /扣着|被扣|压着|被压|没到账|没有到账|未到账|不到账|没结算|[出取提转]不[出到]来?|\b(?:on hold|withheld|holding|not been paid|unsettled|stuck|missing|tied up|never (?:came|arrived))\b/;
/** "冻了", "they are holding": a figure right behind it is money. */
const HOLDS =
  /(?:冻结?|凍結?|扣住?|扣押|压|押|卡住?)(?:了|着|住|在里面)?(?:我|我们|我家|店里)?(?:的)?(?:大概|大约|差不多|一共|总共|共|有)?\s*$|\b(?:held|holding|hold|withheld|withholding|froze|frozen|freezing|blocked|locked)(?: up| back| on to| onto)?(?: my| our| about| around| roughly| nearly| almost| over)?\s*$/;
/** "8千6没到账", "12,000 is still on hold": said right behind it. */
const IS_HELD =
  /^\s*(?:的(?:货款|款|钱)?)?(?:都|还|也|一直|到现在|至今)*(?:没到|没有到|未到|不到账|没结|未结|没给|被[扣压冻押]|[提取转拿]不[出到])|^ (?:is|are|was|were|has|have)(?: \w+)? (?:stuck|held|on hold|missing|frozen|blocked|withheld|not arrived|been held)/;
/** A shorter one counts terminals or days. */
const FEWEST_FIGURES = /[1-9]\d{2}|\d[,，]\d{3}|[千百k]/u;

/** So far before a figure something may say that it is held. */
const NEAR = 60;

/**
 * Whether an amount of this message is told of money that is held.
 * @param even the message as `evenText` gives it; each of its clauses is read once
 */
export function moneyHeldIn(even: string): (span: Span) => boolean {
  const clauseOf = clausesOf(even);
  const isHeldBesides = MONEY_HELD.test(even);
  const read = new Map<string, boolean>();
  return (span) => {
    const [from, to] = clauseOf(span);
    const place = `${from} ${to}`;
    const isHeld = read.get(place) ?? isHeldIn(even.slice(from, to), isHeldBesides);
    read.set(place, isHeld);
    return isHeld;
  };
}

function isHeldIn(clause: string, isHeldBesides: boolean): boolean {
  return !OTHER_MONEY.test(clause) && (!MOVED.test(clause) || HELD.test(clause) || isHeldBesides);
}

/** From where to where the words around an amount are about it; a comma within its figure ends nothing. */
function clausesOf(even: string): (span: Span) => [from: number, to: number] {
  const begins = new Uint32Array(even.length + 1);
  const ends = new Uint32Array(even.length + 1).fill(even.length);
  let [begin, edge] = [0, -1];
  for (const { index, 0: words } of even.matchAll(CLAUSE_EDGE)) {
    begins.fill(begin, begin, index + words.length);
    ends.fill(index, edge + 1, index + 1);
    [begin, edge] = [index + words.length, index];
  }
  begins.fill(begin, begin);
  return ({ from, to }) => [begins[from] ?? 0, ends[to] ?? even.length];
}

/** "冻了八千五", "8千6没到账": held, though no unit says that it is money. */
export function isSaidToBeHeld(even: string, { from, to }: Span): boolean {
  if (!FEWEST_FIGURES.test(even.slice(from, to))) return false;
  const before = even.slice(Math.max(0, from - NEAR), from);
  return HOLDS.test(before) || IS_HELD.test(even.slice(to, to + NEAR));
}
