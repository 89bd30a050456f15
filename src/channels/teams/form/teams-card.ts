// Adaptive Cards as Teams shows them on a phone and on a desk: version, width, facts line by line, buttons in rows.

import type { CardAction } from './buttons';
import { type Element, runs } from './card-text';

/** The newest that Teams shows everywhere. */
const VERSION = '1.5';
/** Teams hides those beyond in a menu. */
const MOST_IN_ROW = 6;
/** In letters: what a phone shows of a row, and what a button needs beside its label. */
const ROW_WIDTH = 38;
const BUTTON_WIDTH = 4;

export interface CardContent {
  body: Element[];
  actions?: CardAction[];
  refresh?: object;
  fallbackText?: string;
}

export function teamsCard(parts: {
  body: readonly Element[];
  /** Each group begins a row of its own. */
  buttons: readonly (readonly CardAction[])[];
  refresh: object | undefined;
  fallbackText: string;
  /** Facts use the whole width of the chat; lines of text are easier to read when they are short. */
  isWide: boolean;
}) {
  const { body, buttons, refresh, fallbackText, isWide } = parts;
  const look = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: VERSION,
    fallbackText,
    ...(isWide && { msteams: { width: 'Full' } }),
    ...(refresh && { refresh }),
  };
  return { ...look, body: [...body, ...actionRows(buttons)] };
}

/** A card of ours with what it holds in the form of Teams. */
export function inTeamsForm(
  { body, actions = [] }: CardContent,
  locale: string,
): { body: Element[]; actions: CardAction[] } {
  const elements = body.flatMap((element) =>
    element.type === 'FactSet' ? factLines(element, locale) : [element],
  );
  return { body: elements, actions };
}

/** A fact set has two columns, too narrow on a phone, and takes what a merchant wrote for Markdown. */
function factLines({ facts }: Element, locale: string): Element[] {
  const colon = locale.startsWith('zh') ? '：' : ': ';
  return (facts as { title: string; value: string }[]).map(({ title, value }) => ({
    ...runs([{ text: `${title}${colon}`, weight: 'Bolder' }, { text: value }]),
    spacing: 'Small',
  }));
}

/** Short labels share a row that a phone has room for, a long one stands alone. */
function actionRows(groups: readonly (readonly CardAction[])[]): Element[] {
  const rows = groups.flatMap(rowsOf);
  return rows.map(({ actions }, index) => ({
    type: 'ActionSet',
    ...(index > 0 && { spacing: 'Small' }),
    actions,
  }));
}

function rowsOf(actions: readonly CardAction[]) {
  const rows: { width: number; actions: CardAction[] }[] = [];
  for (const action of actions) {
    const width = widthOf(action.title) + BUTTON_WIDTH;
    const row = rows.at(-1);
    const fits = row && row.width + width <= ROW_WIDTH && row.actions.length < MOST_IN_ROW;
    if (fits) {
      row.actions.push(action);
      row.width += width;
    } else rows.push({ width, actions: [action] });
  }
  return rows;
}

/** In letters; a Chinese character takes as much room as two. */
function widthOf(title: string): number {
  return [...title].reduce((sum, sign) => sum + (/[\u2e80-\uffef]/.test(sign) ? 2 : 1), 0);
}
