// A list that a sign in the box opens: where it is open, what is chosen, which keys are its own.

import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { isComposing } from '../../composing';
import type { Offer, Opening } from './opening';

interface OffersParts {
  box: RefObject<HTMLTextAreaElement | null>;
  /** Puts a text in place of what is selected in the box. */
  insert: (text: string) => void;
  openingAt: (text: string, caret: number) => Opening | undefined;
}

export type Offers = ReturnType<typeof useOffers>;

/** @returns `offer` tells what there is for the word; undefined: it is not known yet, or nothing is to be shown */
export function useOffers({ box, insert, openingAt }: OffersParts) {
  const [opening, setOpening] = useState<Opening>();
  const [active, setActive] = useState(0);
  /** Place of a sign that opens no list any more: it was meant as one, or what it offered was chosen. */
  const dismissed = useRef<number>(undefined);
  const composing = useRef(false);
  const close = () => setOpening(undefined);
  const dismiss = ({ from }: Opening) => {
    dismissed.current = from;
    close();
  };
  /** To be called when text or caret have changed. What is being composed is no word yet. */
  const look = () => {
    if (!box.current || composing.current) return;
    const { value, selectionStart } = box.current;
    const next = openingAt(value, selectionStart);
    if (next?.from !== dismissed.current) dismissed.current = undefined;
    setOpening(dismissed.current === undefined ? next : undefined);
    setActive(0);
  };
  const compose = (begins: boolean) => {
    composing.current = begins;
    look();
  };
  const offer = (offered: readonly Offer[] | undefined) => {
    const found = (opening && offered) || [];
    const choose = (index: number) => {
      const chosen = found[index];
      if (!opening || !chosen || !box.current) return;
      box.current.setSelectionRange(opening.from, opening.from + 1 + opening.word.length);
      dismiss(opening);
      insert(chosen.text);
    };
    const keys: Record<string, () => void> = {
      ArrowDown: () => setActive((active + 1) % found.length),
      ArrowUp: () => setActive((active + found.length - 1) % found.length),
      Enter: () => choose(active),
      Tab: () => choose(active),
    };
    /** @returns true when the key was the list's */
    const takeKey = (event: KeyboardEvent): boolean => {
      if (!opening || isComposing(event.nativeEvent) || event.ctrlKey || event.metaKey) {
        return false;
      }
      if (event.key === 'Escape') {
        dismiss(opening);
      } else {
        const act = found.length > 0 && !event.shiftKey ? keys[event.key] : undefined;
        if (!act) return false;
        act();
      }
      event.preventDefault();
      return true;
    };
    const isOpen = opening !== undefined && offered !== undefined;
    return { isOpen, found, active, choose, takeKey };
  };
  return { opening, look, compose, close, offer };
}
