// Rewrites the ways to name a day that chrono reads wrongly or not at all into dates that it reads well.

const WEEKDAY =
  /(?<!下|下个)(上上个?|上个?|这个?|本)?(?:周|星期|礼拜)([一二三四五六日天1-7])(?!\d)/g;
const BARE_DAY = /(?<![月\d])(\d{1,2})[号日](?!\d)/g;
const DOTTED = /(?<![\d./-])(\d{1,2})[./-](\d{1,2})(?![\d./-])/g;
const AGO =
  /(半|\d{1,3}|[一二两三四五六七八九十]{1,3})个?(?:半)?(小时|钟头|分钟|天|周|星期|礼拜)(?:之?前|以前)/g;
const YEAR = /(去|今|明)年(?=\d|[一二三四五六七八九十]{1,2}月)/g;
const MONTH_DAY = /(上上个?|上个?|这个?|本)月(\d{1,2})[号日]/g;
const CHILD_DAY = /(?<=今|昨|前)儿个?(?!子|童)/g;
const LONG_AGO = /大大前天/g;
const NIGHT_BEFORE = /\b(?:the )?night before last\b/g;
const BARE_ORDINAL = /^(?:on )?(\d{1,2})(?:st|nd|rd|th)$/;
const JUST_NOW = /刚刚|刚才|just now|right now/g;
const ORDINAL_DAY = /\b(?:on )?the (\d{1,2})(?:st|nd|rd|th)\b(?! of)/g;
const LAST_NIGHT = /\blast night\b/g;
const NUMERALS = '零一二三四五六七八九';
const DAY_MINUTES = 1440;
const MINUTES: Record<string, number> = {
  小时: 60,
  钟头: 60,
  分钟: 1,
  天: DAY_MINUTES,
  周: 10_080,
  星期: 10_080,
  礼拜: 10_080,
};

/** @param text folded @param today on the merchant's wall clock */
export function plainDates(text: string, today: Date): string {
  return text
    .replace(CHILD_DAY, '天')
    .replace(LONG_AGO, () => chineseDay(daysBefore(today, 4)))
    .replace(NIGHT_BEFORE, 'two days ago')
    .replace(BARE_ORDINAL, 'the $1th')
    .replace(
      MONTH_DAY,
      (all, which: string, day: string) => chineseDay(dayIn(which, Number(day), today)) || all,
    )
    .replace(
      YEAR,
      (_all, which: string) => `${today.getFullYear() + '去今明'.indexOf(which) - 1}年`,
    )
    .replace(WEEKDAY, (_all, which: string | undefined, day: string) =>
      chineseDay(weekday(which, day, today)),
    )
    .replace(AGO, (all, count: string, unit: string) => ago(all, { count, unit, today }))
    .replace(JUST_NOW, () => chineseMinute(today))
    .replace(BARE_DAY, (all, day: string) => chineseDay(dayOfMonth(Number(day), today)) || all)
    .replace(DOTTED, (all, month: string, day: string) =>
      isDay(month, day) ? `${Number(month)}月${Number(day)}日` : all,
    )
    .replace(ORDINAL_DAY, (all, day: string) => englishDay(dayOfMonth(Number(day), today)) || all)
    .replace(LAST_NIGHT, 'yesterday evening');
}

/** Chinese weeks begin on Monday; without 上 or 这 the most recent such day is meant. */
function weekday(which: string | undefined, day: string, today: Date): Date {
  const wanted = '一二三四五六日'.indexOf(
    day.replace('天', '日').replace(/\d/, (n) => '一二三四五六日'[Number(n) - 1] ?? n),
  );
  const current = (today.getDay() + 6) % 7;
  const weeks = which?.startsWith('上上') ? 2 : which?.startsWith('上') ? 1 : 0;
  const back = which === undefined ? (current - wanted + 7) % 7 : current - wanted + weeks * 7;
  return daysBefore(today, back);
}

function ago(all: string, said: { count: string; unit: string; today: Date }): string {
  const count = said.count === '半' ? 0.5 : numeral(said.count) + (all.includes('半') ? 0.5 : 0);
  const minutes = count * (MINUTES[said.unit] ?? 0);
  const then = new Date(said.today.getTime() - minutes * 60_000);
  return minutes < DAY_MINUTES ? chineseMinute(then) : chineseDay(then);
}

function numeral(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens, ones] = text.replace('两', '二').split('十');
  if (ones === undefined) return NUMERALS.indexOf(tens ?? '');
  return (tens ? NUMERALS.indexOf(tens) : 1) * 10 + (ones ? NUMERALS.indexOf(ones) : 0);
}

/** The most recent day with this number. */
function dayOfMonth(day: number, today: Date): Date | undefined {
  if (day < 1 || day > 31) return undefined;
  const monthsBack = day <= today.getDate() ? 0 : 1;
  const found = new Date(today.getFullYear(), today.getMonth() - monthsBack, day);
  return found.getDate() === day ? found : undefined;
}

/** "上个月15号" */
function dayIn(which: string, day: number, today: Date): Date | undefined {
  const back = which.startsWith('上上') ? 2 : which.startsWith('上') ? 1 : 0;
  const found = new Date(today.getFullYear(), today.getMonth() - back, day);
  return found.getDate() === day ? found : undefined;
}

function daysBefore(today: Date, days: number): Date {
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() - days);
}

function isDay(month: string, day: string): boolean {
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
}

function chineseDay(day: Date | undefined): string {
  return day ? `${day.getFullYear()}年${day.getMonth() + 1}月${day.getDate()}日` : '';
}

function chineseMinute(at: Date): string {
  return `${chineseDay(at)}${at.getHours()}点${at.getMinutes()}分`;
}

function englishDay(day: Date | undefined): string {
  if (!day) return '';
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
}
