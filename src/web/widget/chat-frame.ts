// The frame that holds the chat: loads it, talks with it, hands on who the visitor is.

import type { FromFrame, ToFrame } from '../frame-messages';
import type { Settings } from './settings';
import { browser } from './storage';

const SESSION_KEY = 'thaw.session';
/** Of signed sessions; other pages of the host's origin could have written anything. */
const LONGEST_SESSION = 4000;

export interface ChatFrame {
  load(): void;
  /** A loaded chat is loaded anew, with what is to be handed on now. */
  renew(): void;
  /** Tells the chat whether it is seen. */
  show(isShown: boolean): void;
  focus(): void;
  /** As `renew`, as this person's; without an identity as nobody's in particular. */
  identify(identity: string | undefined): void;
}

export interface FrameParts {
  origin: string;
  settings: Settings;
  title: string;
  place: HTMLElement;
  onClose(): void;
  onUnread(count: number): void;
  signal: AbortSignal;
}

export function chatFrame(parts: FrameParts): ChatFrame {
  const { origin, settings, place, signal } = parts;
  let { identity } = settings;
  let frame: HTMLIFrameElement | undefined;
  let isLoaded = false;
  let isShown = false;

  const tell = () => {
    const message: ToFrame = { thaw: 'shown', isShown };
    // Before it is loaded the frame has the host's origin, and the browser would complain.
    if (isLoaded) frame?.contentWindow?.postMessage(message, origin);
  };
  const hear = (message: FromFrame | undefined) => {
    if (message?.thaw === 'close') parts.onClose();
    if (message?.thaw === 'unread') parts.onUnread(Math.max(0, Math.trunc(+message.count)) || 0);
    // A person is known by each statement anew: nothing of theirs stays in a browser that others use too.
    if (message?.thaw === 'session' && !identity && isSession(message.session)) {
      browser.set(SESSION_KEY, message.session);
    }
  };
  const load = () => {
    if (frame) return;
    frame = document.createElement('iframe');
    frame.title = parts.title;
    frame.allow = 'clipboard-write';
    frame.src = addressOf(origin, settings, identity);
    frame.addEventListener('load', () => {
      isLoaded = true;
      tell();
    });
    place.append(frame);
  };
  const renew = () => {
    if (!frame) return;
    frame.remove();
    frame = undefined;
    isLoaded = false;
    load();
  };

  addEventListener(
    'message',
    ({ source, origin: sender, data }) => {
      if (sender === origin && source && source === frame?.contentWindow) hear(data);
    },
    { signal },
  );
  return {
    load,
    show(isNow) {
      isShown = isNow;
      tell();
    },
    focus: () => frame?.focus(),
    renew,
    identify(given) {
      identity = given;
      renew();
      parts.onUnread(0);
    },
  };
}

/** What is secret stands in the fragment, which never leaves the browser. */
function addressOf(origin: string, settings: Settings, identity: string | undefined): string {
  const session = browser.get(SESSION_KEY);
  const color = settings.color ? `&color=${encodeURIComponent(settings.color)}` : '';
  const given = identity ? { identity } : isSession(session) ? { session } : undefined;
  const handed = given ? `#${new URLSearchParams(given)}` : '';
  return `${origin}/?embedded&lang=${settings.language}${color}${handed}`;
}

function isSession(given: unknown): given is string {
  return typeof given === 'string' && given !== '' && given.length <= LONGEST_SESSION;
}
