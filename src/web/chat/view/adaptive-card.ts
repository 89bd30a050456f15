// Draws any Adaptive Card with Microsoft's library. Loaded only when such a card comes.

import { type Action, AdaptiveCard, HostConfig, OpenUrlAction, SubmitAction } from 'adaptivecards';
import { micromark } from 'micromark';

/** Colours and letters come from the page; sizes are those of its own cards. */
const LOOK = new HostConfig({ fontFamily: 'inherit', supportsInteractivity: true });

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = micromark(text);
  result.didProcess = true;
};

/** @throws when the card cannot be read */
export function drawCard(content: unknown, submit: (data: unknown) => void): HTMLElement {
  const card = new AdaptiveCard();
  card.hostConfig = LOOK;
  card.onExecuteAction = (action: Action) => {
    if (action instanceof SubmitAction) submit(action.data);
    if (action instanceof OpenUrlAction && /^https?:/.test(action.url ?? ''))
      open(action.url, '_blank', 'noopener');
  };
  card.parse(content);
  const drawn = card.render();
  if (!drawn) throw new Error('The card could not be drawn');
  return drawn;
}
