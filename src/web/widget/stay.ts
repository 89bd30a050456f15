// Keeps the launcher on pages that rewrite themselves, as frameworks do when they go to another view.

/** Milliseconds; each time it was removed it waits longer, so that two that disagree never block the page. */
const LONGER_MS = 50;
const LONGEST_MS = 1000;

/**
 * Beside the body, so that a new body leaves the open chat alone and a body that is inert or moved does not take it along.
 * @param settle called after each change of the document's parts.
 */
export function stayOnPage(root: HTMLElement, settle: () => void, signal: AbortSignal): void {
  let removals = 0;
  const observer = new MutationObserver(() => {
    if (root.isConnected) settle();
    else setTimeout(put, Math.min(LONGER_MS * removals++, LONGEST_MS));
  });
  function put(): void {
    if (signal.aborted || root.isConnected) return;
    document.documentElement.append(root);
    observer.observe(document, { childList: true });
    observer.observe(document.documentElement, { childList: true });
  }
  signal.addEventListener('abort', () => {
    observer.disconnect();
    root.remove();
  });
  if (document.body) put();
  else addEventListener('DOMContentLoaded', put, { signal });
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
