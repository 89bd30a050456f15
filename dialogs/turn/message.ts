// What the merchant sent, evened out: words typed or tapped, or a submitted card.

import { z } from 'zod';
import {
  type Paper,
  paperSchema,
  type RefusedPaper,
  refusedPaperSchema,
} from '../../src/tickets/ticket';

export interface Message {
  /** Trimmed, capped; '' for a submitted card. */
  said: string;
  submit?: CardSubmit;
  /** Files that were stored with it. */
  papers: Paper[];
  refused: RefusedPaper[];
  /** Number of its files that are still being fetched. */
  awaitsFiles: number;
  /** What the message said before the merchant edited it. */
  before?: string;
}

const submitSchema = z.object({
  thaw: z.object({
    action: z.string().max(40),
    form: z.string().max(80),
    revision: z.string().max(40).optional(),
  }),
});
/** `form` is the id of the form whose card was submitted, `revision` what it held then; a card may be old. */
export type CardSubmit = z.output<typeof submitSchema>['thaw'];

/** Longest text that any dialog looks at, in UTF-16 units. */
const LONGEST = 2000;

const filesSchema = z.object({
  papers: z.array(paperSchema).default([]),
  refused: z.array(refusedPaperSchema).default([]),
  awaitsFiles: z.number().int().min(0).default(0),
});

/** What an accepted activity carries of a message. */
export interface Carried {
  text?: string;
  value?: unknown;
  attachments?: unknown;
  refused?: unknown;
  awaitsFiles?: unknown;
  before?: string;
}

/** @throws ZodError for files in a form that no release of this service has stored. */
export function readMessage(activity: Carried): Message {
  const { attachments: papers, refused, awaitsFiles } = activity;
  const files = filesSchema.parse({ papers, refused, awaitsFiles });
  const said = textOf(activity.text);
  const before = activity.before === undefined ? {} : { before: textOf(activity.before) };
  if (activity.value === undefined) return { said, ...before, ...files };
  const submit = submitSchema.safeParse(activity.value);
  return submit.success ? { said: '', submit: submit.data.thaw, ...files } : { said, ...files };
}

function textOf(text = ''): string {
  return text.slice(0, LONGEST).trim();
}
