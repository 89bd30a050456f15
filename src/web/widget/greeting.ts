// A few words beside the launcher, once per visit. They never take the focus, and one press sends them away.

import type { Elements } from './elements';
import { whenIdle } from './stay';
import { visit } from './storage';

const GREETED_KEY = 'thaw.greeted';

export interface GreetingParts {
  elements: Elements;
  text: string | undefined;
  open(): void;
  signal: AbortSignal;
}

/** @returns puts the greeting away; it does not come back in this visit. */
export function greet({ elements, text, open, signal }: GreetingParts): () => void {
  const { greeting, invitation, dismiss, button, panel, news } = elements;
  const putAway = () => {
    visit.set(GREETED_KEY, '1');
    greeting.hidden = true;
    news.textContent = '';
  };
  const leave = () => {
    putAway();
    button.focus();
  };
  invitation.addEventListener('click', open);
  dismiss.addEventListener('click', leave);
  greeting.addEventListener('keydown', (event) => event.key === 'Escape' && leave());
  whenIdle(() => {
    if (!text || !panel.hidden || visit.get(GREETED_KEY)) return;
    visit.set(GREETED_KEY, '1');
    invitation.textContent = text;
    greeting.hidden = false;
    news.textContent = text;
  }, signal);
  return putAway;
}
