// Notices that the merchant has opened the page again after a while: the bot may offer an unfinished form.

import type { Activity } from './activity';

/** Sooner, the conversation shown again says enough by itself. */
const AWAY_MS = 10 * 60_000;
/** A replayed conversation arrives in one go. */
const REST_MS = 500;

/** Listens to the replay of a conversation that had begun before; what comes after it is no return. */
export class Return {
  readonly #announce: (event: Activity) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;

  constructor(announce: (event: Activity) => void) {
    this.#announce = announce;
  }

  hear(activities: readonly Activity[]): void {
    const last = activities[activities.length - 1];
    if (this.#isOver || !last) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#isOver = true;
      if (Date.now() - Date.parse(last.timestamp ?? '') >= AWAY_MS)
        this.#announce(eventAfter(last));
    }, REST_MS);
  }

  end(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }
}

/** However often the page is opened meanwhile, the service takes the same id once. */
function eventAfter({ id }: Activity): Activity {
  const channelData = { clientActivityID: `return-${id}` };
  return { type: 'event', name: 'webchat/join', channelData };
}
