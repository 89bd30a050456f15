// How long tickets took in working time against the promise, added up for each group that is asked about.

import type { OfficeHours } from '../../knowledge/hours-file';
import { addWorkingTime, workingTimeBetween } from '../../tickets/working-hours';
import { quantile } from '../insights-tally';
import type { StatusRow, TicketRow } from './results-store';
import type { AnswerTimes, TicketFigures } from './view';

type Hours = Pick<OfficeHours, 'calendar' | 'answerWithinMs'>;

/** What became of a ticket, by its states in order. */
export interface Course {
  /** Since when it is resolved or closed, without having been opened again. */
  doneAt?: number;
  isReopened: boolean;
  isWithdrawn: boolean;
}

interface StatusChange {
  from?: string;
  to?: string;
  reason?: string;
}

const isDone = (status: string | undefined) => status === 'resolved' || status === 'closed';

export function coursesOf(rows: readonly StatusRow[]): Map<string, Course> {
  const courses = new Map<string, Course>();
  for (const { ticket, at, body } of rows) {
    const { from, to, reason } = JSON.parse(body) as StatusChange;
    const { doneAt, isReopened = false } = courses.get(ticket) ?? {};
    const opens = isDone(from) && !isDone(to);
    const done = isDone(to) ? (doneAt ?? at) : undefined;
    courses.set(ticket, {
      ...(done !== undefined && { doneAt: done }),
      isReopened: isReopened || opens,
      isWithdrawn: isDone(to) && reason === 'withdrawn',
    });
  }
  return courses;
}

class Times {
  readonly #worked: number[] = [];
  #inTime = 0;
  #late = 0;

  add({ worked, isInTime }: { worked?: number; isInTime: boolean }): void {
    if (worked !== undefined) this.#worked.push(worked);
    if (isInTime) this.#inTime++;
    else this.#late++;
  }

  figures(): AnswerTimes {
    // Several times faster than sorting a list.
    const sorted = Float64Array.from(this.#worked).sort();
    return {
      medianMs: quantile(sorted, 0.5),
      p90Ms: quantile(sorted, 0.9),
      inTime: this.#inTime,
      counted: this.#inTime + this.#late,
    };
  }
}

type Measured = Parameters<Times['add']>[0] | undefined;

/** Of one ticket; undefined: it is neither done nor late. */
export interface MeasuredTicket {
  first: Measured;
  whole: Measured;
  isReopened: boolean;
}

const UNTOUCHED: Course = { isReopened: false, isWithdrawn: false };

/** A ticket that the merchant withdrew says nothing about how long staff take. */
export function measure(
  { created_at: from, first_reply_at: reply }: TicketRow,
  course: Course = UNTOUCHED,
  { hours, now }: { hours: Hours; now: number },
): MeasuredTicket {
  const { calendar, answerWithinMs } = hours;
  const { doneAt, isReopened, isWithdrawn } = course;
  const due = addWorkingTime(calendar, from, answerWithinMs) ?? Number.POSITIVE_INFINITY;
  const until = (at: number | null | undefined): Measured => {
    if (at === null || at === undefined) return now > due ? { isInTime: false } : undefined;
    return { worked: workingTimeBetween(calendar, from, at), isInTime: at <= due };
  };
  return {
    first: reply === null && (isWithdrawn || doneAt !== undefined) ? undefined : until(reply),
    whole: isWithdrawn ? undefined : until(doneAt),
    isReopened,
  };
}

export class TicketTally {
  #tickets = 0;
  #reopened = 0;
  readonly #first = new Times();
  readonly #whole = new Times();

  get tickets(): number {
    return this.#tickets;
  }

  add({ first, whole, isReopened }: MeasuredTicket): void {
    this.#tickets++;
    if (isReopened) this.#reopened++;
    if (first) this.#first.add(first);
    if (whole) this.#whole.add(whole);
  }

  figures(): TicketFigures {
    return {
      tickets: this.#tickets,
      reopened: this.#reopened,
      first: this.#first.figures(),
      whole: this.#whole.figures(),
    };
  }
}
