// One web socket of the stream, from its opening until it is closed, breaks or falls silent.

import type { ActivitySet } from './activity';

/** From its address to the open socket. */
const OPENING_LIMIT_MS = 10_000;
/** Longer than two of the service's keep-alive frames; after it a silent socket counts as dead. */
const SILENCE_MS = 60_000;
/** So old, a socket was no accident of the moment. */
const STEADY_MS = 5_000;

export interface SocketEvents {
  open(): void;
  set(set: ActivitySet): void;
  /** Once, unless it was closed from here. */
  lost(): void;
}

export class Socket {
  readonly #socket: WebSocket;
  readonly #events: SocketEvents;
  readonly #limit: ReturnType<typeof setTimeout>;
  #keepsAlive: boolean;
  #openedAt = Number.POSITIVE_INFINITY;
  #lastFrame = Date.now();
  #hasBroughtSets = false;

  /** @param keepsAlive true when the service is known to send empty frames, which are missed when they stop */
  constructor(url: string, events: SocketEvents, keepsAlive = false) {
    this.#events = events;
    this.#keepsAlive = keepsAlive;
    this.#socket = new WebSocket(url);
    this.#limit = setTimeout(() => this.#break(), OPENING_LIMIT_MS);
    this.#socket.onopen = () => {
      clearTimeout(this.#limit);
      this.#openedAt = this.#lastFrame = Date.now();
      events.open();
    };
    this.#socket.onmessage = ({ data }) => this.#hear(String(data));
    this.#socket.onclose = () => this.#break();
  }

  get keepsAlive(): boolean {
    return this.#keepsAlive;
  }

  /** Whether it was of use: only then is the next one opened without a wait. */
  get wasGood(): boolean {
    return this.#hasBroughtSets || Date.now() - this.#openedAt >= STEADY_MS;
  }

  /** False once frames have stopped although the socket claims to be open, as after a change of networks. */
  isAlive(): boolean {
    return !this.#keepsAlive || Date.now() - this.#lastFrame <= SILENCE_MS;
  }

  /** Nothing is heard of it any more. */
  close(): void {
    clearTimeout(this.#limit);
    const socket = this.#socket;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  #hear(data: string): void {
    this.#lastFrame = Date.now();
    if (data === '') {
      this.#keepsAlive = true;
      return;
    }
    const set = setIn(data);
    // Its watermark is not known: what it held comes again from the one before.
    if (set) this.#take(set);
    else this.#break();
  }

  #take(set: ActivitySet): void {
    this.#hasBroughtSets = true;
    this.#events.set(set);
  }

  #break(): void {
    this.close();
    this.#events.lost();
  }
}

function setIn(data: string): ActivitySet | undefined {
  try {
    const set = JSON.parse(data) as Partial<ActivitySet> | null;
    return Array.isArray(set?.activities) ? (set as ActivitySet) : undefined;
  } catch {
    return undefined;
  }
}
