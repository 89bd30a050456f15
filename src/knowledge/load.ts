// Loads the knowledge folder: entries, synonyms, the operator's words, and the matcher trained on them.

import { ThawError } from '../errors';
import { LANGUAGES } from '../language/language';
import { isOwnLanguage } from '../language/locale-files';
import { type CheckedKnowledge, checkKnowledge } from './check';
import type { Diagnosis } from './diagnosis';
import type { DocumentKind } from './documents';
import type { Entry, Operator } from './entry';
import { faultLine } from './fault';
import type { OfficeHours } from './hours-file';
import { forgetful, type Remember } from './kept';
import { type Matcher, matcherOf } from './matcher';
import type { Model } from './model';
import type { ReadyReply } from './replies';
import { ScreenCodes, screenCodesOf } from './screen-codes/file';
import { type Example, OUT_OF_SCOPE, train } from './training';
import { versionOf } from './version';

const MARKS = /[*#>-]|\{\{.*?\}\}/g;
const SENTENCE_END = /[\n。！？；]|[.!?;] /;
const HAN = /\p{Script=Han}/u;

/** What the files of the folder say; nothing in it changes after loading. */
export interface KnowledgeContent {
  /** By `versionOf`: two processes may have different ones for a while. */
  version: string;
  entries: ReadonlyMap<string, Entry>;
  operator: Operator;
  /** The papers that a freeze may call for, in the order shown; none where the folder lists none. */
  documents: readonly DocumentKind[];
  /** The phrases that staff insert at the desk; none where the folder lists none. */
  replies: readonly ReadyReply[];
  hours: OfficeHours;
  /** What terminals show when a payment is refused; empty where the folder has no such file. */
  screenCodes: ScreenCodes;
  /** The questions behind `intent.diagnose`, where there are any. */
  diagnosis: Diagnosis | undefined;
}

/** Everything the bot knows. */
export interface Knowledge extends KnowledgeContent {
  matcher: Matcher;
}

/** What can be read before the matcher is trained, and the rest of the work. */
export interface ReadKnowledge {
  content: KnowledgeContent;
  train(trainWith: Train): Promise<Knowledge>;
  /** What `train` makes its matcher of. */
  learn(trainWith: Train): Promise<Model>;
}

/** Makes a model of examples, here or in another thread. */
export type Train = (...lesson: Parameters<typeof train>) => Promise<Model> | Model;

/** How a model is made, and whether what was made before is taken. */
export interface LoadOptions {
  trainWith?: Train;
  remember?: Remember;
}

/**
 * Reads and checks every file of the folder, then trains the matcher.
 * @throws ThawError KNOWLEDGE_INVALID with every fault in one message.
 */
export async function loadKnowledge(dir: string, options: LoadOptions = {}): Promise<Knowledge> {
  const { trainWith = train, remember } = options;
  return (await readKnowledge(dir, remember)).train(trainWith);
}

/**
 * The first half of `loadKnowledge`, which may be refused.
 * @throws ThawError KNOWLEDGE_INVALID with every fault in one message.
 */
export async function readKnowledge(
  dir: string,
  remember: Remember = forgetful,
): Promise<ReadKnowledge> {
  const { outOfScope, synonyms, screenCodes, ...plain } = await remember('content', () =>
    faultless(dir),
  );
  const content = {
    ...plain,
    version: await versionOf(dir),
    screenCodes: screenCodes ? screenCodesOf(screenCodes) : new ScreenCodes(),
  };
  const learn = async (trainWith: Train) =>
    remember('model', () => trainWith(examplesOf(content.entries.values(), outOfScope), synonyms));
  return {
    content,
    learn,
    async train(trainWith) {
      return { ...content, matcher: matcherOf(await learn(trainWith)) };
    },
  };
}

/** What the files say, as plain values. */
type Said = Omit<KnowledgeContent, 'screenCodes' | 'version'> &
  Pick<CheckedKnowledge, 'screenCodes' | 'outOfScope' | 'synonyms'>;

async function faultless(dir: string): Promise<Said> {
  const checked = await checkKnowledge(dir);
  const { claimed: _claimed, loaded: _loaded, faults, operator, hours, ...said } = checked;
  if (faults.length > 0 || !operator || !hours) {
    throw new ThawError('KNOWLEDGE_INVALID', { faults: faults.map(faultLine).join('\n') });
  }
  return { ...said, operator, hours };
}

/**
 * What the matcher learns, labelled with the entry's id: the phrasings of all entries in both languages, their titles
 * and the sentences of their answers, which hold the words that no phrasing happens to use; and what no entry answers.
 */
export function examplesOf(entries: Iterable<Entry>, outOfScope: readonly string[]): Example[] {
  const examples = outOfScope.map((text) => ({ text, label: OUT_OF_SCOPE }));
  for (const entry of entries) {
    for (const language of LANGUAGES) {
      // A further language without a text reads as English, which is learned already.
      if (!isOwnLanguage(language) && entry[language].title === entry.en.title) continue;
      const { title, answer = '', phrasings } = entry[language];
      for (const text of [...phrasings, title, ...sentencesOf(answer)]) {
        examples.push({ text, label: entry.id });
      }
    }
  }
  return examples;
}

/** Sentences long enough to mean something, without Markdown's marks. */
function sentencesOf(answer: string): string[] {
  return answer
    .replace(MARKS, ' ')
    .split(SENTENCE_END)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > (HAN.test(sentence) ? 6 : 15));
}
