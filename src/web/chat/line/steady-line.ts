// The conversation's line to the service: it outlives lost sockets, expired tokens and restarts.

import type { Activity } from './activity';
import type { Letter } from './letter';
import type { Opened } from './open-chat';

export type { Letter } from './letter';

/** `lost` once an attempt has failed; a socket that comes back at the first attempt is only `connecting`. */
export type LineState = 'connecting' | 'online' | 'lost';

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
  constructor(readonly parts: LineParts) {}
  start(): void {}
  /** Files that the service would refuse are held back; the letter's activity names them. */
  post(activity: Activity, files: readonly File[] = []): Letter {
    return { id: '', activity, files, at: Date.now(), state: 'waiting' };
  }
  /** Once more, a letter that was refused. */
  resend(id: string): void {
    void id;
  }
  drop(id: string): void {
    void id;
  }
  noteTyping(): void {}
  end(): void {}
}
