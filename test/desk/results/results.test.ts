// The results, counted by hand on a small database: solved without staff, answer times against the promise, reopened, by group.

import { type ResultsRequest, results } from '../../../src/desk/results/results';
import { csvOfTable } from '../../../src/desk/results/tables';
import type { TicketFigures } from '../../../src/desk/results/view';
import type { KnowledgeContent } from '../../../src/knowledge/load';
import { addStaff } from '../../../src/staff/manage';
import type { Store } from '../../../src/store/store';
import { readProduct } from '../../support/learned';
import { openTestStore } from '../../support/store';
import { filling, inShanghai } from './filled';

const HOUR = 3_600_000;
/** A Monday to the Sunday after next. */
const RANGE = { from: '2026-11-09', to: '2026-11-22' };

let store: Store;
let knowledge: KnowledgeContent;
let fill: ReturnType<typeof filling>;

beforeAll(async () => {
  knowledge = await readProduct();
});
beforeEach(async () => {
  store = await openTestStore();
  fill = filling(store);
});
afterEach(() => store.close());

function look(reader?: ResultsRequest['reader']) {
  const now = inShanghai('11-24T12:00');
  const request = { range: RANGE, language: 'en', knowledge, now } as const;
  return results(store.read, reader ? { ...request, reader } : request);
}

async function all(): Promise<TicketFigures | undefined> {
  return (await look()).groups.find(({ by }) => by === 'all');
}

const addColleague = (login: string, name: string) =>
  store.write(async (db) => {
    const draft = { login, name, role: 'agent', language: 'en' } as const;
    const added = await addStaff(db, draft, { by: { id: null, name: 'test' }, now: 0 });
    return added.account.id;
  });

const resolve = { do: 'set', status: 'resolved', note: '已处理' } as const;

it('counts an answer as solved when neither a ticket nor a refusal comes within seven days after it', async () => {
  const { ask, handOver } = fill;
  await ask('solved', '11-09T10:00', 'faq.review-time');
  await ask('refused before', '11-09T10:00', 'none');
  await ask('refused before', '11-09T10:01', 'faq.review-time');
  await ask('refused after', '11-10T10:00', 'faq.review-time');
  await ask('refused after', '11-10T10:01', 'none');
  await ask('refused after', '11-10T10:02', 'cause.violations');
  await handOver('ticket before', '11-15T23:00');
  await ask('ticket before', '11-15T23:59:59.999', 'faq.review-time');
  await ask('ticket after', '11-16T00:00', 'faq.review-time');
  await handOver('ticket after', '11-23T00:00');
  await ask('ticket much later', '11-16T00:00', 'faq.review-time');
  await handOver('ticket much later', '11-23T00:00:00.001');
  await ask('not in the range', '11-23T00:00', 'faq.review-time');
  const { entries, weeks } = await look();
  expect(entries).toEqual([
    {
      id: 'faq.review-time',
      title: knowledge.entries.get('faq.review-time')?.en.title,
      weeks: [
        { week: '2026-11-09', answers: 4, solved: 3 },
        { week: '2026-11-16', answers: 2, solved: 1 },
      ],
    },
    {
      id: 'cause.violations',
      title: knowledge.entries.get('cause.violations')?.en.title,
      weeks: [{ week: '2026-11-09', answers: 1, solved: 1 }],
    },
  ]);
  expect(weeks.map(({ week, answers, solved }) => [week, answers, solved])).toEqual([
    ['2026-11-09', 5, 4],
    ['2026-11-16', 2, 1],
  ]);
});

it('measures the first and the whole answer in working time against the promise', async () => {
  const { handOver, change } = fill;
  // Four working hours are promised; nobody works from Friday at six to Monday at nine.
  const quick = await handOver('quick', '11-13T17:00');
  await change(quick, '11-16T10:00', { do: 'set', note: '在看' });
  await change(quick, '11-16T14:00', resolve);
  const inTime = await handOver('to the minute', '11-16T09:00');
  await change(inTime, '11-16T13:00', resolve);
  const late = await handOver('late', '11-17T09:00');
  await change(late, '11-17T15:00', resolve);
  await handOver('nobody answered', '11-18T09:00');
  expect(await all()).toEqual({
    ...{ by: 'all', id: '', name: '', tickets: 4, reopened: 0 },
    first: { medianMs: 4 * HOUR, p90Ms: 6 * HOUR, inTime: 2, counted: 4 },
    whole: { medianMs: 6 * HOUR, p90Ms: 6 * HOUR, inTime: 1, counted: 4 },
  });
});

