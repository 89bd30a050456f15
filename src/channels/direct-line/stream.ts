// The Direct Line stream: a web socket that is a wake-up plus a cursor into the stored conversation.

import type { WebSocket } from 'ws';
import { ThawError } from '../../errors';
import type { Signal } from '../../turns/signal';
import type { Looks } from '../looks';
import type { DirectLine } from './direct-line';

const STREAMS_PER_CONVERSATION = 5;
/** A silent connection is noticed within two of these: phones change networks without a word. */
const PING_EVERY_MS = 25_000;
/** A reader slower than this much unsent text is cut off; it resumes from its watermark. */
const MAX_UNSENT_BYTES = 4 * 1024 * 1024;
const GOING_AWAY = 1001;
const TRY_AGAIN_LATER = 1013;

export interface StreamsParts {
  directLine: DirectLine;
  signal: Signal;
  looks: Looks;
}

export class Streams {
  readonly #open = new Map<string, Set<WebSocket>>();
  readonly #parts: StreamsParts;

  constructor(parts: StreamsParts) {
    this.#parts = parts;
  }

  /** True while a client of this or another process has the conversation open. */
  async isWatched(conversationId: string): Promise<boolean> {
    return this.#open.has(conversationId) || this.#parts.looks.isHere(conversationId);
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
    const { directLine, signal, looks } = this.#parts;
    const pump = new Pump(socket, watermark, (after) =>
      directLine.readAfter(conversationId, after),
    );
    const arrived = (seq: number) => looks.note(conversationId, { seq, isHere: true });
    const stopListening = signal.listenTo(conversationId, () => pump.wake());
    const stopPinging = keepAlive(socket, pump, arrived);
    socket.on('close', () => {
      stopListening();
      stopPinging();
      sockets.delete(socket);
      if (sockets.size > 0) return;
      this.#open.delete(conversationId);
      looks.note(conversationId, { seq: 0, isHere: false });
    });
    socket.on('error', () => socket.terminate());
    arrived(watermark);
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

  /** The last that was sent, or that the client knew before. */
  get cursor(): number {
    return this.#cursor;
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
      this.#socket.ping(String(next.watermark));
      this.#again = true;
    }
    // In the same step as the loop's last look, so that no wake falls between the two.
    this.#awake = false;
  }
}

/** A ping carries how far the stream is; its pong says that all before it has arrived. */
function keepAlive(socket: WebSocket, pump: Pump, onArrived: (seq: number) => void): () => void {
  let heard = true;
  socket.on('pong', (data) => {
    heard = true;
    const seq = Number(data.toString());
    if (seq <= pump.cursor) onArrived(seq);
  });
  socket.on('message', () => {
    heard = true;
  });
  const timer = setInterval(() => {
    if (!heard) return socket.terminate();
    heard = false;
    socket.ping(String(pump.cursor));
    // Pages cannot see pings; an empty frame is the protocol's sign of life.
    socket.send('');
  }, PING_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
