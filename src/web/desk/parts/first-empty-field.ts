// Puts the focus into the first field that still has to be filled in, on pages that are a form and nothing else.

import { type RefObject, useEffect, useRef } from 'react';

export function useFirstEmptyField(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const fields = form.current?.querySelectorAll<HTMLInputElement>('input:not([readonly])') ?? [];
    [...fields].find(({ value }) => value === '')?.focus();
  }, []);
  return form;
}
