// The launcher at work: opens and closes the chat, counts what came meanwhile, and goes when it is told to.

import { widget as en } from '../../../locales/page.en.yaml';
import { widget as zhHans } from '../../../locales/page.zh-Hans.yaml';
import { widget as zhHant } from '../../../locales/page.zh-Hant.yaml';
import { chatFrame } from './chat-frame';
import { coverScreen } from './cover';
import { build } from './elements';
import { greet } from './greeting';
import { IDENTITY, readOrWarn, type Settings } from './settings';
import { stayOnPage, whenIdle } from './stay';
import { visit } from './storage';

export interface ThawChat {
  open(): void;
  close(): void;
  toggle(): void;
  /** Who the visitor is, as a JWT of the page's back end; without one: somebody who signed out. */
  identify(identity?: string | null): void;
  /** Takes everything off the page. The script may be loaded again. */
  destroy(): void;
}

/** '1' open, '0' closed after it was open. */
const OPEN_KEY = 'thaw.open';
const WORDING = { 'zh-Hans': zhHans, 'zh-Hant': zhHant, en };

/** @param origin of the service */
export function launch(origin: string, settings: Settings, onDestroy: () => void): ThawChat {
  const say = WORDING[settings.language];
  const elements = build(settings, say);
  const { root, panel, button } = elements;
  const ending = new AbortController();
  const { signal } = ending;
  let unread = 0;
  let cameFrom: Element | null = null;

  const setOpen = (isOpen: boolean, takesFocus = true) => {
    if (isOpen === !panel.hidden) return;
    visit.set(OPEN_KEY, isOpen ? '1' : '0');
    const hadFocus = document.activeElement === root;
    if (isOpen) {
      cameFrom = document.activeElement;
      putGreetingAway();
      unread = 0;
      frame.load();
      if (takesFocus) putOnPage();
    }
    panel.hidden = !isOpen;
    name();
    cover.open(isOpen);
    frame.show(isOpen);
    if (isOpen && takesFocus) frame.focus();
    if (!isOpen && hadFocus) giveFocusBack();
  };
  const close = () => setOpen(false);
  const toggle = () => setOpen(panel.hidden === true);
  const giveFocusBack = () => {
    const isOurs = !cameFrom?.isConnected || cameFrom === root || cameFrom === document.body;
    (isOurs ? button : (cameFrom as HTMLElement)).focus();
  };
  const name = () => {
    const isOpen = !panel.hidden;
    const news = unread ? (say.unread ?? '').replace('{count}', String(unread)) : '';
    const closed = `${say.label} ${say.open}${news && ` (${news})`}`;
    button.setAttribute('aria-expanded', String(isOpen));
    button.setAttribute('aria-label', isOpen ? (say.close ?? '') : closed);
    elements.label.textContent = (isOpen ? say.close : say.label) ?? '';
    elements.badge.dataset.count = unread > 99 ? '99+' : String(unread);
    elements.badge.hidden = !unread;
    elements.news.textContent = news;
  };

  const cover = coverScreen(panel, signal);
  const frame = chatFrame({
    ...{ origin, settings, signal },
    title: say.panel ?? '',
    place: panel,
    onClose: close,
    onUnread(count) {
      unread = panel.hidden ? count : 0;
      name();
    },
  });
  const putOnPage = stayOnPage({
    ...{ root, signal },
    onPut: frame.renew,
    onChange: cover.settle,
  });
  const open = () => setOpen(true);
  const putGreetingAway = greet({ elements, text: settings.greeting, open, signal });

  button.addEventListener('click', toggle);
  elements.close.addEventListener('click', close);
  addEventListener(
    'keydown',
    (event) => {
      // Pressed elsewhere on the page, Escape means something of the page's.
      const isForUs = [root, document.body].includes(document.activeElement as HTMLElement);
      if (event.key === 'Escape' && !event.defaultPrevented && isForUs) close();
    },
    { signal },
  );
  name();
  const before = visit.get(OPEN_KEY);
  if (before === '1') setOpen(true, false);
  // What came since the chat was closed is known on the next page, too.
  else if (before) whenIdle(frame.load, signal);

  return {
    open,
    close,
    toggle,
    identify(given) {
      const identity = given ? readOrWarn('ThawChat.identify', given, IDENTITY) : undefined;
      if (!given || identity) frame.identify(identity);
    },
    destroy() {
      close();
      ending.abort();
      onDestroy();
    },
  };
}
