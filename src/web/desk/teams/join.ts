// Finds out whether Teams is around the page, and what it says of its look, its language and the wanted ticket.

import { app } from '@microsoft/teams-js';
import { type Language, languageOfTag } from '../../language';

/** Teams answers at once; whatever is silent for longer is something else. */
const PATIENCE_MS = 10_000;
const TICKET = /^[\w-]{1,40}$/;

export interface Teams {
  theme: string;
  language: Language | undefined;
  /** Of Microsoft Entra; only shown, never believed. */
  objectId: string;
  /** Number of the ticket that a link led to. */
  ticket: string | undefined;
}

/** On telephones Teams shows the page itself, and reaches it in another way than through a frame. */
export function isOutside(): boolean {
  return window.parent === window && !('nativeInterface' in window);
}

/** @returns undefined where nobody answers */
export async function joinTeams(): Promise<Teams | undefined> {
  const silence = new Promise<undefined>((resolve) => {
    setTimeout(() => resolve(undefined), PATIENCE_MS);
  });
  return Promise.race([initialize().catch(() => undefined), silence]);
}

async function initialize(): Promise<Teams> {
  // The library does not know every cloud's hosts. The page's policy does: nobody else can be the parent.
  const parent = app.getImmediateParentOrigin();
  await app.initialize(parent ? [parent] : []);
  const { app: host, page, user } = await app.getContext();
  const ticket = page.subPageId ?? '';
  return {
    theme: host.theme,
    language: languageOfTag(host.locale),
    objectId: user?.id ?? '',
    ticket: TICKET.test(ticket) ? ticket : undefined,
  };
}

/** Links that lead out of the page are opened by Teams: a frame may not go there, nor open windows. */
export function handOverLinks(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || !/^https?:/.test(link.protocol)) return;
    if (link.target !== '_blank' && link.origin === location.origin) return;
    event.preventDefault();
    void app.openLink(link.href).catch(() => window.open(link.href, '_blank', 'noopener'));
  });
}
