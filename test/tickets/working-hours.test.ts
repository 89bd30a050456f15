import fc from 'fast-check';
import {
  addWorkingTime,
  closingTime,
  isOpen,
  nextOpening,
  type Span,
  type WorkingHours,
  workingTimeBetween,
} from '../../src/tickets/working-hours';
import { instantOf, wallTime, weekdayOf } from '../../src/tickets/zone-time';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NINE_TO_SIX: Span[] = [{ from: 540, to: 1080 }];
const WITH_BREAK: Span[] = [
  { from: 540, to: 720 },
  { from: 810, to: 1080 },
];

function hours(changes: Partial<WorkingHours> = {}): WorkingHours {
  const workday = NINE_TO_SIX;
  return {
    timeZone: 'Asia/Shanghai',
    week: [[], workday, workday, workday, workday, workday, []],
    dates: new Map<string, Span[]>([
      ['2026-10-01', []],
      ['2026-10-02', []],
      ['2026-10-05', []],
      ['2026-10-06', []],
      ['2026-10-07', []],
      ['2026-10-10', NINE_TO_SIX],
    ]),
    ...changes,
  };
}

const at = (text: string) => Date.parse(text);
const inShanghai = (text: string) => at(`${text}+08:00`);
const iso = (instant: number | undefined) => instant && new Date(instant).toISOString();

describe('isOpen', () => {
  it.each([
    ['2026-11-23T08:59', false],
    ['2026-11-23T09:00', true],
    ['2026-11-23T17:59', true],
    ['2026-11-23T18:00', false],
    ['2026-11-22T10:00', false],
  ])('knows the week: %s %s', (time, open) => {
    expect(isOpen(hours(), inShanghai(time))).toBe(open);
  });

  it('is closed on a holiday and open on the Saturday worked for it', () => {
    expect(isOpen(hours(), inShanghai('2026-10-01T10:00'))).toBe(false);
    expect(isOpen(hours(), inShanghai('2026-10-10T10:00'))).toBe(true);
    expect(isOpen(hours(), inShanghai('2026-10-17T10:00'))).toBe(false);
  });

  it('is closed in the break', () => {
    const week = hours().week.map((spans) => (spans.length > 0 ? WITH_BREAK : []));
    expect(isOpen(hours({ week }), inShanghai('2026-11-23T12:30'))).toBe(false);
    expect(iso(nextOpening(hours({ week }), inShanghai('2026-11-23T12:30')))).toBe(
      iso(inShanghai('2026-11-23T13:30')),
    );
  });
});

describe('nextOpening', () => {
  it.each([
    ['2026-11-22T10:00', '2026-11-23T09:00'],
    ['2026-11-23T08:00', '2026-11-23T09:00'],
    ['2026-11-23T10:00', '2026-11-24T09:00'],
    ['2026-11-27T18:00', '2026-11-30T09:00'],
    ['2026-09-30T20:00', '2026-10-08T09:00'],
    ['2026-10-09T20:00', '2026-10-10T09:00'],
  ])('after %s is %s', (time, next) => {
    expect(iso(nextOpening(hours(), inShanghai(time)))).toBe(iso(inShanghai(next)));
  });

  it('finds nothing in a calendar without hours', () => {
    const never = hours({ week: [[], [], [], [], [], [], []], dates: new Map() });
    expect(nextOpening(never, inShanghai('2026-11-23T10:00'))).toBeUndefined();
    expect(addWorkingTime(never, inShanghai('2026-11-23T10:00'), HOUR)).toBeUndefined();
  });

  it('keeps the hour on the wall over a change of the clocks', () => {
    const berlin = hours({ timeZone: 'Europe/Berlin', dates: new Map() });
    // Clocks go forward on Sunday, 29 March 2026, and back on 25 October.
    expect(iso(nextOpening(berlin, at('2026-03-27T19:00+01:00')))).toBe('2026-03-30T07:00:00.000Z');
    expect(iso(nextOpening(berlin, at('2026-10-23T19:00+02:00')))).toBe('2026-10-26T08:00:00.000Z');
  });
});

