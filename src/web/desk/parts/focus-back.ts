// Hands the focus back to what opened a dialog, so that keyboards and screen readers stay where they were.

import { useEffect, useState } from 'react';

/** For a dialog that is drawn only while it is open. */
export function useFocusBack(): void {
  // While it is drawn for the first time, the focus still stands on what opened it.
  const [opener] = useState(openerOf(document.activeElement));
  useEffect(() => () => void setTimeout(() => giveBack(opener)), [opener]);
}

/** An entry of a menu is gone with its menu; the button of the menu stays. */
function openerOf(element: Element | null): Element | null {
  const menu = element?.closest('[role="menu"]');
  return menu ? document.getElementById(menu.getAttribute('aria-labelledby') ?? '') : element;
}

function giveBack(opener: Element | null): void {
  const here = document.activeElement;
  // What came after the dialog may have taken the focus on purpose.
  if (here && here !== document.body) return;
  const isThere = opener instanceof HTMLElement && opener.isConnected && opener !== document.body;
  const place = isThere ? opener : document.querySelector<HTMLElement>('main h1');
  place?.focus();
}
