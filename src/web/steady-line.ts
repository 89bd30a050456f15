// A Direct Line for Web Chat that never ends: it outlives lost sockets, expired tokens and server restarts.

import type { ChatToken } from './chat-token';
import { withinLimits } from './held-back';
import { Outbox } from './outbox';
import { watchSockets } from './socket-watch';
import { Latest, Subject } from './subject';
import { withoutVerdictButtons } from './thumbs';
import { type DirectLine, type DirectLineOptions, STATUS, type Stream } from './webchat-api';

export interface SteadyLineParts {
  fetchToken(): Promise<ChatToken>;
  createDirectLine(options: DirectLineOptions): DirectLine;
  locale(): string;
  onState(state: 'online' | 'lost'): void;
  /** This browser was given another conversation than the one on the page. */
  onMoved(): void;
}

/** The wait doubles from the first to the longest, so a returning server is noticed soon. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8_000;
/** From a token to an open socket. The official client waits 20 s before it tries again. */
const OPENING_LIMIT_MS = 10_000;
const ALIVE_CHECK_MS = 5_000;
/** Before the first activity: the server replays the whole conversation. */
const FROM_THE_START = '0';

/**
 * Each connection is a new official client on the same conversation, resumed at the last watermark.
 * Web Chat sees one line, so its transcript and the words not yet sent stay; replayed activities keep
 * their ids, by which Web Chat drops repeats.
 */
export class SteadyLine implements DirectLine {
  readonly activity$ = new Subject<unknown>();
  readonly connectionStatus$ = new Latest<number>(STATUS.connecting);
  /** Web Chat reads the merchant's id from it when it is drawn. */
  token = '';

  readonly #parts: SteadyLineParts;
  readonly #outbox = new Outbox();
  readonly #socket = watchSockets({ open: () => this.#opened(), close: () => this.#lost() });
  #granted: ChatToken | undefined;
  #watermark = FROM_THE_START;
  #line: DirectLine | undefined;
  #detach: (() => void) | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #isOnline = false;
  #isTokenGood = false;

  constructor(parts: SteadyLineParts) {
    this.#parts = parts;
    setInterval(() => this.#check(), ALIVE_CHECK_MS);
    addEventListener('offline', () => this.#lost());
    addEventListener('online', () => this.#hurry());
    document.addEventListener('visibilitychange', () => {
      this.#check();
      this.#hurry();
    });
  }

  /** Resolves once a token was granted and Web Chat can be drawn; tries until then. */
  start(): Promise<void> {
    return new Promise((resolve) => {
      const attempt = async () => {
        if (await this.#connect()) resolve();
        else setTimeout(attempt, this.#wait());
      };
      void attempt();
    });
  }

  postActivity(activity: unknown): Stream<string> {
    return this.#outbox.post(withinLimits(activity));
  }

  /** Now or never: words wait for the connection, a sign of typing does not. */
  noteTyping(): void {
    if (!this.#isOnline) return;
    const activity = { type: 'typing', from: { id: '' } };
    this.#line?.postActivity(activity).subscribe({ error: () => {} });
  }

  end(): void {
    this.#detach?.();
  }

  async #connect(): Promise<boolean> {
    try {
      const granted = await this.#parts.fetchToken();
      const known = this.#granted;
      if (!known || known.conversationId === granted.conversationId) this.#attach(granted);
      // No cookie came back, as in some embedded pages: the token at hand still serves.
      else if (this.#isTokenGood) this.#attach(known);
      else this.#parts.onMoved();
      return true;
    } catch {
      this.#failures += 1;
      this.#parts.onState('lost');
      return false;
    }
  }

  #attach(granted: ChatToken): void {
    this.token ||= granted.token;
    const line = this.#parts.createDirectLine(this.#optionsFor(granted));
    const failed = () => this.#lost();
    const limit = setTimeout(() => this.#isOnline || failed(), OPENING_LIMIT_MS);
    const statuses = line.connectionStatus$.subscribe({
      next: (status) => {
        if (status <= STATUS.online) return;
        this.#isTokenGood = false;
        failed();
      },
      error: failed,
    });
    const activities = line.activity$.subscribe({
      next: (activity) => this.activity$.next(withoutVerdictButtons(activity)),
      error: failed,
    });
    this.#line = line;
    this.#detach = () => {
      this.#detach = undefined;
      clearTimeout(limit);
      this.#watermark = line.watermark || this.#watermark;
      // Begun or not: a conversation that never began is unknown to the server and leads to a new token.
      this.#granted = { ...granted, token: line.token, resumed: true };
      statuses.unsubscribe();
      activities.unsubscribe();
      line.end();
    };
  }

  #optionsFor({ conversationId, token, resumed }: ChatToken): DirectLineOptions {
    return {
      domain: `${location.origin}/v3/directline`,
      token,
      conversationStartProperties: { locale: this.#parts.locale() },
      ...(resumed ? { conversationId, watermark: this.#watermark } : {}),
    };
  }

  #opened(): void {
    this.#failures = 0;
    this.#isOnline = true;
    this.#isTokenGood = true;
    this.#parts.onState('online');
    this.connectionStatus$.next(STATUS.online);
    if (this.#line) this.#outbox.resume(this.#line);
  }

  #lost(): void {
    if (!this.#detach) return;
    this.#isOnline = false;
    this.#outbox.pause();
    this.#detach();
    this.#parts.onState('lost');
    this.#retryIn(this.#wait());
    this.#failures += 1;
  }

  #retryIn(delayMs: number): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(async () => {
      this.#retry = undefined;
      if (!(await this.#connect())) this.#retryIn(this.#wait());
    }, delayMs);
  }

  #check(): void {
    if (this.#isOnline && !this.#socket.isAlive()) this.#lost();
  }

  /** The network or the merchant is back: no reason to wait any longer. */
  #hurry(): void {
    if (this.#retry === undefined || document.hidden) return;
    this.#parts.onState('lost');
    this.#retryIn(0);
  }

  /** Spread by chance, so that a restarted server does not meet every page at once. */
  #wait(): number {
    const ceiling = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#failures);
    return ceiling * (0.5 + Math.random() / 2);
  }
}
