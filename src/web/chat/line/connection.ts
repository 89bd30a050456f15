// Keeps one socket of the conversation open: opens it, notices its end, and opens the next.

import type { Activity, ActivitySet } from './activity';
import { Calls } from './calls';
import { openAgain } from './open-again';
import type { Opened } from './open-chat';
import { Socket } from './socket';
import { watchSurroundings } from './surroundings';
import { askedWait, waitBefore } from './waits';

/** `lost` once an attempt has failed; a socket that comes back at the first attempt is only `connecting`. */
export type LineState = 'connecting' | 'online' | 'lost';

export interface ConnectionParts {
  open(watermark: string): Promise<Opened>;
  /** The token is there, the socket is on its way. */
  onOpened(calls: Calls, opened: Opened): void;
  onSet(activities: readonly Activity[]): void;
  onState(state: LineState): void;
  onLost(): void;
  onMoved(): void;
}

const ALIVE_CHECK_MS = 5_000;
/** Half of its life. */
const RENEW_MS = 15 * 60_000;
/** Before the first set: the service replays the whole conversation. */
const FROM_THE_START = '-';

export class Connection {
  readonly #parts: ConnectionParts;
  #calls: Calls | undefined;
  #socket: Socket | undefined;
  #watermark = FROM_THE_START;
  #state: LineState | undefined;
  #failures = 0;
  #keepsAlive = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #stopWatching = () => {};
  #isEnded = false;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
  }

  start(): void {
    const check = setInterval(() => this.#check(), ALIVE_CHECK_MS);
    const renew = setInterval(() => this.#calls?.renewToken().catch(() => {}), RENEW_MS);
    const unwatch = watchSurroundings({ gone: () => this.#gone(), back: () => this.#back() });
    this.#stopWatching = () => {
      clearInterval(check);
      clearInterval(renew);
      unwatch();
    };
    this.#tell('connecting');
    void this.#connect();
  }

  get isOnline(): boolean {
    return this.#state === 'online';
  }

  /** What is there does not serve: opens anew. While it is opened already, nothing changes. */
  reopen(): void {
    if (!this.#socket) return;
    this.#drop();
    this.#tell('connecting');
    this.#connectIn(waitBefore(this.#failures));
  }

  end(): void {
    this.#isEnded = true;
    this.#stopWatching();
    clearTimeout(this.#retry);
    this.#socket?.close();
  }

  async #connect(): Promise<void> {
    try {
      const opened = await openAgain(this.#parts, this.#watermark, this.#calls);
      if (this.#isEnded) return;
      if (opened) this.#attach(opened);
      else this.#parts.onMoved();
    } catch (error) {
      if (this.#isEnded) return;
      this.#tell('lost');
      this.#connectIn(Math.max(askedWait(error), waitBefore(this.#failures)));
    }
  }

  #attach(opened: Opened): void {
    const calls = new Calls(opened);
    const events = {
      open: () => this.#tell('online'),
      set: (set: ActivitySet) => this.#take(set),
      lost: () => this.#lost(),
    };
    this.#socket = new Socket(opened.streamUrl, events, this.#keepsAlive);
    this.#calls = calls;
    this.#parts.onOpened(calls, opened);
  }

  #take({ activities, watermark }: ActivitySet): void {
    this.#watermark = watermark || this.#watermark;
    this.#parts.onSet(activities);
  }

  #lost(): void {
    const wasOnline = this.isOnline;
    this.#drop();
    this.#tell(wasOnline ? 'connecting' : 'lost');
    this.#connectIn(waitBefore(this.#failures));
  }

  #gone(): void {
    if (this.#socket) this.#lost();
    this.#tell('lost');
  }

  #back(): void {
    this.#check();
    if (this.#retry !== undefined) this.#connectIn(0);
  }

  #check(): void {
    if (this.isOnline && !this.#socket?.isAlive()) this.#lost();
  }

  #drop(): void {
    if (this.#socket?.wasGood) this.#failures = 0;
    this.#keepsAlive ||= this.#socket?.keepsAlive ?? false;
    this.#socket?.close();
    this.#socket = undefined;
    this.#parts.onLost();
  }

  #connectIn(delayMs: number): void {
    this.#failures += 1;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      void this.#connect();
    }, delayMs);
  }

  #tell(state: LineState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#parts.onState(state);
  }
}
