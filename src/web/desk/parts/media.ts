// What the window allows: narrow screens get cards and tabs in place of tables and columns.

import { useSyncExternalStore } from 'react';

const narrow = matchMedia('(max-width: 640px)');
const medium = matchMedia('(max-width: 1023px)');

export const useIsNarrow = () => useMedia(narrow);
/** Too narrow for two columns. */
export const useIsOneColumn = () => useMedia(medium);

function useMedia(query: MediaQueryList): boolean {
  return useSyncExternalStore(
    (changed) => {
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => query.matches,
  );
}
