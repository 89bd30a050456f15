// Everything that a message tells of the fields, found in one pass; no words count for two fields.

import { findAmount } from './amount';
import { findBefore } from './before';
import type { FieldValue, ReadingAids } from './field';
import type { Find } from './find';
import { findTimes } from './find-frozen-at';
import { findNotice } from './notice';
import { findAttempts, type Misfit } from './numbers/find-numbers';
import { findProvider } from './provider';
import { findScope } from './scope';

/** The fields that words of a message tell of by themselves. */
export type Told =
  | 'merchantId'
  | 'terminalId'
  | 'provider'
  | 'frozenAt'
  | 'notice'
  | 'scope'
  | 'before'
  | 'amount'
  | 'contact';

export type Finds = { readonly [N in Told]: readonly Find<FieldValue<N>>[] } & {
  /** Digits that fit no field: attempts of the wrong length. */
  readonly misfits: readonly Misfit[];
  /** A time is named, and none that a freeze can have. */
  readonly strayTime?: 'future' | 'old';
};

export function findAll(said: string, aids: ReadingAids): Finds {
  const { merchantId, terminalId, contact, misfits } = findAttempts(said);
  const notice = findNotice(said, aids);
  const before = findBefore(said, aids).filter(apartFrom(notice));
  const { frozenAt: times, ...stray } = findTimes(said, aids);
  // "…has been suspended on 19 November": a notice may say when; a slip only says when it was printed.
  const isInNotice = (find: Span) => notice.some((other) => overlap(find, other));
  const frozenAt = times
    .filter((find) => find.named || !isInNotice(find))
    .filter(apartFrom(merchantId));
  const numbers = [...merchantId, ...terminalId, ...contact, ...misfits, ...notice];
  return {
    ...{ merchantId, terminalId, contact, misfits, notice, before, ...stray },
    // A bank in a notice, and words of another field, are no name.
    provider: findProvider(said, aids).filter(
      (find) => find.counts === 'anywhere' || apartFrom([...numbers, ...times, ...before])(find),
    ),
    // The day of a story is not the day of the freeze, nor is its money what is held.
    frozenAt: frozenAt.map(onlyAskedIn(before)),
    scope: findScope(said, aids),
    amount: findAmount(said)
      .filter(apartFrom([...numbers, ...frozenAt]))
      .map(onlyAskedIn(before)),
  };
}

interface Span {
  from: number;
  to: number;
}

function overlap(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}

function apartFrom(others: readonly Span[]): (find: Span) => boolean {
  return (find) => !others.some((other) => overlap(find, other));
}

function onlyAskedIn(others: readonly Find<unknown>[]): <T>(find: Find<T>) => Find<T> {
  const sure = others.filter(({ counts }) => counts === 'anywhere');
  return (find) =>
    sure.some((other) => overlap(find, other)) ? { ...find, counts: 'asked' } : find;
}
