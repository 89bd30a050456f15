// Keys that choose tickets of a list: the one that the focus is on, or line after line.

import type { RefObject } from 'react';
import { useKeys } from '../keys';
import type { Selection } from './selection';

export function useChoosing(list: RefObject<HTMLElement | null>, selection: Selection): void {
  const links = () => [...(list.current?.querySelectorAll<HTMLElement>('a[data-ticket]') ?? [])];
  const rowOf = (element: Element | null) => element?.closest('[data-row]') ?? null;
  const here = (all: readonly HTMLElement[]) => {
    const row = rowOf(document.activeElement);
    return all.findIndex((link) => row !== null && rowOf(link) === row);
  };
  const mark = () => {
    const all = links();
    const number = all[here(all)]?.dataset.ticket;
    if (number !== undefined) selection.toggle(number);
  };
  /** This one and the next, so that holding Shift chooses line after line. */
  const extend = () => {
    const all = links();
    const at = here(all);
    const next = all[at + 1];
    const numbers = [all[at], next].map((link) => link?.dataset.ticket);
    selection.choose(numbers.filter((number) => number !== undefined));
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  };
  useKeys({ x: mark, J: extend });
}
