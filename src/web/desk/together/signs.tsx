// Tells colleagues that a ticket is on the screen here, and when somebody writes in it.

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { CompanyState } from '../../../desk/together/together-views';
import { postAtLast } from '../api';
import { ticketPath } from '../queries';

/** The service forgets whoever gives no sign for twice as long. */
const LOOKS_EVERY_MS = 20_000;
const WRITES_EVERY_MS = 4000;

class Signs {
  readonly #path: string;
  #timer: ReturnType<typeof setInterval> | undefined;
  #wroteAt = Number.NEGATIVE_INFINITY;

  constructor(number: string) {
    this.#path = `${ticketPath(number)}/company`;
  }

  /** With each letter; told only now and then. */
  writes(): void {
    if (Date.now() - this.#wroteAt < WRITES_EVERY_MS) return;
    this.#wroteAt = Date.now();
    this.#tell('writes');
  }

  /** What was written is sent, or gone. */
  rests(): void {
    if (this.#wroteAt === Number.NEGATIVE_INFINITY) return;
    this.#wroteAt = Number.NEGATIVE_INFINITY;
    this.#tell('looks');
  }

  /** Tabs in the background are looked at by nobody. */
  watch(): () => void {
    const look = () => {
      const isShown = document.visibilityState === 'visible';
      if (isShown === (this.#timer !== undefined)) return;
      if (!isShown) return this.#leave();
      this.#tell('looks');
      this.#timer = setInterval(() => this.#renew(), LOOKS_EVERY_MS);
    };
    const leave = () => this.#leave();
    document.addEventListener('visibilitychange', look);
    addEventListener('pagehide', leave);
    look();
    return () => {
      document.removeEventListener('visibilitychange', look);
      removeEventListener('pagehide', leave);
      this.#leave();
    };
  }

  /** Whoever writes at this moment has told more. */
  #renew(): void {
    if (Date.now() - this.#wroteAt >= WRITES_EVERY_MS) this.#tell('looks');
  }

  #leave(): void {
    if (this.#timer === undefined) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#tell('left');
  }

  #tell(state: CompanyState): void {
    // A sign that is lost is followed by another one.
    postAtLast(this.#path, { state }).catch(() => {});
  }
}

const SignsContext = createContext<Pick<Signs, 'writes' | 'rests'>>({ writes() {}, rests() {} });

export const useSigns = () => useContext(SignsContext);

/** @param number of the ticket on the screen; the page makes this anew for another one */
export function SignsOf({ number, children }: { number: string; children: ReactNode }) {
  const [signs] = useState(() => new Signs(number));
  useEffect(() => signs.watch(), [signs]);
  return <SignsContext value={signs}>{children}</SignsContext>;
}
