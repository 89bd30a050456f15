// Rules of an entry's short answer, which stands inside other messages: brief, plain, and no fact of its own.

import { foldText } from '../language/fold';
import { LANGUAGES, type Language } from '../language/language';
import { isOwnLanguage } from '../language/locale-files';
import type { Entry, Operator } from './entry';
import type { Report } from './fault';
import { fillAnswer } from './placeholders';

const MOST_SENTENCES = 2;
const MOST_CHARACTERS: Record<Language, number> = { 'zh-Hans': 80, en: 240 };
const SENTENCE_END = /[。！？…]+|[.!?]+(?=["'”’)]*(?:\s|$))/g;
const LIST = /\n|^\s*(?:[-+*•·]\s|\d{1,2}(?:[)、]|\.\s))|[①-⑳]/;
const MARKDOWN = /[*`]|__|~~|^\s*(?:#{1,6}\s|>)|\]\(/;
const NUMBER = /\d+(?:[.,:]\d+)*/g;
/** Written in words they cannot be compared with the other language. */
const SUM_IN_WORDS = /(?<![几数十百千万])[一二三四五六七八九十百千万两]+元(?![素气旦])/g;
const WORKING_DAYS = /工作日|\b(?:working|business) days?\b/;

interface Around {
  /** Missing where its file has faults. */
  operator: Operator | undefined;
  report: Report;
}

export function checkShort(entry: Entry, { operator, report }: Around): void {
  for (const language of LANGUAGES) {
    const { answer, short } = entry[language];
    if (short === undefined) {
      if (answer !== undefined) report('short-missing', [language, 'answer'], { language });
      continue;
    }
    checkShape(operator ? fillAnswer(short, operator, language) : short, language, report);
    checkFigures(entry, language, report);
  }
}

/** Measured as it is sent. */
function checkShape(text: string, language: Language, report: Report): void {
  const path = [language, 'short'];
  const characters = [...text].length;
  const most = MOST_CHARACTERS[language] ?? MOST_CHARACTERS.en;
  if (characters > most) report('short-long', path, { language, count: characters, most });
  const sentences = text.match(SENTENCE_END)?.length ?? 0;
  if (sentences > MOST_SENTENCES)
    report('short-sentences', path, { count: sentences, most: MOST_SENTENCES });
  if (LIST.test(text)) report('short-list', path);
  if (MARKDOWN.test(text)) report('short-markdown', path);
}

function checkFigures(entry: Entry, language: Language, report: Report): void {
  const { answer, short } = entry[language];
  const path = [language, 'short'];
  if (answer === undefined) {
    report('short-alone', path);
    return;
  }
  const own = figuresIn(short);
  for (const figure of lackingIn(figuresIn(answer), own)) report('short-figure', path, { figure });
  const other = language === 'en' ? 'zh-Hans' : 'en';
  // The words for working days and sums are known of the own languages alone.
  const asked = [...figuresIn(entry[other].short)].filter(
    ([, figure]) => isOwnLanguage(language) || /^\d/.test(figure),
  );
  for (const figure of lackingIn(own, new Map(asked)))
    report('short-twin-figure', path, { figure, other });
}

/** What stands for a figure, with its words. */
type Figures = ReadonlyMap<string, string>;

/** The words of those that others have. */
function lackingIn(figures: Figures, others: Figures): string[] {
  return [...others].filter(([figure]) => !figures.has(figure)).map(([, words]) => words);
}

/** Numbers in digits, without the commas of thousands; sums in words; and whether working days are spoken of. */
function figuresIn(text = ''): Figures {
  const folded = foldText(text);
  const numbers = (folded.match(NUMBER) ?? []).map((number) => number.replaceAll(',', ''));
  const sums = folded.match(SUM_IN_WORDS) ?? [];
  const days = WORKING_DAYS.exec(folded) ?? [];
  return new Map([
    ...[...numbers, ...sums].map((words) => [words, words] as const),
    ...days.map((words) => ['working days', words] as const),
  ]);
}
