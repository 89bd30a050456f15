// What one piece of a spoken time means: a day, a part of it, an hour, a span of time.

export type Part = 'dawn' | 'morning' | 'noon' | 'afternoon' | 'dusk' | 'evening' | 'night';

export interface CalendarDate {
  year?: number;
  /** 1 to 12; without it the day of the latest month that has it. */
  month?: number;
  day: number;
}

export type Meaning =
  /** "yesterday" is 1. */
  | { is: 'day'; back: number; part?: Part; isSure?: boolean }
  /** 0 is Sunday. `weeks`: that day of the week so many weeks ago, from Monday to Sunday. */
  | { is: 'weekday'; weekday: number; weeks?: number; which?: 'last' | 'gone' }
  /** Several where the digits can be read in several ways. */
  | { is: 'date'; readings: CalendarDate[]; isSure?: boolean }
  /** "11.20": a day, or half past seven as in "7.30". */
  | {
      is: 'dotted';
      first: number;
      second: number;
      isTwoDigits: boolean;
      isAfterAt: boolean;
      isInPlace: boolean;
    }
  /** `isSpan`: it was said how long, and not how long ago. */
  | { is: 'ago'; minutes: number; isSure: boolean; isSpan?: true }
  | { is: 'part'; part: Part }
  /**
   * `half`: said to be before or after noon, or on the clock of 24 hours; `isWritten`: as that clock writes it, if nothing
   * speaks against it ("09:30"); `isOpen`: "at two or three".
   */
  | {
      is: 'clock';
      hour: number;
      minute: number;
      half?: 'am' | 'pm' | 'day';
      isWritten?: boolean;
      isOpen?: boolean;
    }
  | { is: 'midnight' }
  /** `back` is negative for what is to come; `some` names no single one. */
  | { is: 'period'; unit: 'week' | 'month' | 'year' | 'some'; back: number };

export interface Piece {
  from: number;
  to: number;
  meaning: Meaning;
}

/** How a kind of piece is written; `mean` tells undefined for what only looks like it. */
export interface Wording {
  pattern: RegExp;
  mean(match: RegExpExecArray): Meaning | undefined;
}

/** Groups of a match by name, '' where absent. */
export function named(match: RegExpExecArray): (name: string) => string {
  return (name) => match.groups?.[name] ?? '';
}
