// The knowledge folder: whether it loads, and whether the public holidays are entered.

import { loadAnswerWords } from '../../dialogs/words/answer-words';
import { ThawError } from '../errors';
import { checkWordsIn } from '../knowledge/checks/wording';
import { holidaysRunOut, type OfficeHours } from '../knowledge/hours-file';
import { readKnowledge } from '../knowledge/load';
import { unnamedOperator } from '../knowledge/placeholders';
import { wallTime } from '../tickets/zone-time';
import { type Finding, fault, ok, skipped, warning } from './doctor-finding';

const FIX = 'Correct the lines that npm run -s kb -- check lists.';

export async function checkKnowledge(folder: string, now: number): Promise<Finding[]> {
  try {
    const { content } = await readKnowledge(folder);
    loadAnswerWords(folder);
    const names = unnamedOperator(content.operator).join(', ');
    const { says, fix } = checkWordsIn('en').sentence('operator-unnamed', { names });
    return [
      ok('knowledge', `${content.entries.size} entries in ${folder}`),
      ...(names ? [warning('operator', says, fix)] : []),
      ...checkHolidays(content.hours, now),
    ];
  } catch (err) {
    return [
      fault('knowledge', `${folder} cannot be loaded: ${firstFault(err)}`, FIX),
      skipped('holidays', 'the knowledge cannot be loaded'),
    ];
  }
}

function firstFault(err: unknown): string {
  if (!(err instanceof ThawError)) return String((err as Error)?.message ?? err);
  const [first = err.message, ...others] = String(err.details.faults ?? err.message).split('\n');
  return others.length > 0 ? `${first.trim()} (and ${others.length} more)` : first.trim();
}

/** Those of this year and of the next, which are published in November. */
export function checkHolidays(hours: OfficeHours, now: number): Finding[] {
  const today = wallTime(now, hours.calendar.timeZone).day;
  const thisYear = Number(today.slice(0, 4));
  return [thisYear, thisYear + 1].map((year) => {
    const check = `holidays ${year}`;
    const until = hours.holidaysKnownUntil;
    const isEntered = hours.holidays.some(({ from }) => from.startsWith(String(year)));
    if (isEntered && until >= `${year}-12-31`) return ok(check, 'they are entered');
    const says = `hours.yaml knows the public holidays until ${until}`;
    const fix = `Enter the State Council’s arrangement for ${year} in knowledge/hours.yaml and move holidaysKnownUntil to ${year}-12-31.`;
    if (until < today || (year === thisYear && !isEntered)) return fault(check, says, fix);
    const isDue = year === thisYear || holidaysRunOut(hours, now);
    return isDue ? warning(check, says, fix) : ok(check, 'they are published in November');
  });
}
