// Small choices kept in the browser; where storage is off they last as long as the page.

import { useCallback, useState } from 'react';

export function recall(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
}

export function remember(storage: () => Storage, key: string, value: string): void {
  try {
    if (value === '') storage().removeItem(key);
    else storage().setItem(key, value);
  } catch {
    // Private windows may refuse; nothing that matters is lost.
  }
}

/** A setting of this browser. */
export function useRemembered<T extends string>(
  key: string,
  allowed: readonly T[],
): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => {
    const kept = recall(() => localStorage, key);
    return allowed.find((each) => each === kept) ?? (allowed[0] as T);
  });
  const keep = useCallback(
    (next: T) => {
      remember(() => localStorage, key, next);
      setValue(next);
    },
    [key],
  );
  return [value, keep];
}
