// What the cards of the staff's channel are built from. Foreign words stand in runs of text: in a text block they would be Markdown.

import type { OfficeHours } from '../../../knowledge/hours-file';
import type { Language } from '../../../language/language';
import type { Translate } from '../../../language/translator';
import type { Ticket } from '../../../tickets/ticket';
import { literal } from '../form/card-text';

export interface CardView {
  t: Translate;
  language: Language;
  hours: Pick<OfficeHours, 'calendar' | 'answerWithinMs'>;
  /** Without a slash at the end. */
  publicUrl: string;
}

/** What a tap on a card asks for. `claim` is as old as the cards are. */
export const VERBS = {
  view: 'thaw/view',
  claim: 'thaw/claim',
  passOn: 'thaw/pass-on',
  release: 'thaw/release',
  answer: 'thaw/answer',
  change: 'thaw/change',
} as const;
export type Act = keyof typeof VERBS;

/** What comes back with a tap, beside what was filled in. */
export interface TapData {
  number: string;
  /** The version of the ticket that was before them: what is tapped twice on one card is done once. */
  seen: string;
  /** How often what was filled in was refused. */
  tries?: number;
}

export type Element = Record<string, unknown>;

export function execute(act: Act, title: string, data: TapData): Element {
  return { type: 'Action.Execute', title, verb: VERBS[act], data };
}

export function showCard(title: string, body: Element[], action: Element): Element {
  const card = { type: 'AdaptiveCard', version: '1.5', body, actions: [action] };
  return { type: 'Action.ShowCard', title, card };
}

export function openTicket({ t, publicUrl }: CardView, number: string): Element {
  return {
    type: 'Action.OpenUrl',
    title: t('teams.open'),
    url: `${publicUrl}/desk/tickets/${number}`,
  };
}

export function labelled({ t }: CardView, title: string, value: string): Element {
  return {
    type: 'RichTextBlock',
    spacing: 'Small',
    inlines: [
      { type: 'TextRun', text: t('mail.heading', { title }), weight: 'Bolder' },
      { type: 'TextRun', text: literal(` ${value}`) },
    ],
  };
}

export function plain(text: string, look: Element = {}): Element {
  const run = { type: 'TextRun', text: literal(text), ...look };
  return { type: 'RichTextBlock', spacing: 'Small', inlines: [run] };
}

export function isOver({ status }: Ticket): boolean {
  return status === 'resolved' || status === 'closed';
}
