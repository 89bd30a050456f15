// Tells the service that the merchant is writing: it waits a little longer for what belongs to the last message.

/** Shorter than the service waits for the next message of somebody who types. */
const EVERY_MS = 3000;

/** The few things that it needs of Web Chat's actions. */
interface Action {
  type: string;
  payload?: { text?: string };
}

type Middleware = () => (next: (action: Action) => unknown) => (action: Action) => unknown;

/**
 * Web Chat's own sign of typing waits for its echo, and would be shown as not sent: this service keeps none.
 * @param tell called with the first letter of a message, and again while it is written
 */
export function watchTyping(tell: () => void, now: () => number = Date.now): Middleware {
  let toldAt = Number.NEGATIVE_INFINITY;
  return () => (next) => (action) => {
    if (action.type === 'DIRECT_LINE/POST_ACTIVITY') toldAt = Number.NEGATIVE_INFINITY;
    const isWriting = action.type === 'WEB_CHAT/SET_SEND_BOX' && action.payload?.text;
    if (isWriting && now() - toldAt >= EVERY_MS) {
      toldAt = now();
      tell();
    }
    return next(action);
  };
}
