// The two thumbs that belong to one answer, as Web Chat shows them under it for as long as the conversation lasts.

import { z } from 'zod';

/** Event that Web Chat sends on a tap, and what it hangs on it: the action as it came. */
export const THUMB_EVENT = 'webchat:activity-status/feedback';

export interface AnswerMark {
  entry: string;
  /** The id of the message that was answered, without its conversation: unlike a number of any kind of card. */
  answer: string;
}

const tapSchema = z.object({
  thaw: z.object({
    helpful: z.boolean(),
    entry: z.string().max(80),
    answer: z.string().max(80),
  }),
});
export type ThumbTap = z.output<typeof tapSchema>['thaw'];

/** Schema.org's actions on a message: the form in which Web Chat 4.18 looks for thumbs. */
export function thumbsUnder(mark: AnswerMark): { type: string; [field: string]: unknown }[] {
  const action = (type: string, helpful: boolean) => ({
    '@type': type,
    actionStatus: 'PotentialActionStatus',
    thaw: { helpful, ...mark },
  });
  return [
    {
      '@context': 'https://schema.org',
      '@id': '',
      '@type': 'Message',
      type: 'https://schema.org/Message',
      potentialAction: [action('LikeAction', true), action('DislikeAction', false)],
    },
  ];
}

export function readThumb(value: unknown): ThumbTap | undefined {
  return tapSchema.safeParse(value).data?.thaw;
}
