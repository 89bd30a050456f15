// Stands in the page itself: whoever types and sends before the script has come loses nothing.

import { closeWithEscape, isEmbedded, wearColor } from './embedded';
import { openingHere } from './here';
import { openChat } from './line/open-chat';

const form = document.querySelector<HTMLFormElement>('#send-box');
const box = document.querySelector<HTMLTextAreaElement>('#words');
/** What browsers give as the key code of every key that an input method (pinyin, for example) has taken. */
const TAKEN_BY_INPUT_METHOD = 229;
/** Where words wait for a reload after the script did not come. */
const KEPT = 'thaw.early';

if (isEmbedded()) {
  document.documentElement.classList.add('embedded');
  closeWithEscape();
  wearColor();
}

if (form && box) {
  const kept: string[] = [];
  window.thawEarly = {
    kept,
    // Asked for while the script is under way.
    opened: openChat(openingHere()),
    send(words) {
      kept.push(words);
      showWaiting(words);
    },
  };
  window.thawEarly.opened.catch(() => {});
  for (const words of takeKept()) window.thawEarly.send(words);
  offerReload(kept);

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const words = box.value.trim();
    if (!words) return;
    box.value = '';
    box.dispatchEvent(new Event('input', { bubbles: true }));
    window.thawEarly?.send(words);
  });
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    // Safari ends the composition before the key, hence the key code.
    if (event.isComposing || event.keyCode === TAKEN_BY_INPUT_METHOD) return;
    form.dispatchEvent(new Event('submit', { cancelable: true }));
  });
}

/** The network failed after the page itself had come. */
function offerReload(kept: readonly string[]): void {
  const notice = document.querySelector<HTMLElement>('#load-failed');
  document.querySelector('script[type="module"]')?.addEventListener('error', () => {
    if (notice) notice.hidden = false;
  });
  notice?.querySelector('button')?.addEventListener('click', () => {
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(kept));
    } catch {
      // Storage is off: the words stand in the transcript and can be copied.
    }
    location.reload();
  });
}

function takeKept(): string[] {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? '[]');
    sessionStorage.removeItem(KEPT);
    return kept;
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
