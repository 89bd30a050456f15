// A value as it is once nobody has changed it for a while, and nobody is composing a character.

import { useEffect, useState } from 'react';

export function useSettled<T>(value: T, pauseMs: number): T {
  const key = JSON.stringify(value);
  const [settled, setSettled] = useState(key);
  const isComposing = useComposing();
  useEffect(() => {
    if (isComposing) return;
    const timer = setTimeout(() => setSettled(key), pauseMs);
    return () => clearTimeout(timer);
  }, [key, pauseMs, isComposing]);
  return JSON.parse(settled) as T;
}

function useComposing(): boolean {
  const [isComposing, setComposing] = useState(false);
  useEffect(() => {
    const begin = () => setComposing(true);
    const end = () => setComposing(false);
    document.addEventListener('compositionstart', begin);
    document.addEventListener('compositionend', end);
    return () => {
      document.removeEventListener('compositionstart', begin);
      document.removeEventListener('compositionend', end);
    };
  }, []);
  return isComposing;
}
