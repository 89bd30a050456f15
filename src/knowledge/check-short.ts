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
      if (answer !== undefined)
        report(
          [language, 'answer'],
          `${language} has an answer but no short one.`,
          'Add "short:" above it: the answer in one or two sentences.',
        );
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
  if (characters > most)
    report(
      path,
      `The short answer has ${characters} characters.`,
      `Keep to ${most} in ${language}; the rest belongs in the answer.`,
    );
  const sentences = text.match(SENTENCE_END)?.length ?? 0;
  if (sentences > MOST_SENTENCES)
    report(
      path,
      `The short answer has ${sentences} sentences.`,
      `Keep to ${MOST_SENTENCES}: the answer first, then what to do.`,
    );
  if (LIST.test(text))
    report(
      path,
      'The short answer holds a list or a line break.',
      'Say it in sentences on one line; lists belong in the answer.',
    );
  if (MARKDOWN.test(text))
    report(path, 'The short answer holds Markdown.', 'Write plain text; it is shown as it stands.');
}

function checkFigures(entry: Entry, language: Language, report: Report): void {
  const { answer, short } = entry[language];
  const path = [language, 'short'];
  if (answer === undefined) {
    report(path, 'There is a short answer but no full one.', 'Write "answer:" or remove "short:".');
    return;
  }
  const own = figuresIn(short);
  for (const figure of lackingIn(figuresIn(answer), own))
    report(
      path,
      `The short answer says "${figure}", which the answer does not.`,
      'Use only figures of the answer, in digits.',
    );
  const twin = entry[language === 'en' ? 'zh-Hans' : 'en'].short;
  // The words for working days and sums are known of the own languages alone.
  const asked = figuresIn(twin).filter((each) => isOwnLanguage(language) || /^\d/.test(each));
  for (const figure of lackingIn(own, asked))
    report(
      path,
      `The short answer lacks "${figure}", which the other language says.`,
      'Say the same figures in both languages, in digits.',
    );
}

function lackingIn(figures: readonly string[], others: readonly string[]): string[] {
  return others.filter((figure) => !figures.includes(figure));
}

/** Numbers in digits, without the commas of thousands; sums in words; and whether working days are spoken of. */
function figuresIn(text = ''): string[] {
  const folded = foldText(text);
  const numbers = (folded.match(NUMBER) ?? []).map((number) => number.replaceAll(',', ''));
  const sums = folded.match(SUM_IN_WORDS) ?? [];
  const days = WORKING_DAYS.test(folded) ? ['working days'] : [];
  return [...new Set([...numbers, ...sums, ...days])];
}
