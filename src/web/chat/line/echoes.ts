// Notices that the stream is deaf: the service has taken a message, but the stream does not bring it.

import { type Activity, clientIdOf } from './activity';
import type { Letter } from './letter';

/** The service puts a message on the stream as soon as it has acknowledged it. */
const ECHO_LIMIT_MS = 8_000;

/** A telephone that changes its network sends by a new connection, while the socket still hangs on the old one. */
export class Echoes {
  readonly #onMissing: () => void;
  readonly #awaited = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(onMissing: () => void) {
    this.#onMissing = onMissing;
  }

  /** Events are not on the stream. */
  expect({ id, activity }: Letter): void {
    if (activity.type === 'message') {
      this.#awaited.set(id, setTimeout(this.#onMissing, ECHO_LIMIT_MS));
    }
  }

  hear(activity: Activity): void {
    const id = clientIdOf(activity) ?? '';
    clearTimeout(this.#awaited.get(id));
    this.#awaited.delete(id);
  }

  /** Another socket brings what was missing. */
  forget(): void {
    for (const timer of this.#awaited.values()) clearTimeout(timer);
    this.#awaited.clear();
  }
}
