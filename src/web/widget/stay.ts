// Keeps the launcher on pages that rewrite themselves, as frameworks do when they go to another view.

/** Milliseconds; each time it was removed it waits longer, so that two that disagree never block the page. */
const LONGER_MS = 50;
const LONGEST_MS = 1000;
/** Of waiting for a page that never ends loading. */
const PATIENCE_MS = 3000;

export interface StayParts {
  root: HTMLElement;
  /** Before it is put there, again too: a frame that was taken off the page loads anew. */
  onPut(): void;
  /** After each change of the document's parts. */
  onChange(): void;
  signal: AbortSignal;
}

/**
 * Beside the body, so that a new body leaves the open chat alone and a body that is inert or moved does not take it along.
 * Once the page has loaded: frameworks that take over a whole document must find it as the server sent it.
 * @returns puts it there at once.
 */
export function stayOnPage({ root, onPut, onChange, signal }: StayParts): () => void {
  let removals = 0;
  const observer = new MutationObserver(() => {
    if (root.isConnected) onChange();
    else setTimeout(put, Math.min(LONGER_MS * removals++, LONGEST_MS));
  });
  function put(): void {
    if (signal.aborted) return;
    const { body, documentElement } = document;
    observer.observe(document, { childList: true });
    observer.observe(documentElement, { childList: true });
    if (!body || root.isConnected) return;
    onPut();
    documentElement.append(root);
  }
  signal.addEventListener('abort', () => {
    observer.disconnect();
    root.remove();
  });
  if (document.readyState === 'complete') put();
  addEventListener('load', put, { signal });
  setTimeout(put, PATIENCE_MS);
  return put;
}

/** Once the page has loaded and has nothing else to do. */
export function whenIdle(work: () => void, signal: AbortSignal): void {
  const run = () => signal.aborted || work();
  // Safari has no idle callback.
  const wait = () =>
    'requestIdleCallback' in window
      ? requestIdleCallback(run, { timeout: 5000 })
      : setTimeout(run, 2000);
  if (document.readyState === 'complete') wait();
  else addEventListener('load', wait, { signal });
}
