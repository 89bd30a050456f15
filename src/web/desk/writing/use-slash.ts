// The list of ready replies that a slash opens in the box: where it is open, what is chosen, which keys are its own.

import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { isComposing } from '../../composing';
import { useReplies } from '../queries';
import { repliesFor, type Slash, slashAt } from './slash';

export type SlashList = ReturnType<typeof useSlash>;

interface SlashParts {
  number: string;
  isOn: boolean;
  box: RefObject<HTMLTextAreaElement | null>;
  /** Puts a text in place of what is selected in the box. */
  insert: (text: string) => void;
}

export function useSlash({ number, isOn, box, insert }: SlashParts) {
  const [slash, setSlash] = useState<Slash>();
  const [active, setActive] = useState(0);
  /** Place of a slash that was meant as one. */
  const dismissed = useRef<number>(undefined);
  const composing = useRef(false);
  const { data } = useReplies(number, slash !== undefined);
  const found = slash && data ? repliesFor(data.replies, slash.word) : [];
  const close = () => setSlash(undefined);
  /** To be called when text or caret have changed. What is being composed is no word yet. */
  const look = () => {
    if (!isOn || !box.current || composing.current) return;
    const { value, selectionStart } = box.current;
    const next = slashAt(value, selectionStart);
    if (next?.from !== dismissed.current) dismissed.current = undefined;
    setSlash(dismissed.current === undefined ? next : undefined);
    setActive(0);
  };
  const compose = (begins: boolean) => {
    composing.current = begins;
    look();
  };
  const choose = (index: number) => {
    const reply = found[index];
    if (!slash || !reply || !box.current) return;
    box.current.setSelectionRange(slash.from, slash.from + 1 + slash.word.length);
    close();
    insert(reply.text);
  };
  const keys: Record<string, () => void> = {
    ArrowDown: () => setActive((active + 1) % found.length),
    ArrowUp: () => setActive((active + found.length - 1) % found.length),
    Enter: () => choose(active),
    Tab: () => choose(active),
  };
  /** @returns true when the key was the list's */
  const takeKey = (event: KeyboardEvent): boolean => {
    if (!slash || isComposing(event.nativeEvent) || event.ctrlKey || event.metaKey) return false;
    if (event.key === 'Escape') {
      dismissed.current = slash.from;
      close();
    } else {
      const act = found.length > 0 && !event.shiftKey ? keys[event.key] : undefined;
      if (!act) return false;
      act();
    }
    event.preventDefault();
    return true;
  };
  const isOpen = slash !== undefined && data !== undefined;
  return { isOpen, found, active, choose, look, compose, close, takeKey };
}
