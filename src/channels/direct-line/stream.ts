// The Direct Line stream: a web socket that is a doorbell plus a cursor into the stored conversation.

import type { WebSocket } from 'ws';
import { ThawError } from '../../errors';
import type { Doorbell } from '../../turns/doorbell';
import type { DirectLine } from './direct-line';

export const STREAMS_PER_CONVERSATION = 5;
/** A silent connection is noticed within two of these: phones change networks without a word. */
const PING_EVERY_MS = 25_000;
/** A reader slower than this much unsent text is cut off; it resumes from its watermark. */
const MAX_UNSENT_BYTES = 4 * 1024 * 1024;
const GOING_AWAY = 1001;
const LOST = 1006;
const TRY_AGAIN_LATER = 1013;

/** Conversations of which it is known when they were last watched; of older ones it is forgotten. */
const WATCHED_LIMIT = 50_000;

export class Streams {
  readonly #open = new Map<string, Set<WebSocket>>();
  /** When a conversation without an open socket was last watched, the latest at the end. */
  readonly #watched = new Map<string, number>();
  readonly #directLine: DirectLine;
  readonly #doorbell: Doorbell;
  readonly #now: () => number;

  /** @param now milliseconds since 1970 */
  constructor(directLine: DirectLine, doorbell: Doorbell, now: () => number) {
    this.#directLine = directLine;
    this.#doorbell = doorbell;
    this.#now = now;
  }

  /** True while a client has the conversation open. */
  isWatched(conversationId: string): boolean {
    return this.#open.has(conversationId);
  }

  /** True when a client had the conversation open after `since`. A restart forgets it. */
  hasLooked(conversationId: string, since: number): boolean {
    if (this.isWatched(conversationId)) return true;
    return (this.#watched.get(conversationId) ?? Number.NEGATIVE_INFINITY) > since;
  }

  /** A client without a socket asked for what is there. */
  noteLook(conversationId: string, at = this.#now()): void {
    const before = this.#watched.get(conversationId) ?? at;
    this.#watched.delete(conversationId);
    this.#watched.set(conversationId, Math.max(before, at));
    if (this.#watched.size <= WATCHED_LIMIT) return;
    const [oldest = ''] = this.#watched.keys();
    this.#watched.delete(oldest);
  }

  /** @throws ThawError SOCKETS_TOO_MANY, before the upgrade is answered. */
  checkRoom(conversationId: string): void {
    if ((this.#open.get(conversationId)?.size ?? 0) >= STREAMS_PER_CONVERSATION) {
      throw new ThawError('SOCKETS_TOO_MANY', { limit: STREAMS_PER_CONVERSATION });
    }
  }

  /** Sends everything after `watermark`, then whatever is committed, until the socket closes. */
  serve(socket: WebSocket, conversationId: string, watermark: number): void {
    const sockets = this.#open.get(conversationId) ?? new Set();
    this.#open.set(conversationId, sockets.add(socket));
    const pump = new Pump(socket, watermark, (after) =>
      this.#directLine.readAfter(conversationId, after),
    );
    const stopListening = this.#doorbell.listen(conversationId, () => pump.wake());
    let heardAt = this.#now();
    const stopPinging = keepAlive(socket, () => {
      heardAt = this.#now();
    });
    socket.on('close', (code) => {
      stopListening();
      stopPinging();
      sockets.delete(socket);
      // Of a phone that lost its network it is not known when its owner looked away.
      this.noteLook(conversationId, code === LOST ? heardAt : this.#now());
      if (sockets.size === 0) this.#open.delete(conversationId);
    });
    socket.on('error', () => socket.terminate());
    pump.wake();
  }

  /** Tells every client to come back to another process. */
  closeAll(): void {
    for (const sockets of this.#open.values()) {
      for (const socket of sockets) socket.close(GOING_AWAY);
    }
  }

  /** Its clients come back, and are told what became of it. */
  closeThoseOf(conversationId: string): void {
    for (const socket of this.#open.get(conversationId) ?? []) socket.close(GOING_AWAY);
  }

  /** Cuts off the clients that do not answer the closing. */
  terminateAll(): void {
    for (const sockets of this.#open.values()) {
      for (const socket of sockets) socket.terminate();
    }
  }

  get count(): number {
    let count = 0;
    for (const sockets of this.#open.values()) count += sockets.size;
    return count;
  }
}

type Read = (after: number) => Promise<{ watermark: number; set: string } | null>;

/** Reads and sends one set at a time; a wake during a read leads to another read. */
class Pump {
  readonly #socket: WebSocket;
  readonly #read: Read;
  #cursor: number;
  #awake = false;
  #again = false;

  constructor(socket: WebSocket, cursor: number, read: Read) {
    this.#socket = socket;
    this.#cursor = cursor;
    this.#read = read;
  }

  wake(): void {
    this.#again = true;
    if (this.#awake) return;
    this.#awake = true;
    // The store cannot be read: the client reconnects by itself in 3 to 15 seconds.
    this.#drain().catch(() => this.#socket.close(TRY_AGAIN_LATER));
  }

  async #drain(): Promise<void> {
    while (this.#again && this.#socket.readyState === this.#socket.OPEN) {
      this.#again = false;
      const next = await this.#read(this.#cursor);
      if (!next) continue;
      if (this.#socket.bufferedAmount > MAX_UNSENT_BYTES) {
        this.#socket.close(TRY_AGAIN_LATER);
        return;
      }
      this.#cursor = next.watermark;
      this.#socket.send(next.set);
      this.#again = true;
    }
    // In the same step as the loop's last look, so that no wake falls between the two.
    this.#awake = false;
  }
}

function keepAlive(socket: WebSocket, onHeard: () => void): () => void {
  let heard = true;
  const hear = () => {
    heard = true;
    onHeard();
  };
  socket.on('pong', hear);
  socket.on('message', hear);
  const timer = setInterval(() => {
    if (!heard) return socket.terminate();
    heard = false;
    socket.ping();
    // Pages cannot see pings; an empty frame is the protocol's sign of life.
    socket.send('');
  }, PING_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