it('counts what was opened again once, and as done only since it was done for good', async () => {
  const { handOver, change } = fill;
  const again = await handOver('again', '11-16T09:00');
  await change(again, '11-16T10:00', resolve);
  await change(again, '11-16T11:00', { do: 'message', text: '还是不行' }, 'merchant');
  await change(again, '11-16T12:00', resolve);
  await change(again, '11-16T13:00', { do: 'set', status: 'open' });
  await change(again, '11-16T17:00', resolve);
  await change(again, '11-16T17:30', { do: 'set', status: 'closed', reason: 'solved' });
  const waited = await handOver('waited', '11-16T09:00');
  await change(waited, '11-16T09:30', { do: 'set', status: 'waiting', note: '请补资料' });
  await change(waited, '11-16T10:00', { do: 'message', text: '好' }, 'merchant');
  await change(waited, '11-16T11:00', resolve);
  await change(
    await handOver('gone', '11-16T09:00'),
    '11-16T09:05',
    { do: 'withdraw' },
    'merchant',
  );
  const figures = await all();
  expect(figures).toMatchObject({ tickets: 3, reopened: 1 });
  expect(figures?.whole).toEqual({ medianMs: 2 * HOUR, p90Ms: 8 * HOUR, inTime: 1, counted: 2 });
  expect(figures?.first).toEqual({ medianMs: HOUR / 2, p90Ms: HOUR, inTime: 2, counted: 2 });
});

describe('by group', () => {
  let li: string;
  let wang: string;
  beforeEach(async () => {
    li = await addColleague('li', 'Li');
    wang = await addColleague('wang', '=Wang');
    const { handOver, change } = fill;
    for (const [id, name, count] of [
      [li, 'Li', 1],
      [wang, '=Wang', 2],
    ] as const) {
      for (let each = 0; each < count; each++) {
        const number = await handOver(`${name} ${each}`, '11-16T09:00', {
          language: each === 0 ? 'en' : 'zh-Hans',
        });
        await change(number, '11-16T10:00', { do: 'assign', staff: { id, name } });
      }
    }
    await handOver('nobody', '11-16T09:00', { kind: 'person' });
  });

  const people = async (reader?: ResultsRequest['reader']) =>
    (await look(reader)).groups
      .filter(({ by }) => by === 'person')
      .map(({ name, tickets }) => [name, tickets]);

  it('adds up by kind, provider and language', async () => {
    const { groups } = await look();
    expect(groups.map(({ by, name, tickets }) => [by, name, tickets])).toEqual([
      ['all', '', 4],
      ['kind', 'freeze', 3],
      ['kind', 'person', 1],
      ['provider', '', 4],
      ['language', 'en', 2],
      ['language', 'zh-Hans', 2],
    ]);
  });

  it('names everybody to administrators, to others themselves alone, and nobody in a mail', async () => {
    expect(await people({ id: 'x', role: 'admin' })).toEqual([
      ['=Wang', 2],
      ['', 1],
      ['Li', 1],
    ]);
    expect(await people({ id: li, role: 'agent' })).toEqual([['Li', 1]]);
    expect(await people({ id: 'x', role: 'maintainer' })).toEqual([]);
    expect(await people()).toEqual([]);
  });

  it('is a table for spreadsheets in which no name is a formula', async () => {
    const csv = csvOfTable(await look({ id: 'x', role: 'admin' }), 'groups');
    expect(csv).toContain(`"person","'=Wang","2","0","","","0","2","","","0","2"\r\n`);
    expect(csvOfTable(await look(), 'weeks')).toContain('"2026-11-16","0","0","4","0"');
    expect(csvOfTable(await look(), 'entries')).toBe(
      '"week","entry","title","answers","solved"\r\n',
    );
  });
});

it('leaves doubles out: they are answered with the ticket that they went into', async () => {
  const living = await fill.handOver('a', '11-09T10:00');
  const double = await fill.handOver('b', '11-09T10:00');
  expect(await all()).toMatchObject({ tickets: 2 });
  await fill.change(double, '11-09T11:00', { do: 'merge', into: living });
  expect(await all()).toMatchObject({ tickets: 1 });
});
