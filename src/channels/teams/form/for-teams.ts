// A reply as Teams shows it: a text, or one card that holds all there is besides; never both, because Teams would make two messages of them and tell the id of neither.

import type { Activity, Attachment } from 'botbuilder';
import { buttonGroups, labelsOf } from './buttons';
import { textElements } from './card-text';
import { fitted } from './fitted';
import type { Place } from './for-channel';
import { type CardContent, inTeamsForm, teamsCard } from './teams-card';
import { firstWords, plainHtml } from './teams-text';

/** Teams shows no more suggested actions than these, and none beside a card. */
const MOST_SUGGESTED = 3;
/** Longer ones are cut on a phone. */
const LONGEST_SUGGESTED = 40;
const CARD = 'application/vnd.microsoft.card.adaptive';

export function forTeams(reply: Partial<Activity>, place: Place): Partial<Activity> {
  if (reply.type !== 'message') return reply;
  const { locale, text = '', attachments = [] } = reply;
  const labels = labelsOf(reply);
  const needsCard =
    attachments.length > 0 || reply.textFormat === 'markdown' || !areSuggestable(labels, place);
  const message = { type: 'message', ...(locale && { locale }) };
  if (needsCard) return fitted({ ...message, ...cardOf(reply, place) });
  return {
    ...message,
    text: plainHtml(text, { links: mayLink(reply) }),
    textFormat: 'xml',
    ...(labels.length > 0 && {
      suggestedActions: {
        to: [],
        actions: labels.map((title) => ({ type: 'imBack', title, value: title })),
      },
    }),
  };
}

function areSuggestable(labels: readonly string[], { conversationType }: Place): boolean {
  if (labels.length === 0) return true;
  const isShort = labels.every((label) => label.length <= LONGEST_SUGGESTED);
  return conversationType === 'personal' && labels.length <= MOST_SUGGESTED && isShort;
}

/** What staff write, and what is told of a ticket, may name addresses; a merchant's words are never made into links. */
function mayLink({ channelData }: Partial<Activity>): boolean {
  return (channelData as { thaw?: { ticket?: string } } | undefined)?.thaw?.ticket !== undefined;
}

function cardOf(reply: Partial<Activity>, place: Place): Partial<Activity> {
  const { text = '', textFormat, attachments = [], summary, locale = '' } = reply;
  const cards = attachments.filter(isCard).map(({ content }) => content as CardContent);
  const shown = cards.map((card) => inTeamsForm(card, locale));
  const words = textElements(text, textFormat);
  const elements = shown.flatMap(({ body }) => body);
  const hasFacts = cards.some(holdsFacts);
  const content = teamsCard({
    // What is asked about facts stands between them and the buttons, a picture under what it belongs to.
    body: hasFacts ? [...elements, ...words] : [...words, ...elements],
    buttons: [shown.flatMap(({ actions }) => actions), ...buttonGroups(reply, place)],
    refresh: cards.find(({ refresh }) => refresh)?.refresh,
    isWide: hasFacts,
    fallbackText: firstWords(text || summary || cards[0]?.fallbackText || ''),
  });
  const others = attachments.filter((attachment) => !isCard(attachment));
  return {
    summary: content.fallbackText,
    attachments: [{ contentType: CARD, content }, ...others],
  };
}

function holdsFacts({ body }: CardContent): boolean {
  return body.some(({ type }) => type === 'FactSet');
}

function isCard({ contentType }: Attachment): boolean {
  return contentType === CARD;
}
