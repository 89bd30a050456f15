// The time zone data of this Node: opening hours and every promise of time are reckoned with it.

import { wallTime } from '../tickets/zone-time';
import { type Finding, fault, ok } from './doctor-finding';

/** Moments at which a clock there shows that day and minute. */
const KNOWN = [
  { zone: 'Asia/Shanghai', at: '2026-07-01T00:00:00Z', day: '2026-07-01', minute: 480 },
  { zone: 'Asia/Shanghai', at: '1990-07-01T00:00:00Z', day: '1990-07-01', minute: 540 },
  { zone: 'America/New_York', at: '2026-01-15T03:00:00Z', day: '2026-01-14', minute: 1320 },
  { zone: 'Europe/Berlin', at: '2026-07-01T00:00:00Z', day: '2026-07-01', minute: 120 },
] as const;

export function checkZones(read = wallTime): Finding {
  const version = process.versions.tz ?? 'unknown';
  const wrong = KNOWN.find(({ zone, at, day, minute }) => {
    try {
      const shown = read(Date.parse(at), zone);
      return shown.day !== day || shown.minute !== minute;
    } catch {
      return true;
    }
  });
  if (!wrong) return ok('time zones', `data of ${version}`);
  return fault(
    'time zones',
    `this Node does not know the time in ${wrong.zone} (data of ${version})`,
    'Use the Node that npm ci brings along, or one that is built with full-icu; unset NODE_ICU_DATA and ICU_TIMEZONE_FILES_DIR.',
  );
}