describe('closingTime', () => {
  it('is the end of the span, and none outside it', () => {
    expect(iso(closingTime(hours(), inShanghai('2026-11-23T10:00')))).toBe(
      iso(inShanghai('2026-11-23T18:00')),
    );
    expect(closingTime(hours(), inShanghai('2026-11-22T10:00'))).toBeUndefined();
  });

  it('runs on over midnight', () => {
    const night = [{ from: 1320, to: 1440 }];
    const morning = [{ from: 0, to: 360 }];
    const shift = hours({
      week: [morning, night, [], [], [], [], []],
      dates: new Map([['2026-11-24', morning]]),
    });
    expect(iso(closingTime(shift, inShanghai('2026-11-23T23:00')))).toBe(
      iso(inShanghai('2026-11-24T06:00')),
    );
  });
});

describe('addWorkingTime', () => {
  it.each([
    ['2026-11-23T10:00', 4, '2026-11-23T14:00'],
    ['2026-11-23T16:00', 4, '2026-11-24T11:00'],
    ['2026-11-22T10:00', 1, '2026-11-23T10:00'],
    ['2026-11-27T17:00', 1, '2026-11-27T18:00'],
    ['2026-09-30T17:00', 2, '2026-10-08T10:00'],
    ['2026-10-09T17:00', 10, '2026-10-10T18:00'],
  ])('%s and %d hours make %s', (from, count, to) => {
    expect(iso(addWorkingTime(hours(), inShanghai(from), count * HOUR))).toBe(iso(inShanghai(to)));
  });

  it('gives the time itself for nothing', () => {
    expect(addWorkingTime(hours(), inShanghai('2026-11-22T10:00'), 0)).toBe(
      inShanghai('2026-11-22T10:00'),
    );
  });
});

describe('workingTimeBetween', () => {
  it.each([
    ['within a day', '2026-11-23T10:00', '2026-11-23T12:30', 2.5],
    ['from before the opening', '2026-11-23T07:00', '2026-11-23T09:30', 0.5],
    ['until after the closing', '2026-11-23T17:00', '2026-11-23T23:59', 1],
    ['from the closing to the next opening', '2026-11-23T18:00', '2026-11-24T09:00', 0],
    ['over midnight', '2026-11-23T17:30', '2026-11-24T09:30', 1],
    ['midnight to midnight', '2026-11-23T00:00', '2026-11-24T00:00', 9],
    ['over a weekend', '2026-11-27T17:00', '2026-11-30T10:00', 2],
    ['within a weekend', '2026-11-28T10:00', '2026-11-29T22:00', 0],
    ['a week', '2026-11-23T12:00', '2026-11-30T12:00', 45],
    ['over the National Day holidays', '2026-09-30T17:00', '2026-10-08T10:00', 2],
    ['within a holiday', '2026-10-01T10:00', '2026-10-01T15:00', 0],
    ['over a Saturday that is worked', '2026-10-09T17:00', '2026-10-12T10:00', 11],
    ['over a Saturday that is not', '2026-10-16T17:00', '2026-10-19T10:00', 2],
  ])('%s: %s to %s is %d hours', (_what, from, to, count) => {
    expect(workingTimeBetween(hours(), inShanghai(from), inShanghai(to))).toBe(count * HOUR);
  });

  it('leaves the break out', () => {
    const week = hours().week.map((spans) => (spans.length > 0 ? WITH_BREAK : []));
    const from = inShanghai('2026-11-23T11:00');
    expect(workingTimeBetween(hours({ week }), from, inShanghai('2026-11-23T13:00'))).toBe(HOUR);
    expect(workingTimeBetween(hours({ week }), from, inShanghai('2026-11-23T14:00'))).toBe(
      1.5 * HOUR,
    );
  });

  it('counts to the millisecond and nothing between an instant and itself', () => {
    const opening = inShanghai('2026-11-23T09:00');
    expect(workingTimeBetween(hours(), opening - 1, opening + 1)).toBe(1);
    expect(workingTimeBetween(hours(), opening + 5, opening + 5)).toBe(0);
  });

  it('is negative for a deadline that is over', () => {
    const due = inShanghai('2026-11-27T17:00');
    expect(workingTimeBetween(hours(), inShanghai('2026-11-30T10:00'), due)).toBe(-2 * HOUR);
  });

  it('counts what the wall shows over a change of the clocks', () => {
    const allDay: Span[] = [{ from: 0, to: 1440 }];
    const berlin = hours({
      timeZone: 'Europe/Berlin',
      week: Array(7).fill(allDay),
      dates: new Map(),
    });
    const spring = workingTimeBetween(
      berlin,
      at('2026-03-29T00:00+01:00'),
      at('2026-03-30T00:00+02:00'),
    );
    const autumn = workingTimeBetween(
      berlin,
      at('2026-10-25T00:00+02:00'),
      at('2026-10-26T00:00+01:00'),
    );
    expect([spring, autumn]).toEqual([23 * HOUR, 25 * HOUR]);
  });

  it('goes on longer than a deadline may: a ticket of three years ago', () => {
    const never = hours({ dates: new Map([['2026-11-23', NINE_TO_SIX]]), week: Array(7).fill([]) });
    const [from, to] = [inShanghai('2024-01-01T00:00'), inShanghai('2027-01-01T00:00')];
    expect(workingTimeBetween(never, from, to)).toBe(9 * HOUR);
  });
});

