// One line of the conversation as the page shows it.

import type { Activity, CardAction } from '../line/activity';
import type { Letter } from '../line/steady-line';

export interface Entry {
  /** The same before and after the service has taken a message, so that its line stays. */
  readonly key: string;
  readonly from: 'bot' | 'staff' | 'merchant';
  readonly activity: Activity;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Until the service's copy of the merchant's message has come. */
  readonly letter?: Letter;
}

/** @returns nothing for what people do not read: events, taps on cards. */
export function entryOf(activity: Activity): Entry | undefined {
  if (activity.type !== 'message') return undefined;
  const { text, attachments, id = '', timestamp = '' } = activity;
  if (!text && !attachments?.length) return undefined;
  const own = activity.channelData?.clientActivityID;
  const from = senderOf(activity);
  const key = from === 'merchant' && typeof own === 'string' ? own : id;
  return { key, from, activity, at: Date.parse(timestamp) };
}

export function entryOfLetter(letter: Letter): Entry | undefined {
  const { activity, files, id, at } = letter;
  if (activity.type !== 'message' || (!activity.text && files.length === 0)) return undefined;
  return { key: id, from: 'merchant', activity, at, letter };
}

function senderOf({ from, channelData }: Activity): Entry['from'] {
  if (from?.role !== 'bot') return 'merchant';
  return staffOf(channelData) ? 'staff' : 'bot';
}

interface StaffMark {
  staff: string;
  said: string;
}

/** Name and words of the member of staff who speaks; the text itself holds both, for other clients. */
export function staffOf(channelData: Activity['channelData']): StaffMark | undefined {
  const mark = channelData?.thaw as Partial<StaffMark> | undefined;
  return mark?.staff === undefined ? undefined : { staff: mark.staff, said: mark.said ?? '' };
}

/** Schema.org's actions on a message, in which the thumbs under an answer come. */
export interface Verdict {
  '@type': string;
  thaw?: { helpful: boolean };
}

export function verdictsOf({ entities }: Activity): readonly Verdict[] {
  const actions = entities?.find(({ potentialAction }) => potentialAction)?.potentialAction;
  return (actions as Verdict[] | undefined) ?? [];
}

/** Without those that ask for a verdict where thumbs do. */
export function choicesOf(activity: Activity): readonly CardAction[] {
  const actions = activity.suggestedActions?.actions ?? [];
  if (verdictsOf(activity).length === 0) return actions;
  return actions.filter(({ channelData }) => channelData?.thaw !== 'verdict');
}
