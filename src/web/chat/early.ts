// Stands in the head of the page: whoever types and sends before the script has come loses nothing.

import { isComposing } from '../composing';
import { closeWithEscape, isEmbedded, wearColor } from './embedded';
import { openingHere } from './here';
import { openChat } from './line/open-chat';

/** Where words wait for a reload after the script did not come. */
const KEPT = 'thaw.early';

const kept: string[] = [];
const early = {
  kept,
  // Asked for while the page and the script are under way.
  opened: openChat(openingHere()),
  send(words: string) {
    kept.push(words);
    showWaiting(words);
  },
};
window.thawEarly = early;
early.opened.catch(() => {});

if (isEmbedded()) {
  document.documentElement.classList.add('embedded');
  closeWithEscape();
  wearColor();
}

// On the document, which is there before the text box is drawn.
document.addEventListener('submit', (event) => {
  const box = document.querySelector<HTMLTextAreaElement>('#words');
  if (!box || event.target !== box.form) return;
  event.preventDefault();
  const words = box.value.trim();
  if (!words) return;
  box.value = '';
  box.dispatchEvent(new Event('input', { bubbles: true }));
  early.send(words);
});

document.addEventListener('keydown', (event) => {
  const box = event.target as HTMLTextAreaElement;
  if (box.id !== 'words' || event.key !== 'Enter' || event.shiftKey) return;
  event.preventDefault();
  if (isComposing(event)) return;
  box.form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
});

document.addEventListener('DOMContentLoaded', () => {
  for (const words of takeKept()) early.send(words);
});

/** The network failed after the page itself had come. Errors of elements do not bubble. */
document.addEventListener(
  'error',
  ({ target }) => {
    const notice = document.querySelector<HTMLElement>('#load-failed');
    if (!notice || !(target instanceof HTMLScriptElement)) return;
    notice.hidden = false;
    notice.querySelector('button')?.addEventListener('click', reload);
  },
  { capture: true },
);

function reload(): void {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(kept));
  } catch {
    // Storage is off: the words stand in the transcript and can be copied.
  }
  location.reload();
}

function takeKept(): string[] {
  try {
    const words = JSON.parse(sessionStorage.getItem(KEPT) ?? '[]');
    sessionStorage.removeItem(KEPT);
    return words;
  } catch {
    return [];
  }
}

/** As the script will draw it, which then takes its place. */
function showWaiting(words: string): void {
  const bubble = Object.assign(document.createElement('div'), { className: 'bubble' });
  bubble.textContent = words;
  const item = Object.assign(document.createElement('li'), { className: 'message' });
  item.dataset.from = 'merchant';
  item.append(bubble);
  document.querySelector('#transcript')?.append(item);
}
