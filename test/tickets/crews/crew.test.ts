// Which team a new ticket comes to, when a team works, and how its hours are written.

import { type Crew, crewFor } from '../../../src/tickets/crews/crew';
import { calendarOf, hoursOfTeams } from '../../../src/tickets/crews/crew-hours';
import { spansIn, spansText } from '../../../src/tickets/span-text';
import { isOpen, type WorkingHours } from '../../../src/tickets/working-hours';
import { ticketDraft } from '../tickets';

const NINE_TO_SIX = [{ from: 540, to: 1080 }];
const CALENDAR: WorkingHours = {
  timeZone: 'Asia/Shanghai',
  week: [[], NINE_TO_SIX, NINE_TO_SIX, NINE_TO_SIX, NINE_TO_SIX, NINE_TO_SIX, []],
  dates: new Map([['2026-11-29', []]]),
};

function crew(
  id: string,
  more: Partial<Omit<Crew, 'rules'>> & { rules?: Partial<Crew['rules']> } = {},
): Crew {
  const { rules, ...rest } = more;
  return {
    ...{ id, name: id, version: 1, members: [], isRetired: false, takesNew: true },
    ...{ week: null, distributes: false, cap: null, ...rest },
    rules: { providers: [], languages: [], kinds: [], ...rules },
  };
}

const ticket = (provider?: string, more: Parameters<typeof ticketDraft>[1] = {}) => {
  const draft = ticketDraft('FZ-20261122-0001', more);
  return { ...draft, fields: { ...draft.fields, ...(provider && { provider }) } };
};

it('is the first whose rules fit: provider, language and kind, each list that is not empty', () => {
  const crews = [
    crew('lakala', { rules: { providers: ['拉卡拉', 'Shengpay'] } }),
    crew('english', { rules: { languages: ['en'] } }),
    crew('money', { rules: { languages: ['zh-Hans'], kinds: ['settlement'] } }),
  ];
  const idFor = (...given: Parameters<typeof ticket>) => crewFor(crews, ticket(...given))?.id;
  expect(idFor('拉卡拉 Lakala')).toBe('lakala');
  expect(idFor('盛付通 SHENGPAY', { language: 'en' })).toBe('lakala');
  expect(idFor('银行 Bank', { language: 'en' })).toBe('english');
  expect(idFor(undefined, { kind: 'settlement' })).toBe('money');
  expect(idFor('银行 Bank')).toBeUndefined();
  expect(idFor()).toBeUndefined();
});

it('passes over teams that are retired or take no new tickets; one without rules takes all', () => {
  const crews = [
    crew('old', { isRetired: true }),
    crew('second', { takesNew: false }),
    crew('all'),
  ];
  expect(crewFor(crews, ticket())?.id).toBe('all');
  expect(crewFor(crews.slice(0, 2), ticket())).toBeUndefined();
});

it('works in its own week, and rests on the holidays of everybody', () => {
  const week = [NINE_TO_SIX, [], [], [], [], [], NINE_TO_SIX];
  const weekend = crew('weekend', { week });
  const own = calendarOf(CALENDAR, weekend);
  const at = (day: string) => Date.parse(`${day}T10:00:00+08:00`);
  expect(isOpen(own, at('2026-11-28'))).toBe(true);
  expect(isOpen(own, at('2026-11-27'))).toBe(false);
  expect(isOpen(own, at('2026-11-29'))).toBe(false);
  expect(calendarOf(CALENDAR, crew('weekend', { week: [...week] }))).toBe(own);
  const hours = { calendar: CALENDAR };
  const hoursOf = hoursOfTeams(hours, [weekend, crew('all')]);
  expect(hoursOf('weekend').calendar).toBe(own);
  expect([hoursOf('all'), hoursOf(null), hoursOf('gone')]).toEqual([hours, hours, hours]);
});

it.each([
  ['', ''],
  ['09:00-12:00, 13:30-18:00', '09:00-12:00, 13:30-18:00'],
  ['９：００－１２：００、13:30—24:00', '09:00-12:00, 13:30-24:00'],
  ['9:00至18:00', '09:00-18:00'],
])('reads the hours %p as %p', (written, read) => {
  expect(spansText(spansIn(written) ?? [])).toBe(read);
});

it.each(['9-18', '18:00-09:00', '09:00-12:00,11:00-18:00', '09:00-24:30', 'closed', '09:60-10:00'])(
  'takes %p for no hours',
  (written) => expect(spansIn(written)).toBeUndefined(),
);
