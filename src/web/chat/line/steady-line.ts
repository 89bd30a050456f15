// The conversation's line to the service: it outlives lost sockets, expired tokens and restarts.

import { type Activity, clientIdOf } from './activity';
import type { Calls } from './calls';
import { Connection, type LineState } from './connection';
import { Echoes } from './echoes';
import { KeptLetters } from './kept-letters';
import { type Letter, letterOf } from './letter';
import type { Opened } from './open-chat';
import { Outbox } from './outbox';
import { Queue } from './queue';
import { ReadSigns } from './read-signs';
import { Refusal } from './refusal';
import { Return } from './return';
import { TypingSigns } from './typing';

/** The event by which the service knows what was read; the name is that of Teams. */
const READ_RECEIPT = 'application/vnd.microsoft.readReceipt';

export type { LineState } from './connection';
export type { Letter } from './letter';

export interface LineParts {
  /** @param watermark of the last set that was heard; `-` before the first */
  open(watermark: string): Promise<Opened>;
  /** A set as it came, each activity once, in order. */
  hear(activities: readonly Activity[]): void;
  onState(state: LineState): void;
  /** Every change of a letter. */
  onLetter(letter: Letter): void;
  /** This browser was given another conversation; the line has ended. */
  onMoved(): void;
  /** Words not yet sent survive a reload in it. */
  keep?: Storage;
}

export class SteadyLine {
  readonly #parts: LineParts;
  readonly #keep: KeptLetters;
  readonly #outbox: Outbox;
  readonly #connection: Connection;
  readonly #echoes = new Echoes(() => this.#connection.reopen());
  readonly #typing = new TypingSigns(() => this.#tellTyping());
  readonly #read = new ReadSigns({
    isOnline: () => this.#connection.isOnline,
    tell: (id) =>
      this.#tell({ type: 'event', name: READ_RECEIPT, value: { lastReadMessageId: id } }),
  });
  readonly #return = new Return((event) => this.#outbox.add(letterOf(event, []), true));
  readonly #heard = new Set<string>();
  #calls: Calls | undefined;

  constructor(parts: LineParts) {
    this.#parts = parts;
    this.#keep = new KeptLetters(parts.keep);
    const queue = new Queue(this.#keep, (letter) => this.#tellLetter(letter));
    this.#outbox = new Outbox(queue, () => this.#connection.reopen());
    this.#connection = new Connection({
      open: (watermark) => parts.open(watermark),
      onOpened: (calls, opened) => this.#opened(calls, opened),
      onSet: (activities) => this.#hear(activities),
      onState: (state) => this.#turned(state),
      onLost: () => this.#lost(),
      onMoved: () => this.#moved(),
    });
  }

  start(): void {
    this.#outbox.restore(this.#keep.read());
    this.#connection.start();
  }

  /** Files that the service would refuse are held back; the letter's activity names them. */
  post(activity: Activity, files: readonly File[] = []): Letter {
    const letter = letterOf(activity, files);
    this.#typing.end();
    this.#outbox.add(letter);
    return letter;
  }

  /** Once more, a letter that was refused. */
  resend(id: string): void {
    this.#outbox.resend(id);
  }

  drop(id: string): void {
    this.#outbox.drop(id);
  }

  /** Now or never: words wait for the connection, a sign of typing does not. */
  noteTyping(): void {
    if (this.#connection.isOnline) this.#typing.note();
  }

  /** Kept while the line is lost. */
  noteRead(activityId: string): void {
    this.#read.note(activityId);
  }

  end(): void {
    this.#read.end();
    this.#connection.end();
    this.#outbox.end();
    this.#echoes.forget();
    this.#return.end();
  }

  /** Words go at once: the way to the service is known, and the socket brings the answers when it is open. */
  #opened(calls: Calls, { resumed }: Opened): void {
    if (!this.#calls) {
      this.#outbox.restore(this.#keep.adopt(calls.conversationId));
      if (!resumed) this.#return.end();
    }
    this.#calls = calls;
    this.#outbox.resume(calls);
  }

  /** Sets may overlap where a line was lost and opened again. */
  #hear(activities: readonly Activity[]): void {
    const fresh = activities.filter(({ id }) => {
      const isFresh = id === undefined || !this.#heard.has(id);
      if (id !== undefined) this.#heard.add(id);
      return isFresh;
    });
    for (const activity of fresh) {
      this.#outbox.hear(clientIdOf(activity) ?? '');
      this.#echoes.hear(activity);
    }
    if (fresh.length === 0) return;
    this.#return.hear(fresh);
    this.#parts.hear(fresh);
  }

  #lost(): void {
    this.#outbox.pause();
    this.#echoes.forget();
  }

  #moved(): void {
    this.end();
    this.#parts.onMoved();
  }

  #tellLetter(letter: Letter): void {
    if (letter.state === 'sent') this.#echoes.expect(letter);
    this.#parts.onLetter(letter);
  }

  #turned(state: LineState): void {
    if (state === 'online') this.#read.resume();
    this.#parts.onState(state);
  }

  #tellTyping(): void {
    this.#tell({ type: 'typing' }).catch(() => {});
  }

  /** What nobody waits for: it is no letter. */
  async #tell(activity: Activity): Promise<void> {
    try {
      await this.#calls?.send({ activity: { ...activity, from: { id: '' } }, files: [] });
    } catch (error) {
      // The token is renewed while the merchant still writes or reads.
      if (error instanceof Refusal && error.status === 403) this.#connection.reopen();
      throw error;
    }
  }
}
