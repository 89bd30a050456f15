// The buttons: their labels in each language, and what a tap on an entry's title means.

import type { Knowledge } from '../../src/knowledge/load';
import { foldText } from '../../src/language/fold';
import { LANGUAGES, type Language } from '../../src/language/language';
import type { Translator } from '../../src/language/translator';
import type { AnswerWords } from '../words/answer-words';

export interface Menu {
  /** The entry whose title this is, in any language. */
  entryTitled(said: string): string | undefined;
  /** True when this is a label shown in the language: a tap must not change the language. */
  isLabel(said: string, language: Language): boolean;
  title(entry: string, language: Language): string;
  welcome(language: Language): readonly string[];
  /** A ticket or a person, when the bot's own answers do not help. */
  afterTrouble(language: Language): readonly string[];
  /** Some questions to begin with, when one was not understood. */
  starters(language: Language): readonly string[];
}

const REPORT = 'intent.report-freeze';
const PERSON = 'intent.human-agent';
const WHY = 'overview.why-frozen';
const HOW = 'overview.how-to-unfreeze';

export function createMenu(parts: {
  knowledge: Knowledge;
  translator: Translator;
  words: AnswerWords;
}): Menu {
  const { knowledge, translator } = parts;
  const title = (entry: string, language: Language) =>
    knowledge.entries.get(entry)?.[language].title ?? entry;
  const titles = new Map<string, string>();
  for (const entry of knowledge.entries.values()) {
    for (const language of LANGUAGES) titles.set(tapText(entry[language].title), entry.id);
  }
  const labels = perLanguage((language) => labelsOf(language, parts));
  const other = perLanguage((language) => translator.for(language)('button.otherLanguage'));
  const lists = {
    welcome: perLanguage((l) => [
      ...[REPORT, HOW, WHY].map((id) => title(id, l)),
      other[l],
      title(PERSON, l),
    ]),
    afterTrouble: perLanguage((l) => [title(PERSON, l), title(REPORT, l)]),
    starters: perLanguage((l) => [WHY, HOW, REPORT].map((id) => title(id, l))),
  };
  return {
    entryTitled: (said) => titles.get(tapText(said)),
    isLabel: (said, language) => labels[language].has(tapText(said)),
    title,
    welcome: (language) => lists.welcome[language],
    afterTrouble: (language) => lists.afterTrouble[language],
    starters: (language) => lists.starters[language],
  };
}

function perLanguage<T>(make: (language: Language) => T): Record<Language, T> {
  return Object.fromEntries(LANGUAGES.map((each) => [each, make(each)])) as Record<Language, T>;
}

function labelsOf(
  language: Language,
  { knowledge, words }: { knowledge: Knowledge; words: AnswerWords },
): Set<string> {
  const titles = [...knowledge.entries.values()].map((entry) => entry[language].title);
  const providers = words.lists.providers.map(({ label }) => label);
  const answers = (knowledge.diagnosis?.questions ?? []).flatMap((question) =>
    question.answers.map(({ label }) => label[language]),
  );
  return new Set([...titles, ...providers, ...answers].map(tapText));
}

/** A button may be shown in traditional characters. */
function tapText(label: string): string {
  return foldText(label);
}
