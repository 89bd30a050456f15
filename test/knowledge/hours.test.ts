import { checkKnowledge } from '../../src/knowledge/check';
import { faultLine } from '../../src/knowledge/fault';
import { holidaysRunOut, type OfficeHours } from '../../src/knowledge/hours-file';
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
    expect(holidaysRunOut(hours, Date.parse('2026-10-31T12:00Z'))).toBe(false);
    expect(holidaysRunOut(hours, Date.parse('2026-11-22T12:00Z'))).toBe(true);
  });
});
