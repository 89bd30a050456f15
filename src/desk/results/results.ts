// The results of a range of days: what was solved without staff by entry and week, and how staff kept their promise of time.

import { setImmediate as nextRound } from 'node:timers/promises';
import type { OfficeHours } from '../../knowledge/hours-file';
import type { KnowledgeContent } from '../../knowledge/load';
import type { Language } from '../../language/language';
import { maskContactsIn } from '../../privacy/mask';
import { listAccounts } from '../../staff/account-store';
import type { Role } from '../../staff/role';
import type { Database } from '../../store/store';
import type { Crew } from '../../tickets/crews/crew';
import { type HoursOfTeam, hoursOfTeams } from '../../tickets/crews/crew-hours';
import { listCrews } from '../../tickets/crews/crew-store';
import { addDays, weekdayOf } from '../../tickets/zone-time';
import { type DayRange, daysOf, partsOf, spanOfDay } from '../insights-range';
import { countRows, type TimeSpan } from '../insights-store';
import { countSolved, listStatuses, listTickets, type TicketRow } from './results-store';
import { coursesOf, type MeasuredTicket, measure, TicketTally } from './ticket-tally';
import type { Grouping, ResultsView } from './view';

/** Read at a time: a few milliseconds, in which no chat is served. */
const MOST_ROWS = 800;

export interface ResultsRequest {
  range: DayRange;
  /** Of the titles. */
  language: Language;
  knowledge: KnowledgeContent;
  /** Milliseconds since 1970. */
  now: number;
  /** Only administrators see colleagues by name; others see themselves, and nobody sees anyone where it is missing. */
  reader?: { id: string; role: Role };
}

interface Solved {
  answers: number;
  solved: number;
}

/** The Monday of the day's week. */
export function weekOf(day: string): string {
  return addDays(day, -((weekdayOf(day) + 6) % 7));
}

/** Lets the chats go first before each statement. */
export async function results(db: Database, request: ResultsRequest): Promise<ResultsView> {
  const { range, knowledge, language } = request;
  const { calendar, answerWithinMs } = knowledge.hours;
  const crews = await listCrews(db);
  const gathered = new Gathered(request, crews);
  for (const day of daysOf(range)) {
    await nextRound();
    const span = spanOfDay(day, calendar.timeZone);
    const parts = Math.ceil((await countRows(db, span)) / MOST_ROWS) || 1;
    for (const part of partsOf(span, parts)) await gathered.read(db, { week: weekOf(day), part });
  }
  const people = await listAccounts(db);
  const nameOf = (by: Grouping, id: string) => {
    const named = by === 'team' ? crews : by === 'person' ? people : [];
    return named.find((each) => each.id === id)?.name ?? id;
  };
  return {
    ...range,
    timeZone: calendar.timeZone,
    promiseMs: answerWithinMs,
    weeks: await gathered.weeks(),
    entries: gathered.entries((id) => knowledge.entries.get(id)?.[language].title ?? id),
    groups: await gathered.groups(nameOf),
  };
}

class Gathered {
  readonly #request: ResultsRequest;
  readonly #hasTeams: boolean;
  readonly #hoursOf: HoursOfTeam<OfficeHours>;
  readonly #weeks = new Map<string, { solved: Solved; tickets: TicketTally }>();
  readonly #entries = new Map<string, Map<string, Solved>>();
  readonly #groups = new Map<Grouping, Map<string, TicketTally>>();

  constructor(request: ResultsRequest, crews: readonly Crew[]) {
    this.#request = request;
    this.#hasTeams = crews.length > 0;
    this.#hoursOf = hoursOfTeams(request.knowledge.hours, crews);
  }

  async read(db: Database, { week, part }: { week: string; part: TimeSpan }): Promise<void> {
    await nextRound();
    const ofWeek = got(this.#weeks, week, () => ({ solved: none(), tickets: new TicketTally() }));
    for (const { entry, answers, solved } of await countSolved(db, part)) {
      const counts = { answers: Number(answers), solved: Number(solved ?? 0) };
      const ofEntry = got(this.#entries, entry, () => new Map<string, Solved>());
      increase(got(ofEntry, week, none), counts);
      increase(ofWeek.solved, counts);
    }
    await nextRound();
    const tickets = await listTickets(db, part);
    if (tickets.length === 0) return;
    await nextRound();
    const courses = coursesOf(await listStatuses(db, part));
    const { now } = this.#request;
    for (const ticket of tickets) {
      const given = { hours: this.#hoursOf(ticket.team), now };
      const measured = measure(ticket, courses.get(ticket.number), given);
      ofWeek.tickets.add(measured);
      this.#addToGroups(ticket, measured);
    }
  }

  #addToGroups(ticket: TicketRow, measured: MeasuredTicket): void {
    const { kind, language, provider, assignee, team } = ticket;
    const { reader } = this.#request;
    const isShown = reader && (reader.role === 'admin' || reader.id === assignee);
    const names: [Grouping, string][] = [
      ['all', ''],
      ['kind', kind],
      ['provider', maskContactsIn(provider ?? '')],
      ['language', language],
      ...(this.#hasTeams ? [['team', team ?? ''] as [Grouping, string]] : []),
      ...(isShown ? [['person', assignee ?? ''] as [Grouping, string]] : []),
    ];
    for (const [by, name] of names) {
      const ofGrouping = got(this.#groups, by, () => new Map<string, TicketTally>());
      got(ofGrouping, name, () => new TicketTally()).add(measured);
    }
  }

  async weeks(): Promise<ResultsView['weeks']> {
    const weeks: ResultsView['weeks'] = [];
    for (const [week, { solved, tickets }] of this.#weeks) {
      await nextRound();
      weeks.push({ week, ...solved, ...tickets.figures() });
    }
    return weeks;
  }

  entries(titleOf: (id: string) => string): ResultsView['entries'] {
    const all = [...this.#entries].map(([id, weeks]) => ({
      id,
      title: titleOf(id),
      weeks: [...weeks].map(([week, counts]) => ({ week, ...counts })),
    }));
    const count = ({ weeks }: (typeof all)[number]) =>
      weeks.reduce((sum, { answers }) => sum + answers, 0);
    return all.sort((a, b) => count(b) - count(a) || (a.id < b.id ? -1 : 1));
  }

  async groups(nameOf: (by: Grouping, id: string) => string): Promise<ResultsView['groups']> {
    const groups: ResultsView['groups'] = [];
    for (const [by, named] of this.#groups) {
      const sorted = [...named].sort(
        ([a, one], [b, other]) => other.tickets - one.tickets || (a < b ? -1 : 1),
      );
      for (const [id, tally] of sorted) {
        await nextRound();
        groups.push({ by, id, name: nameOf(by, id), ...tally.figures() });
      }
    }
    return groups;
  }
}

function none(): Solved {
  return { answers: 0, solved: 0 };
}

function increase(counts: Solved, { answers, solved }: Solved): void {
  counts.answers += answers;
  counts.solved += solved;
}

function got<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
