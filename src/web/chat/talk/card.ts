// The service's own cards, read for drawing: a heading, facts, buttons, or a picture alone. Others are drawn by a library.

import type { Attachment } from '../line/activity';

export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';

export type CardPart =
  | { type: 'TextBlock'; text: string }
  | { type: 'FactSet'; facts: readonly { title: string; value: string }[] }
  | { type: 'Image'; url: string; altText?: string };

export interface CardButton {
  type: 'Action.Submit';
  title: string;
  data: unknown;
  style?: string;
}

export interface OwnCard {
  body: readonly CardPart[];
  actions: readonly CardButton[];
}

const DRAWN = new Set(['TextBlock', 'FactSet', 'Image']);

/** @returns nothing for a card with parts that are not drawn here. */
export function ownCard({ content }: Attachment): OwnCard | undefined {
  const { body = [], actions = [] } = content as Partial<OwnCard>;
  const isOwn =
    body.every(({ type }) => DRAWN.has(type)) &&
    actions.every(({ type }) => type === 'Action.Submit');
  return isOwn ? { body, actions } : undefined;
}
