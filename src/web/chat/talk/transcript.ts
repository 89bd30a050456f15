// What stands on the page: the service's messages in their order, then the merchant's that are still under way.

import type { Activity, CardAction } from '../line/activity';
import type { Letter } from '../line/steady-line';
import { choicesOf, type Entry, entryOf, entryOfLetter } from './entry';

export class Transcript {
  readonly #heard: Entry[] = [];
  /** The service's copy may come before or after the answer to sending. */
  readonly #letters = new Map<string, Entry>();
  readonly #echoed = new Set<string>();

  hear(activities: readonly Activity[]): void {
    for (const activity of activities) {
      const own = activity.channelData?.clientActivityID;
      if (typeof own === 'string' && activity.from?.role !== 'bot') {
        this.#letters.delete(own);
        this.#echoed.add(own);
      }
      const entry = entryOf(activity);
      if (entry) this.#heard.push(entry);
    }
  }

  note(letter: Letter): void {
    if (this.#echoed.has(letter.id)) return;
    const entry = entryOfLetter(letter);
    if (entry) this.#letters.set(letter.id, entry);
  }

  forget(letterId: string): void {
    this.#letters.delete(letterId);
  }

  get entries(): readonly Entry[] {
    return [...this.#heard, ...this.#letters.values()];
  }

  /** The buttons that may be tapped now: the last ones offered since the merchant spoke. What was refused was not heard. */
  get choices(): readonly CardAction[] {
    const isOnItsWay = ({ letter }: Entry) => letter?.state !== 'refused';
    if ([...this.#letters.values()].some(isOnItsWay)) return [];
    for (const { from, activity } of [...this.#heard].reverse()) {
      if (from === 'merchant') return [];
      const choices = choicesOf(activity);
      if (choices.length > 0) return choices;
    }
    return [];
  }

  /** Staff speak, and the bot is silent meanwhile. */
  get isWithStaff(): boolean {
    const [last] = this.#heard.filter(({ from }) => from !== 'merchant').slice(-1);
    return last?.from === 'staff';
  }
}
