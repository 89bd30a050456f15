// The shape of knowledge/diagnosis.yaml: the questions that tell card, terminal, merchant, money and network apart, and lead to the likely causes.

import { z } from 'zod';
import { ID } from './entry';
import { inLanguages, listsInLanguages } from './in-languages';

/** `next` of an answer after which nothing more is asked. */
export const END = 'end';

/** What the questions can lead to: a cause of a freeze, what stands on the screen, or where the money is. */
export function isOutcome(entry = ''): boolean {
  return /^(?:cause|screen|money)\./.test(entry);
}

const NAME = z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'only-one-card');
const line = z.string().trim().min(1);
const bothLanguages = inLanguages(line);
const perLanguage = listsInLanguages(line);
/** A button: longer labels are cut on a telephone. */
const label = line.max(40);

const answer = z.strictObject({
  id: NAME,
  label: inLanguages(label),
  /** Follows "you said that …"; needed where the answer speaks for a cause. */
  because: bothLanguages.optional(),
  /** Words that also mean this answer when somebody writes instead of tapping. */
  words: perLanguage,
  /** Words that mean it only when nothing else is said. */
  alone: perLanguage.prefault({ 'zh-Hans': [], en: [] }),
  /** Answers of the same question that are not meant when words of this one are said, too. */
  over: z.array(NAME).default([]),
  /** What general words mean this answer where its own are not said; `unpaid`: it runs, and money is spoken of. */
  state: z.enum(['runs', 'stopped', 'unpaid']).optional(),
  /** False for an answer that is said, and has no button. */
  tap: z.boolean().default(true),
  /** How much the answer speaks for a cause, or against it. */
  points: z.record(ID, z.int().min(-3).max(3)).default({}),
  /** What goes into the report where the question fills `scope`. */
  value: z.enum(['terminal', 'funds', 'both']).optional(),
  next: NAME,
});

const question = z.strictObject({
  id: NAME,
  text: bothLanguages,
  /** The field of the freeze report that the answer fills. */
  fills: z.enum(['notice', 'scope', 'before', 'frozenAt']).optional(),
  answers: z.array(answer),
  /** Words that name what it is about: general words for what works, said with one of them, answer no other question. */
  about: z.array(line).default([]),
  /** What is asked after "don't know". */
  unsure: NAME,
});

const outcome = z.strictObject({ advice: bothLanguages, steps: z.array(ID).min(1).max(4) });

export const diagnosisSchema = z.strictObject({
  /** The first is asked first. */
  questions: z.array(question).min(1),
  causes: z
    .array(
      outcome.extend({
        /** What it is called in "it looks like this: …"; the title of its entry where this is left out. */
        name: bothLanguages.optional(),
        cause: ID.refine(isOutcome, 'cause.account-security'),
        /** Only for a freeze is a report proposed at once; a pause ends by waiting, and "none" is no freeze at all. */
        freeze: z.enum(['yes', 'pause', 'none']).default('yes'),
      }),
    )
    .min(1),
  /** When no cause stands out. */
  unclear: outcome,
});

export type Diagnosis = z.output<typeof diagnosisSchema>;
export type DiagnosisQuestion = Diagnosis['questions'][number];
export type DiagnosisAnswer = DiagnosisQuestion['answers'][number];
export type DiagnosisOutcome = z.output<typeof outcome>;
