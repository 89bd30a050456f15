// Tells what really happens on the chat's web socket.

/** Longer than two of the server's keep-alive frames; after it a silent socket counts as dead. */
const SILENCE_MS = 60_000;

export interface SocketWatch {
  /** False once frames have stopped although the socket claims to be open. */
  isAlive(): boolean;
}

/**
 * Web Chat's client reports "online" while its socket is down (BotFramework-DirectLineJS#432) and a phone that
 * changes its network keeps a dead socket open. Sockets made after this call are watched instead.
 */
export function watchSockets(on: { open(): void; close(): void }): SocketWatch {
  let current: WebSocket | undefined;
  let lastFrame = 0;
  let keepsAlive = false;
  const Native = globalThis.WebSocket;

  globalThis.WebSocket = class extends Native {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      current = this;
      lastFrame = Date.now();
      this.addEventListener('open', () => current === this && on.open());
      this.addEventListener('close', () => current === this && on.close());
      this.addEventListener('message', ({ data }) => {
        lastFrame = Date.now();
        // Only a server that sends empty frames can be missed when it stops.
        if (data === '') keepsAlive = true;
      });
    }
  };

  const isSilent = () => keepsAlive && Date.now() - lastFrame > SILENCE_MS;
  return { isAlive: () => current?.readyState === Native.OPEN && !isSilent() };
}
