// Follows a conversation while its end is in sight; otherwise keeps the place and tells that there is more.

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

const NEAR_PX = 40;

/**
 * @param first,last what stands at both ends
 * @param foot what is told beneath it: a line that comes there stays in sight, and is no news
 */
export function useStickToBottom(
  first: number | undefined,
  last: number | undefined,
  foot: string,
) {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef({ first, last: undefined as number | undefined, foot, height: 0 });
  const sticks = useRef(true);
  const [hasNews, setNews] = useState(false);
  const toBottom = useCallback(() => {
    box.current?.scrollTo({ top: box.current.scrollHeight });
    setNews(false);
  }, []);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const was = before.current;
    before.current = { first, last, foot, height: element.scrollHeight };
    if (last !== was.last) {
      if (sticks.current) toBottom();
      else setNews(true);
    } else if (first !== was.first) {
      element.scrollTop += element.scrollHeight - was.height;
    } else if (foot !== was.foot && sticks.current) {
      toBottom();
    }
  }, [first, last, foot, toBottom]);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const onScroll = () => {
      const left = element.scrollHeight - element.scrollTop - element.clientHeight;
      sticks.current = left < NEAR_PX;
      if (sticks.current) setNews(false);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    // The box shrinks when the composer grows or a keyboard comes up.
    const watch = new ResizeObserver(() => sticks.current && toBottom());
    watch.observe(element);
    return () => {
      element.removeEventListener('scroll', onScroll);
      watch.disconnect();
    };
  }, [toBottom]);
  return { box, hasNews, toBottom };
}
