// How replies look to the Bot Framework: text, buttons that send their own label, cards.

import type { Activity, Attachment } from 'botbuilder-core';
import type { Language } from '../src/language/language';

export type Reply = Partial<Activity>;

export interface Saying {
  text: string;
  buttons?: readonly string[];
  /** Curated text with light Markdown; anything that repeats the merchant's words stays plain. */
  markdown?: boolean;
  card?: Attachment;
  /** Short text for notifications and for channels without cards. */
  summary?: string;
  channelData?: Record<string, unknown>;
}

export function replyOf(saying: Saying, language: Language): Reply {
  const { text, buttons, markdown, card, summary, channelData } = saying;
  return {
    type: 'message',
    text,
    textFormat: markdown ? 'markdown' : 'plain',
    locale: language,
    ...(buttons && buttons.length > 0 && { suggestedActions: buttonsOf(buttons) }),
    ...(card && { attachments: [card] }),
    ...(summary !== undefined && { summary }),
    ...(channelData && { channelData }),
  };
}

/** A tap sends the label as if it were typed, so that it also reads well in a transcript. */
export function buttonsOf(labels: readonly string[]): NonNullable<Activity['suggestedActions']> {
  return {
    to: [],
    actions: labels.map((label) => ({ type: 'imBack', title: label, value: label })),
  };
}
