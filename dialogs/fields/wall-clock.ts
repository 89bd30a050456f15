// The clock on the merchant's wall: times in a zone, without a date library.

import { isKnownZone, shownAt } from '../../src/tickets/zone-time';

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
export function isoMinute(wall: Date, timeZone: string): string {
  const minutes = offsetMinutes(wall, timeZone);
  const sign = minutes < 0 ? '-' : '+';
  const offset = `${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
  return `${isoDay(wall)}T${two(wall.getHours())}:${two(wall.getMinutes())}${sign}${offset}`;
}

function offsetMinutes(wall: Date, timeZone: string): number {
  // Right except within the hour of a clock change, which does not matter for a report.
  const asUtc = utcOf(wall);
  const shown = utcOf(wallClock(new Date(asUtc), timeZone));
  return Math.round((shown - asUtc) / 60_000);
}

function utcOf(wall: Date): number {
  const { year, month, day } = {
    year: wall.getFullYear(),
    month: wall.getMonth(),
    day: wall.getDate(),
  };
  return Date.UTC(year, month, day, wall.getHours(), wall.getMinutes(), wall.getSeconds());
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
