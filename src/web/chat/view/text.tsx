// The words of a message: curated answers with light Markdown, everything else exactly as it was written.

import { micromark } from 'micromark';

/** micromark writes raw HTML as text and leaves out dangerous addresses; both stay at their defaults. */
export function Markdown({ text }: { text: string }) {
  const fill = (element: HTMLElement | null) => {
    if (!element) return;
    element.innerHTML = micromark(text);
    openLinksOutside(element);
  };
  return <div class="text" ref={fill} />;
}

export function Plain({ text }: { text: string }) {
  return <div class="text plain">{text}</div>;
}

/** A tap on a link must not end the conversation. */
function openLinksOutside(element: HTMLElement): void {
  for (const link of element.querySelectorAll('a')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
}
