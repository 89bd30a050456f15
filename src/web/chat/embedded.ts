// The chat page inside the launcher's frame: what the page around it handed on, and what the two tell each other.

import { parseColor, shadesOf } from '../color';
import { isComposing } from '../composing';
import type { FromFrame, ToFrame } from '../frame-messages';

/** At most one of them is set: a person needs no session. */
export interface Handed {
  session?: string;
  identity?: string;
}

export function isEmbedded(): boolean {
  return new URLSearchParams(location.search).has('embedded');
}

/**
 * Takes session and identity out of the address, where they would be seen and copied. They are kept with the
 * entry of the frame's history, so that a reload has them again without any storage.
 */
export function takeHanded(): Handed {
  // In a window of its own anybody's link could lead into a conversation that is the link's author's.
  if (parent === window) return {};
  const given = new URLSearchParams(location.hash.slice(1));
  const session = given.get('session');
  const identity = given.get('identity');
  if (!session && !identity) return kept();
  const handed = { ...(session && { session }), ...(identity && { identity }) };
  keep(handed);
  return handed;
}

/** The session that the service gave: kept for a reload, and by the page around for the next one. */
export function handBack(session: string): void {
  // A person's ends with the person's statement.
  if (kept().identity) return;
  keep({ session });
  tellParent({ thaw: 'session', session });
}

export function tellParent(message: FromFrame): void {
  // Only pages that the service allows may hold this one in a frame (frame-ancestors).
  if (parent !== window) parent.postMessage(message, '*');
}

/** @param hear told at once the frame is loaded, then whenever the chat is opened or closed. */
export function onShown(hear: (isShown: boolean) => void): void {
  addEventListener('message', ({ source, data }: MessageEvent<ToFrame | undefined>) => {
    if (parent !== window && source === parent && data?.thaw === 'shown')
      hear(data.isShown === true);
  });
}

/** The launcher cannot hear keys that are pressed in here. */
export function closeWithEscape(): void {
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || isComposing(event) || event.defaultPrevented) return;
    if (!document.querySelector('dialog[open]')) tellParent({ thaw: 'close' });
  });
}

/** The brand colour of the page around, where it is one. */
export function wearColor(): void {
  const color = parseColor(new URLSearchParams(location.search).get('color'));
  if (!color) return;
  const { brand, deep, on } = shadesOf(color);
  const { style } = document.documentElement;
  style.setProperty('--brand', brand);
  style.setProperty('--brand-deep', deep);
  style.setProperty('--on-brand', on);
}

function keep(handed: Handed): void {
  history.replaceState({ thaw: handed }, '', location.pathname + location.search);
}

function kept(): Handed {
  return (history.state as { thaw?: Handed } | null)?.thaw ?? {};
}
