// What the bot promises about time: until when staff are there, or from when on; always a day, an hour and a zone.

import { foldText } from '../../src/language/fold';
import { closingTime, nextOpening } from '../../src/tickets/working-hours';
import { wallTime } from '../../src/tickets/zone-time';
import { readableDay } from '../fields/readable-day';
import { momentText, type SpeaksOfTime } from './moment';

/** Staff who are there for longer than this have no hours worth telling. */
const ALWAYS_MS = 7 * 24 * 3_600_000;

/** One sentence on when staff see what is handed over now. */
export function staffWhen(turn: SpeaksOfTime): string {
  const { t, facts, services } = turn;
  const { calendar } = services.knowledge.hours;
  const now = facts.now.getTime();
  const closes = closingTime(calendar, now);
  const zone = zoneName(turn);
  if (closes !== undefined && closes - now > ALWAYS_MS) return t('hours.always');
  const opens = nextOpening(calendar, closes ?? now);
  if (closes === undefined) {
    if (opens === undefined) return '';
    const from = momentText(turn, opens);
    const holiday = holidayName(turn);
    return holiday === undefined
      ? t('hours.closed', { from, zone })
      : t('hours.holiday', { from, zone, holiday });
  }
  const until = momentText(turn, closes);
  if (opens === undefined) return t('hours.openUntil', { until, zone });
  return t('hours.open', { until, from: momentText(turn, opens), zone });
}

export function staffAreThere({ facts, services }: SpeaksOfTime): boolean {
  return closingTime(services.knowledge.hours.calendar, facts.now.getTime()) !== undefined;
}

export function zoneName({ services, language }: SpeaksOfTime): string {
  return services.knowledge.hours.zoneName[language];
}

/** How long the provider takes, as somebody published it; '' when nothing is known. */
export function waitingHint(turn: SpeaksOfTime, provider: string | undefined): string {
  const { language, services, t } = turn;
  const { waiting } = services.knowledge.hours;
  const named = foldText(provider ?? '');
  const fits = (name: string | undefined) => name !== undefined && named.includes(foldText(name));
  const hint =
    waiting.find((each) => fits(each.provider)) ??
    waiting.find((each) => each.provider === undefined);
  if (!hint) return '';
  const day = readableDay(new Date(`${hint.reviewed}T12:00:00Z`), { language, timeZone: 'UTC' });
  return t('hours.waiting', { hint: hint.hint[language], source: hint.source[language], day });
}

function holidayName({ facts, services, language }: SpeaksOfTime): string | undefined {
  const { calendar, holidays, ownDays } = services.knowledge.hours;
  const { day } = wallTime(facts.now.getTime(), calendar.timeZone);
  const own = ownDays.find(({ from, to }) => from <= day && day <= (to ?? from));
  if (own) return own.name?.[language];
  return holidays.find(({ from, to }) => from <= day && day <= to)?.name[language];
}
