// Which tickets of the queue are chosen for an act on all of them.

import { useCallback, useRef, useState } from 'react';

export interface Selection {
  chosen: ReadonlySet<string>;
  /** `upTo`: with all between this one and the one touched last. */
  toggle(number: string, upTo?: boolean): void;
  choose(numbers: readonly string[]): void;
  clear(): void;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * @param numbers as they are listed; what left the list is chosen no more, even when it comes back
 * @param list which one it is; in another one nothing is chosen yet
 */
export function useSelection(numbers: readonly string[], list: string): Selection {
  const [all, setAll] = useState(NONE);
  const [of, setOf] = useState(list);
  const last = useRef('');
  const isOther = of !== list;
  const chosen = isOther ? NONE : new Set(numbers.filter((number) => all.has(number)));
  if (isOther) {
    setOf(list);
    last.current = '';
  }
  if (chosen.size < all.size) setAll(chosen);
  const current = useRef({ numbers, chosen });
  current.current = { numbers, chosen };
  // The same as long as the list stands: no row is drawn anew because another one is chosen.
  const toggle = useCallback((number: string, upTo = false) => {
    const { numbers: listed, chosen: before } = current.current;
    const from = listed.indexOf(last.current);
    const to = listed.indexOf(number);
    last.current = number;
    const next = new Set(before);
    if (upTo && from >= 0) {
      const between = listed.slice(Math.min(from, to), Math.max(from, to) + 1);
      for (const each of between) next.add(each);
    } else if (!next.delete(number)) next.add(number);
    setAll(next);
  }, []);
  const choose = (more: readonly string[]) => {
    last.current = more.at(-1) ?? '';
    setAll(new Set([...chosen, ...more]));
  };
  const clear = useCallback(() => setAll(NONE), []);
  return { chosen, toggle, choose, clear };
}
