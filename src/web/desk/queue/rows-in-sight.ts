// Of a long list only the rows in sight stand on the page, with some around them and around the one with the focus:
// every click lays out and styles whatever stands there.

import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type FocusEvent, type RefObject, useCallback, useLayoutEffect, useState } from 'react';

/** Enough for a key held down, and for a finger that throws the list. */
const AROUND = 5;

interface Rows {
  list: RefObject<HTMLElement | null>;
  /** What tells the rows apart, as they are listed. */
  keys: readonly string[];
  /** Of a row that was not drawn yet, in pixels. */
  height: number;
  /** Between two rows, in pixels. */
  gap: number;
}

export interface RowInSight {
  index: number;
  /** Of the rows between the one drawn before and this one, in pixels. */
  above: number;
}

export function useRowsInSight({ list, keys, height, gap }: Rows) {
  const [margin, setMargin] = useState(0);
  // Kept when the window loses the focus, which comes back to the same place.
  const [touched, setTouched] = useState<string>();
  const focused = touched === undefined ? -1 : keys.indexOf(touched);
  useLayoutEffect(() => {
    const top = list.current?.getBoundingClientRect().top ?? 0;
    setMargin(Math.round(top + window.scrollY));
  });
  const rows = useWindowVirtualizer<HTMLElement>({
    count: keys.length,
    estimateSize: () => height,
    getItemKey: useCallback((index: number) => keys[index] ?? index, [keys]),
    gap,
    overscan: AROUND,
    scrollMargin: margin,
    rangeExtractor: (range) => {
      const near = [focused - 1, focused, focused + 1];
      const kept = focused < 0 ? [] : near.filter((at) => at >= 0 && at < range.count);
      return [...new Set([...defaultRangeExtractor(range), ...kept])].sort((a, b) => a - b);
    },
  });
  let end = margin;
  const inSight: RowInSight[] = rows.getVirtualItems().map(({ index, start, end: next }) => {
    const above = Math.max(0, start - end);
    end = next + gap;
    return { index, above };
  });
  return {
    inSight,
    /** Of the rows after the last one drawn, in pixels. */
    below: Math.max(0, rows.getTotalSize() + margin + gap - end),
    measure: rows.measureElement,
    onFocus: ({ target }: FocusEvent<HTMLElement>) => {
      const row = target.closest<HTMLElement>('[data-index]');
      if (row) setTouched(keys[Number(row.dataset.index)]);
    },
  };
}
