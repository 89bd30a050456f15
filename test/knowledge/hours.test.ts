import { checkKnowledge } from '../../src/knowledge/check';
import { faultLine } from '../../src/knowledge/fault';
import { hoursWarning, type OfficeHours } from '../../src/knowledge/hours-file';
import { isOpen } from '../../src/tickets/working-hours';
import { HOURS, knowledgeFolder } from './folder';

async function faultsOf(hours: string): Promise<string[]> {
  const { faults } = await checkKnowledge(knowledgeFolder({ 'hours.yaml': hours }));
  return faults.map((fault) => faultLine({ ...fault, file: 'hours.yaml' }));
}

async function load(hours: string): Promise<OfficeHours> {
  const { hours: found } = await checkKnowledge(knowledgeFolder({ 'hours.yaml': hours }));
  return found as OfficeHours;
}

const shanghai = (text: string) => Date.parse(`${text}+08:00`);

describe('a good file', () => {
  it('has no faults, with breaks, holidays and the days worked for them', async () => {
    expect(await faultsOf(HOURS)).toEqual([]);
    const { calendar } = await load(HOURS);
    expect(isOpen(calendar, shanghai('2026-11-23T12:30'))).toBe(false);
    expect(isOpen(calendar, shanghai('2026-10-05T10:00'))).toBe(false);
    expect(isOpen(calendar, shanghai('2026-10-10T16:30'))).toBe(true);
    expect(isOpen(calendar, shanghai('2026-10-10T17:30'))).toBe(false);
  });

  it('lets own days win over holidays and the week', async () => {
    const own = `ownDays:
  - { from: 2026-10-02, hours: [10:00-11:00] }
  - { from: 2026-11-23, to: 2026-11-24, name: { zh-Hans: 搬家, en: moving } }
`;
    const { calendar } = await load(HOURS + own);
    expect(isOpen(calendar, shanghai('2026-10-02T10:30'))).toBe(true);
    expect(isOpen(calendar, shanghai('2026-11-24T10:30'))).toBe(false);
    expect(isOpen(calendar, shanghai('2026-11-25T10:30'))).toBe(true);
  });

  it('warns when the public holidays run out', async () => {
    const hours = await load(HOURS);
    expect(hoursWarning(hours, Date.parse('2026-10-31T12:00Z'))).toBeUndefined();
    expect(hoursWarning(hours, Date.parse('2026-11-22T12:00Z'))).toContain('2026-12-31');
  });
});

describe('faults', () => {
  it.each([
    ['Asia/Shanghai', 'Asia/Beijing', 'line 1, "timeZone" does not fit: must be an IANA time zone'],
    ['09:00-12:00, 13:30-18:00', '09:00-14:00, 13:30-18:00', 'line 4, overlaps'],
    ['09:00-12:00, 13:30-18:00', '09:00-13:30, 13:30-18:00', 'line 4, begins where'],
    ['09:00-12:00, 13:30-18:00', '18:00-09:00', 'line 4, ends before it starts'],
    ['09:00-12:00, 13:30-18:00', '9-18', 'line 4, must look like'],
    ['09:00-12:00, 13:30-18:00', '09:00-24:30', 'line 4, Write 24:00'],
    ['to: 2026-10-07', 'to: 2026-09-07', 'line 14, before the first'],
    ['to: 2026-10-07', 'to: 2027-10-07', 'line 14, Check the year'],
    ['to: 2026-10-07', 'to: 2026-10-37', 'line 14, must be a day'],
    ['working: [2026-10-10]', 'working: [2026-10-03]', 'line 14, is worked here and a day off'],
    ['swappedDay: [09:00-17:00]', 'swappedDay: 9', 'line 11, "swappedDay" does not fit'],
  ])('tells of %s as %s: %s', async (right, wrong, expected) => {
    const [place = '', ...words] = expected.split(', ');
    const faults = await faultsOf(HOURS.replace(right, wrong));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(`hours.yaml:${place.replace('line ', '')} `);
    expect(faults[0]).toContain(words.join(', '));
  });

  it('tells of a holiday that is given twice, and of a week without hours', async () => {
    const twice = `${HOURS}  - { name: { zh-Hans: 中秋节, en: Mid-Autumn }, from: 2026-10-06, to: 2026-10-08 }\n`;
    expect(await faultsOf(twice)).toEqual([
      expect.stringContaining('2026-10-06 is a day of National Day already'),
    ]);
    const empty = HOURS.replace(/\[09:00-1[28]:00[^\]]*\]/g, '[]');
    expect(await faultsOf(empty)).toEqual([expect.stringContaining('holds no working hour')]);
  });

  it('tells of two hints for the same provider', async () => {
    const hint = `  - hint: { zh-Hans: 几天, en: some days }
    source: { zh-Hans: 官网, en: the website }
    reviewed: 2026-11-22
`;
    expect(await faultsOf(`${HOURS}waiting:\n${hint}${hint}`)).toEqual([
      expect.stringContaining('a hint for all providers already'),
    ]);
  });

  it('tells of a missing file', async () => {
    const { faults } = await checkKnowledge('/nowhere');
    expect(faults.map(({ file }) => file)).toContain('/nowhere/hours.yaml');
  });
});
