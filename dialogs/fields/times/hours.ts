// Which minutes of the day a spoken hour can be, in the part of the day that was said.

import type { Meaning, Part } from './meaning';

type Clock = Extract<Meaning, { is: 'clock' }>;

/** Minutes since the midnight with which the day begins that was named; 1440 and more in the night after it. */
export interface Hour {
  minute: number;
  /** The day after may as well be meant by the day that was named. */
  isNextDay: boolean;
}

const HOUR = 60;
const NOON = 12;
const DAY = 24;
/** From when on a part of the day has begun. */
export const BEGINS: Record<Part, number> = {
  dawn: 0,
  morning: 5 * HOUR,
  noon: 11 * HOUR,
  afternoon: 12 * HOUR,
  dusk: 16 * HOUR,
  evening: 17 * HOUR,
  night: 18 * HOUR,
};

/** Several where it was not said whether before noon or after; none where hour and part do not fit. */
export function hoursOf(clock: Clock, parts: readonly Part[]): Hour[] {
  if (clock.isOpen) return [];
  const at = (hour: number): Hour => ({ minute: hour * HOUR + clock.minute, isNextDay: false });
  const { hour, half } = clock;
  const isNight = parts.some((part) => part === 'evening' || part === 'night');
  const isSmall = hour < 5 || (hour === NOON && clock.minute > 0) || parts.includes('dawn');
  if (isNight && hour <= NOON && half !== 'pm' && (isSmall || hour === NOON)) {
    return [
      { minute: at((hour % NOON) + DAY).minute, isNextDay: hour % NOON !== 0 || clock.minute > 0 },
    ];
  }
  if (half === 'day' || hour > NOON || hour === 0) return [at(hour)];
  if (half !== undefined) return [at((hour % NOON) + (half === 'pm' ? NOON : 0))];
  const [part] = parts;
  if (part === undefined) {
    return clock.isWritten ? [at(hour)] : [at(hour % NOON), at((hour % NOON) + NOON)];
  }
  const fitting = hourIn(hour, part);
  return fitting === undefined ? [] : [at(fitting)];
}

function hourIn(hour: number, part: Part): number | undefined {
  if (part === 'dawn') return hour % NOON;
  if (part === 'morning') return hour < NOON ? hour : undefined;
  if (part === 'noon') return hour >= 10 ? hour : hour <= 3 ? hour + NOON : undefined;
  return (hour % NOON) + NOON;
}
