// Keys that move from ticket to ticket in a list, and claim the one that the focus is on.

import type { RefObject } from 'react';
import { useKeys } from '../keys';

/** The focus stands on the link of a ticket: so Enter opens it without any help. */
export function useMoving(list: RefObject<HTMLElement | null>): void {
  const links = () => [...(list.current?.querySelectorAll<HTMLElement>('a[data-ticket]') ?? [])];
  const current = () =>
    document.activeElement?.closest('[data-row]')?.querySelector<HTMLElement>('a') ?? null;
  const move = (by: number) => {
    const all = links();
    const here = current();
    const at = here ? all.indexOf(here) : -1;
    const next = at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1);
    all[next]?.focus();
    all[next]?.scrollIntoView({ block: 'nearest' });
  };
  const claim = () =>
    current()?.closest('[data-row]')?.querySelector<HTMLElement>('[data-claim]')?.click();
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    c: claim,
  });
}