describe('in every zone', () => {
  const zone = fc.constantFrom(
    'Asia/Shanghai',
    'Europe/Berlin',
    'America/New_York',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Pacific/Auckland',
    'Asia/Kathmandu',
    'UTC',
  );
  /** No clock changes between six and midnight. */
  const span = fc
    .tuple(fc.integer({ min: 360, max: 1439 }), fc.integer({ min: 1, max: 300 }))
    .map(([from, length]) => ({ from, to: Math.min(1440, from + length) }));
  const calendar = fc.record({
    timeZone: zone,
    week: fc.array(
      fc.oneof(
        fc.constant([]),
        span.map((one) => [one]),
      ),
      {
        minLength: 7,
        maxLength: 7,
      },
    ),
    dates: fc.constant(new Map<string, Span[]>([['2026-03-29', NINE_TO_SIX]])),
  });
  const minute = fc
    .integer({ min: 0, max: 525_599 })
    .map((count) => at('2026-01-01T00:00:00Z') + count * MINUTE);

  const shownOpen = ({ timeZone, week, dates }: WorkingHours, instant: number) => {
    const wall = wallTime(instant, timeZone);
    const spans = dates.get(wall.day) ?? week[weekdayOf(wall.day)] ?? [];
    return spans.some(({ from, to }) => from <= wall.minute && wall.minute < to);
  };

  it('is open when the clock on the wall says so', () => {
    fc.assert(
      fc.property(calendar, minute, (hours, instant) => {
        expect(isOpen(hours, instant)).toBe(shownOpen(hours, instant));
      }),
      { numRuns: 300 },
    );
  });

  it('counts the same minutes as a clock that is watched', () => {
    fc.assert(
      fc.property(calendar, minute, fc.integer({ min: 1, max: 400 }), (hours, from, count) => {
        fc.pre(hours.week.some((spans) => spans.length > 0));
        const end = addWorkingTime(hours, from, count * MINUTE);
        // One minute a week does not add up to that many within the calendar's horizon.
        if (end === undefined) return;
        expect(shownOpen(hours, end - 1)).toBe(true);
        fc.pre(end - from < 4 * 24 * HOUR);
        let worked = 0;
        for (let each = from; each < end; each += MINUTE) if (shownOpen(hours, each)) worked += 1;
        expect(worked).toBe(count);
      }),
      { numRuns: 60 },
    );
  });

  it('counts back what a deadline was reckoned with', () => {
    const length = fc.integer({ min: 0, max: 90 * HOUR });
    fc.assert(
      fc.property(calendar, minute, length, (hours, from, duration) => {
        const end = addWorkingTime(hours, from, duration);
        if (end === undefined) return;
        expect(workingTimeBetween(hours, from, end)).toBe(duration);
        expect(workingTimeBetween(hours, end, from) + duration).toBe(0);
      }),
      { numRuns: 100 },
    );
  });

  it('finds the instant of a wall time again', () => {
    fc.assert(
      fc.property(zone, minute, (timeZone, instant) => {
        const wall = wallTime(instant, timeZone);
        const found = instantOf(wall, timeZone);
        expect(wallTime(found, timeZone)).toEqual(wall);
        expect(instant - found).toBeGreaterThanOrEqual(0);
        expect(instant - found).toBeLessThanOrEqual(HOUR);
      }),
      { numRuns: 500 },
    );
  });
});
