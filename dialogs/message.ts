// What the merchant sent, evened out: words typed or tapped, or a submitted card.

import { z } from 'zod';

export interface Message {
  /** Trimmed, capped; '' for a submitted card. */
  said: string;
  submit?: CardSubmit;
}

const submitSchema = z.object({
  thaw: z.object({ action: z.string().max(40), form: z.string().max(80) }),
});
/** `form` is the id of the form whose card was submitted; a card may be old. */
export type CardSubmit = z.output<typeof submitSchema>['thaw'];

/** Longest text that any dialog looks at, in UTF-16 units. */
const LONGEST = 2000;

export function readMessage(activity: { text?: string; value?: unknown }): Message {
  const said = (activity.text ?? '').slice(0, LONGEST).trim();
  if (activity.value === undefined) return { said };
  const submit = submitSchema.safeParse(activity.value);
  return submit.success ? { said: '', submit: submit.data.thaw } : { said };
}
