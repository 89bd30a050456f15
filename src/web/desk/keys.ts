// Single keys as short cuts. They never fire while somebody types, with a modifier, or when they are switched off.

import { useEffect, useRef } from 'react';
import { isComposing } from '../composing';
import { recall, remember } from './remember';

export type Keys = Readonly<Record<string, () => void>>;

const STORED = 'thaw.desk.keys';
const TYPING = 'input, textarea, select, [contenteditable], [role="combobox"], [role="textbox"]';
/** While one of these is open, keys are meant for it. */
const OPEN_LAYERS = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';
const OWN_ARROWS = '[role="tablist"], [role="radiogroup"]';
/** Held down, only moving goes on. */
const MOVING = /^(j|k|Arrow(Up|Down))$/;

export function areKeysOn(): boolean {
  return recall(() => localStorage, STORED) !== 'off';
}

export function switchKeys(on: boolean): void {
  remember(() => localStorage, STORED, on ? '' : 'off');
}

export function useKeys(keys: Keys): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act = current.current[event.key];
      if (!act || !isForUs(event)) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

function isForUs(event: KeyboardEvent): boolean {
  const { target, key } = event;
  if (event.defaultPrevented || isComposing(event)) return false;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.repeat && !MOVING.test(key)) return false;
  if (key.length === 1 && !areKeysOn()) return false;
  if (document.querySelector(OPEN_LAYERS)) return false;
  return !(target instanceof Element && target.closest(`${TYPING}, ${OWN_ARROWS}`));
}
