// What the launcher and the chat in its frame tell each other, by postMessage.

export type FromFrame =
  | { thaw: 'close' }
  | { thaw: 'unread'; count: number }
  /** For hosts in whose frames cookies are blocked: given back in the next frame's address. */
  | { thaw: 'session'; session: string };

export interface ToFrame {
  thaw: 'shown';
  isShown: boolean;
}
