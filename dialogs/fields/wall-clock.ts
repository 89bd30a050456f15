// The clock on the merchant's wall: times in a zone, without a date library.

import { instantOf, isKnownZone, shownAt, type WallTime } from '../../src/tickets/zone-time';

/** Used when the device names no zone, and for the day in ticket numbers. */
export const HOME_ZONE = 'Asia/Shanghai';

/** The zone if it is known, else the home zone: the name comes from the client. */
export function knownZone(timeZone: string | undefined): string {
  return timeZone !== undefined && isKnownZone(timeZone) ? timeZone : HOME_ZONE;
}

/**
 * A Date whose machine-local fields (getHours …) are what a clock in the zone shows.
 * Reckoning with it needs no zone; it is no instant.
 */
export function wallClock(instant: Date, timeZone: string): Date {
  const shown = new Date(shownAt(instant.getTime(), timeZone));
  const [year, month, day] = [shown.getUTCFullYear(), shown.getUTCMonth(), shown.getUTCDate()];
  const [hour, minute, second] = [
    shown.getUTCHours(),
    shown.getUTCMinutes(),
    shown.getUTCSeconds(),
  ];
  return new Date(year, month, day, hour, minute, second);
}

/** `2026-11-21` */
export function isoDay(wall: Date): string {
  return `${wall.getFullYear()}-${two(wall.getMonth() + 1)}-${two(wall.getDate())}`;
}

/** `2026-11-21T15:00+08:00` */
export function isoMinute({ day, minute }: WallTime, timeZone: string): string {
  const instant = instantOf({ day, minute }, timeZone);
  const offset = Math.round((shownAt(instant, timeZone) - instant) / 60_000);
  const sign = offset < 0 ? '-' : '+';
  return `${day}T${clockOf(minute)}${sign}${clockOf(Math.abs(offset))}`;
}

function clockOf(minutes: number): string {
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
