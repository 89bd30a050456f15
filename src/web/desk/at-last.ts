// An act that waits, so that it can be taken back. It is sent at the latest when somebody signs out, closes the page or
// turns to another one.

/** For so long an act can be taken back. */
export const UNDO_MS = 8000;

interface Waiting {
  send: () => Promise<void>;
  timer: ReturnType<typeof setTimeout>;
}

let waiting: Waiting | undefined;
const underWay = new Set<Promise<void>>();

/** One at a time: what waited before is sent. */
export function sendLater(send: () => Promise<void>, afterMs: number): void {
  void sendNow();
  waiting = { send, timer: setTimeout(() => void sendNow(), afterMs) };
}

export function takeBack(): void {
  clearTimeout(waiting?.timer);
  waiting = undefined;
}

/** Ends once nothing is under way any more. */
export async function sendNow(): Promise<void> {
  const act = waiting;
  takeBack();
  if (act) {
    const sent = act.send().finally(() => underWay.delete(sent));
    underWay.add(sent);
  }
  await Promise.allSettled(underWay);
}

/** @returns what ends it */
export function sendWhenHidden(): () => void {
  const leave = () => void sendNow();
  const look = () => {
    if (document.visibilityState === 'hidden') leave();
  };
  addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', look);
  return () => {
    removeEventListener('pagehide', leave);
    document.removeEventListener('visibilitychange', look);
    leave();
  };
}
