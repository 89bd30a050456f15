// What the checks say of one field, put where the field is.

import { createContext, useContext } from 'react';
import type { FindingView } from '../../../../desk/entries/entries-views';

export const FoundInEntry = createContext<readonly FindingView[]>([]);

/** @param field `en.answer`, `related` */
export function useFieldNote(field: string) {
  const own = useContext(FoundInEntry).filter((each) => each.field === field);
  if (own.length === 0) return {};
  const isFault = own.some(({ severity }) => severity === 'fault');
  const children = own.map(({ says, fix }) => `${says} ${fix}`).join('\n');
  return {
    validationState: isFault ? ('error' as const) : ('warning' as const),
    // Told once, by the list of all findings, and not at each letter.
    validationMessage: { children, role: undefined, className: 'entry-note' },
  };
}
