// Buttons that send their own label, on a card.

import type { Activity } from 'botbuilder';
import type { Place } from './for-channel';

export interface CardAction {
  type: string;
  title: string;
  data?: Record<string, unknown>;
  [field: string]: unknown;
}

export function labelsOf({ suggestedActions }: Partial<Activity>): string[] {
  return (suggestedActions?.actions ?? []).map(({ title }) => title);
}

/** Those that ask for a verdict stand apart from those that lead on. */
export function buttonGroups(
  { suggestedActions }: Partial<Activity>,
  place: Place,
): CardAction[][] {
  const actions = suggestedActions?.actions ?? [];
  const titles = (areMarked: boolean) =>
    actions
      .filter(({ channelData }) => Boolean(channelData) === areMarked)
      .map(({ title }) => title);
  return [buttonActions(titles(false), place), buttonActions(titles(true), place)];
}

function buttonActions(labels: readonly string[], place: Place): CardAction[] {
  return labels.map((title) => ({
    type: 'Action.Submit',
    title,
    tooltip: title,
    data: { msteams: place.conversationType === 'personal' ? typed(title) : said(title) },
  }));
}

/** As if it were typed. */
function typed(title: string) {
  return { type: 'imBack', value: title };
}

/** In a group the bot hears only what mentions it, and this: `value` tells a tap from anything written. */
function said(title: string) {
  return {
    type: 'messageBack',
    displayText: title,
    text: title,
    value: { thaw: { tap: title } },
  };
}
