// On a telephone the chat fills the screen: what is behind neither scrolls nor takes the focus, the keyboard hides nothing.

/** As in the styles. */
const NARROW = '(max-width: 520px), (max-height: 480px)';

export interface Cover {
  open(isOpen: boolean): void;
  /** The page has another body. */
  settle(): void;
}

export function coverScreen(panel: HTMLElement, signal: AbortSignal): Cover {
  const narrow = matchMedia(NARROW);
  let isOpen = false;
  let release: (() => void) | undefined;
  let held: HTMLElement | undefined;

  const settle = () => {
    const body = isOpen && narrow.matches ? document.body : undefined;
    if (body === held) return;
    release?.();
    held = body;
    release = body && hold(body);
    if (body) panel.setAttribute('aria-modal', 'true');
    else panel.removeAttribute('aria-modal');
    followKeyboard();
  };
  const followKeyboard = () => {
    // Zoomed in by two fingers, the visible part is smaller, too.
    if (!held || !visualViewport || visualViewport.scale > 1.05) return;
    panel.style.setProperty('--top', `${visualViewport.offsetTop}px`);
    panel.style.setProperty('--height', `${visualViewport.height}px`);
  };

  narrow.addEventListener('change', settle, { signal });
  visualViewport?.addEventListener('resize', followKeyboard, { signal });
  visualViewport?.addEventListener('scroll', followKeyboard, { signal });
  return {
    settle,
    open(isNow) {
      isOpen = isNow;
      settle();
    },
  };
}

/** @returns gives everything back as it was. */
function hold(body: HTMLElement): () => void {
  const { style } = document.documentElement;
  const { overflow } = style;
  const { inert } = body;
  style.overflow = 'hidden';
  body.inert = true;
  return () => {
    style.overflow = overflow;
    body.inert = inert;
  };
}
