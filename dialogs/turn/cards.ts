// The cards, as templates: Adaptive Cards that Teams and Web Chat both show, each with its text for other channels.

import type { Attachment } from 'botbuilder-core';

const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';
/** Teams and Web Chat both show 1.4. */
const CARD_VERSION = '1.4';

export interface Fact {
  title: string;
  value: string;
}

export interface CardButton {
  title: string;
  /** Comes back as the `value` of a message when the button is tapped. */
  data: object;
  isMain?: boolean;
  /** The card itself is answered with a newer one, and nothing is said in the chat. */
  verb?: string;
}

/** What the card asks for anew whenever one of these people sees it. */
export interface CardRefresh {
  verb: string;
  data: object;
  userIds: readonly string[];
}

/** A heading, facts in two columns, buttons. */
export function factCard(parts: {
  heading: string;
  facts: readonly Fact[];
  /** What the card says, for channels without cards. */
  written: string;
  buttons: readonly CardButton[];
  refresh?: CardRefresh;
}): Attachment {
  const { refresh } = parts;
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: CARD_VERSION,
    fallbackText: parts.written,
    ...(refresh && { refresh: refreshOf(refresh) }),
    body: [
      { type: 'TextBlock', text: parts.heading, weight: 'Bolder', size: 'Medium', wrap: true },
      ...(parts.facts.length > 0 ? [{ type: 'FactSet', facts: parts.facts }] : []),
    ],
    actions: parts.buttons.map(actionOf),
  };
  return { contentType: CARD_TYPE, content };
}

/** Some words and a button that opens an address. */
export function linkCard(text: string, button: { title: string; url: string }): Attachment {
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: CARD_VERSION,
    fallbackText: text,
    body: [{ type: 'TextBlock', text, wrap: true }],
    actions: [{ type: 'Action.OpenUrl', ...button }],
  };
  return { contentType: CARD_TYPE, content };
}

/** A picture alone. */
export function imageCard(url: string, description: string): Attachment {
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: CARD_VERSION,
    fallbackText: description,
    body: [
      // Teams offers to enlarge it.
      { type: 'Image', url, altText: description, msTeams: { allowExpand: true } },
    ],
  };
  return { contentType: CARD_TYPE, content };
}

function refreshOf({ verb, data, userIds }: CardRefresh) {
  return { action: { type: 'Action.Execute', verb, data }, userIds };
}

function actionOf({ title, data, isMain, verb }: CardButton) {
  if (verb !== undefined) return { type: 'Action.Execute', title, verb, data };
  return { type: 'Action.Submit', title, data, ...(isMain && { style: 'positive' }) };
}
