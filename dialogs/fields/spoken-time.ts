// Reads a day or a minute from what people say: "昨天下午", "上周五", "last Monday 3pm"; a wrong time is worse than none.

import { wallTime } from '../../src/tickets/zone-time';
import type { Moment } from './times/resolve';
import { type Telling, type Told, tellingOf } from './times/sequence';
import { isoMinute } from './wall-clock';

interface Clock {
  now: Date;
  /** IANA name. */
  timeZone: string;
}

interface Words {
  /** What the time was read from: `said.slice(from, to)`. */
  words: string;
  from: number;
  to: number;
}

export type SpokenTime =
  /** `at`: `2026-11-21` or `2026-11-21T15:00+08:00`. `times`: how many different ones are named. */
  | ({ kind: 'time'; at: string; times: number } & Words)
  /** `at` is the likeliest reading, to be asked back. */
  | ({ kind: 'unsure'; at: string } & Words)
  | ({ kind: 'future' | 'old' | 'vague' } & Words)
  | { kind: 'none' };

const BY_WORTH = ['time', 'unsure', 'old', 'vague', 'future'] as const;

export function readSpokenTime(said: string, clock: Clock): SpokenTime {
  const telling = spokenTimes(said, clock);
  const kind = BY_WORTH.find((each) => telling.told.some(({ resolved }) => resolved.kind === each));
  const told = telling.told.find(({ resolved }) => resolved.kind === kind);
  if (!told) return { kind: 'none' };
  const words = wordsOf(said, telling, told);
  const { resolved } = told;
  if (resolved.kind === 'time') {
    return {
      kind: 'time',
      at: isoOf(resolved.moment, clock),
      times: differing(telling, clock),
      ...words,
    };
  }
  if (resolved.kind === 'unsure')
    return { kind: 'unsure', at: isoOf(resolved.moment, clock), ...words };
  return resolved.kind === 'none' ? { kind: 'none' } : { kind: resolved.kind, ...words };
}

/** All times of a message, for who has to choose among them. */
export function spokenTimes(said: string, { now, timeZone }: Clock): Telling {
  return tellingOf(said, wallTime(now.getTime(), timeZone));
}

export function wordsOf(said: string, { message }: Telling, { from, to }: Told): Words {
  const span = message.span(from, to);
  return { words: said.slice(span.from, span.to), ...span };
}

export function isoOf({ day, minute }: Moment, { timeZone }: Clock): string {
  return minute === undefined ? day : isoMinute({ day, minute }, timeZone);
}

function differing({ told }: Telling, clock: Clock): number {
  const times = told.flatMap(({ resolved }) =>
    'moment' in resolved ? isoOf(resolved.moment, clock) : [],
  );
  return new Set(times).size;
}
