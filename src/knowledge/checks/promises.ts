// Promises of time in a text: “within 24 hours”, “3个工作日内”. Somebody has to answer for each.

const HAN_NUMBER = '(?:\\d+|[一二两三四五六七八九十百半]+)';
const HAN_UNIT = '(?:个?(?:工作日|自然日|小时|钟头|月|星期|礼拜)|分钟|天|日|周|年)';
const HAN_SPAN = `${HAN_NUMBER}(?:\\s*[-–—~至到]\\s*${HAN_NUMBER})?\\s*${HAN_UNIT}`;
/** “the last 3 months” looks back and promises nothing. */
const HAN = new RegExp(
  `(?<!近|过去|最近|此前|前|上)(?<![\\d一二两三四五六七八九十百])(?:(?:${HAN_SPAN})(?:之内|以内|内|左右)|(?:最[快慢迟晚多长]|不超过|至多|一般|通常|大约|约)[^。；，\\n]{0,4}?${HAN_SPAN})`,
  'g',
);
const HAN_TODAY =
  /(?:当[天日]|次日|第二天|隔天|明天)(?:内|就|即可|便|会)?(?:能|可以?)?(?:到账|回复|答复|处理完?|解冻|解封|恢复|办结|联系您)/g;
const NUMBER =
  '(?:\\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty|several|a few)';
const UNIT =
  '(?:(?:working|business|calendar)[ -])?(?:minutes?|hours?|hrs?|days?|weeks?|months?|years?)';
const ENGLISH = new RegExp(
  `\\b(?:within|in under|in less than|no later than|not more than|no more than|at most|up to|takes?|usually|about|around|after about)\\s+(?:the next\\s+)?(?:about\\s+)?${NUMBER}(?:\\s*(?:-|–|to|or)\\s*${NUMBER})?[ -]${UNIT}\\b`,
  'gi',
);
const ENGLISH_TODAY =
  /\b(?:on the |the )?same[ -]day\b[^.;\n]{0,20}\b(?:paid|settle\w*|repl\w+|answer\w*|unfr\w+|restor\w+)|\b(?:paid|settled|answered|unfrozen|restored)\b[^.;\n]{0,20}\b(?:the same day|the next day|tomorrow)\b/gi;

/** The words of each promise, in the order of the text. */
export function promisesIn(text: string): string[] {
  const plain = text.replace(/[*_`]/g, '');
  return [HAN, HAN_TODAY, ENGLISH, ENGLISH_TODAY]
    .flatMap((pattern) => [...plain.matchAll(pattern)])
    .sort((a, b) => a.index - b.index)
    .map(([words]) => words);
}
