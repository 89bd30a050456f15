// Several processes that call out to each other, all of them in the test's own.

import type { Hints } from '../../src/store/hints';

interface Member {
  hear: (text: string) => void;
  onGap: () => void;
}

export class Party {
  readonly told: string[] = [];
  readonly #members = new Set<Member>();
  /** Nobody hears anything while it is true. */
  isDeaf = false;

  join(): Hints {
    const member: Member = { hear: () => {}, onGap: () => {} };
    this.#members.add(member);
    return {
      tell: async (text) => {
        this.told.push(text);
        if (this.isDeaf) return;
        for (const other of this.#members) if (other !== member) other.hear(text);
      },
      listen: (hear, onGap) => Object.assign(member, { hear, onGap }),
      close: async () => {
        this.#members.delete(member);
      },
    };
  }

  /** The connections are there again. */
  heal(): void {
    this.isDeaf = false;
    for (const { onGap } of this.#members) onGap();
  }
}
