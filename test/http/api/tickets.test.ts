// Reading tickets over the REST API: filters, pages that stay complete while tickets come in, history and papers.

import { givePapers, insertPapers } from '../../../src/tickets/paper-store';
import type { Ticket, TicketDraft } from '../../../src/tickets/ticket';
import type { TicketCommand } from '../../../src/tickets/ticket-change';
import { applyChange } from '../../../src/tickets/ticket-change-store';
import { mergeTickets } from '../../../src/turns/merge-tickets';
import { type ApiBench, type ApiCaller, READ, startApi } from '../../support/api-bench';
import { PDF, PNG } from '../../support/sample-files';
import { makeTicket, NOON } from '../../tickets/tickets';

let api: ApiBench;
let caller: ApiCaller;
beforeEach(async () => {
  api = await startApi();
  caller = api.caller((await api.key(READ)).key);
});
afterEach(() => api.stop());

const make = (more: Partial<TicketDraft> = {}) => makeTicket(api.store, 'a', more);
const change = (number: string, command: TicketCommand, now = NOON) =>
  api.store.write((db) => applyChange(db, { number, command, by: 'staff', who: 'Li', now }));
const numbers = (tickets: Ticket[]) => tickets.map(({ number }) => number);

describe('a ticket', () => {
  it('comes whole, with its state as ETag, whatever case its number is in', async () => {
    const ticket = await make();
    const { status, body, headers } = await caller.get(`/tickets/${ticket.number.toLowerCase()}`);
    expect([status, body]).toEqual([200, ticket]);
    expect(headers.get('etag')).toBe(`"${ticket.updatedAt}"`);
  });

  it('brings its history', async () => {
    const { number } = await make();
    await change(number, { do: 'remark', text: 'seems genuine' });
    const { body } = await caller.get(`/tickets/${number}/history`);
    expect(body.history).toMatchObject([
      { by: 'bot', kind: 'created' },
      { by: 'staff', who: 'Li', kind: 'remark', text: 'seems genuine' },
    ]);
  });

  it.each(['', '/history', '/papers', '/papers/x'])(
    'that does not exist is not found at %s',
    async (rest) => {
      const { status, body } = await caller.get(`/tickets/FZ-20261122-9999${rest}`);
      expect([status, body.error.code]).toEqual([404, 'TicketUnknown']);
    },
  );

  it('takes no parameters', async () => {
    const { number } = await make();
    const { status, body } = await caller.get(`/tickets/${number}?expand=papers`);
    expect([status, body.error.message]).toEqual([400, expect.stringContaining('expand')]);
  });
});

describe('the list', () => {
  let freeze: Ticket;
  let person: Ticket;
  let claimed: Ticket;
  beforeEach(async () => {
    const contact = { kind: 'email', value: 'anna@example.com' } as const;
    freeze = await make({ fields: { provider: '拉卡拉', notice: '交易受限', contact } });
    person = await make({
      kind: 'person',
      language: 'en',
      fields: { question: 'Why me?', contact },
    });
    claimed = await make();
    await change(claimed.number, { do: 'claim', staff: { id: 'st_li', name: 'Li' } }, NOON + 5000);
    await change(person.number, { do: 'set', status: 'waiting' }, NOON + 9000);
  });

  it.each<[string, () => Ticket[]]>([
    ['', () => [claimed, person, freeze]],
    ['sort=oldest', () => [freeze, person, claimed]],
    ['sort=updated', () => [freeze, claimed, person]],
    ['status=waiting', () => [person]],
    ['status=new,open', () => [claimed, freeze]],
    ['assignee=st_li', () => [claimed]],
    ['assignee=none', () => [person, freeze]],
    ['assignee=st_wang', () => []],
    ['language=en', () => [person]],
    [`provider=${encodeURIComponent('拉卡拉')}`, () => [freeze]],
    ['kind=person', () => [person]],
    [`search=${encodeURIComponent('交易受限')}`, () => [freeze]],
    ['search=why', () => [person]],
    ['search=anna%40example.com', () => [person, freeze]],
    ['search=anna&sort=oldest', () => [freeze, person]],
    ['search=anna&kind=person&status=waiting', () => [person]],
    ['search=anna&updatedSince=2026-11-22T04:00:05Z', () => [person]],
    ['search=anna&assignee=none&language=zh-Hans', () => [freeze]],
    ['search=...', () => []],
    ['updatedSince=2026-11-22T04:00:05Z', () => [claimed, person]],
    ['updatedSince=2026-11-22T12:00:05.001%2B08:00', () => [person]],
    ['updatedSince=2026-11-22T04:00:05Z&sort=newest', () => [claimed, person]],
    ['status=new,waiting&kind=freeze&language=zh-Hans', () => [freeze]],
  ])('is filtered and sorted by "%s"', async (query, expected) => {
    const { status, body } = await caller.get(`/tickets?${query}`);
    expect(status).toBe(200);
    expect(numbers(body.tickets)).toEqual(numbers(expected()));
    expect(body.next).toBeNull();
  });

  it.each([
    ['status=done', 'status'],
    ['status=', 'status'],
    ['language=fr', 'language'],
    ['kind=other', 'kind'],
    ['sort=waiting', 'sort'],
    ['search=anna&sort=updated', 'sort'],
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=1.5', 'limit'],
    ['updatedSince=yesterday', 'updatedSince'],
    ['merchant=1', 'merchant'],
    ['limit=1&limit=2', 'limit'],
    ['cursor=nonsense', 'cursor'],
    [`cursor=${Buffer.from('["newest",-1,0]').toString('base64url')}`, 'cursor'],
    [`cursor=${Buffer.from('["newest","1; DROP",0]').toString('base64url')}`, 'cursor'],
    [`sort=updated&cursor=${Buffer.from('["newest",1,0]').toString('base64url')}`, 'cursor'],
  ])('refuses "%s" and names %s', async (query, name) => {
    const { status, body } = await caller.get(`/tickets?${query}`);
    expect([status, body.error.code]).toEqual([400, 'QueryInvalid']);
    expect(body.error.message).toContain(name);
  });

  it('gives the tickets as the ticket itself is given', async () => {
    const { body } = await caller.get('/tickets?limit=1');
    expect(body.tickets[0]).toEqual((await caller.get(`/tickets/${claimed.number}`)).body);
  });
});

describe('pages', () => {
  const COUNT = 40;
  beforeEach(async () => {
    for (let i = 0; i < COUNT; i++) await make();
  });

  /** Reads page by page, while between any two tickets are made and changed. */
  async function readWhileBusy(query: string): Promise<Ticket[]> {
    const read: Ticket[] = [];
    let cursor = '';
    for (let page = 0; ; page++) {
      const { body } = await caller.get(`/tickets?limit=7${query}${cursor}`);
      read.push(...body.tickets);
      if (body.next === null) return read;
      cursor = `&cursor=${body.next}`;
      if (page < 4) await make();
      const touched = `FZ-20261122-${String(1 + ((page * 17) % COUNT)).padStart(4, '0')}`;
      if (page < 4) await change(touched, { do: 'remark', text: 'x' }, NOON + 60_000 + page);
    }
  }

  const old = Array.from(
    { length: COUNT },
    (_, i) => `FZ-20261122-${String(i + 1).padStart(4, '0')}`,
  );

  it('by age hold every ticket once, whatever comes in meanwhile', async () => {
    expect(numbers(await readWhileBusy(''))).toEqual([...old].reverse());
  });

  it('from the oldest on hold what comes in as well', async () => {
    const read = numbers(await readWhileBusy('&sort=oldest'));
    expect(read.slice(0, COUNT)).toEqual(old);
    expect(new Set(read).size).toBe(read.length);
    expect(read).toHaveLength(COUNT + 4);
  });

  it('by change miss nothing, and repeat only what has changed since it was read', async () => {
    const read = await readWhileBusy('&sort=updated');
    expect([...new Set(numbers(read))].sort()).toEqual([
      ...old,
      ...[1, 2, 3, 4].map((i) => `FZ-20261122-${String(COUNT + i).padStart(4, '0')}`),
    ]);
    const states = read.map(({ number, updatedAt }) => `${number} ${updatedAt}`);
    expect(new Set(states).size).toBe(states.length);
    for (const number of new Set(numbers(read))) {
      const last = read.findLast((ticket) => ticket.number === number);
      expect(last).toEqual((await caller.get(`/tickets/${number}`)).body);
    }
  });

  it('keep to the filter from the first to the last', async () => {
    for (const number of old.slice(0, 20)) await change(number, { do: 'set', status: 'open' });
    const open = await caller.all('/tickets?status=open&limit=3');
    expect(numbers(open)).toEqual(old.slice(0, 20).reverse());
  });

  it.each(['newest', 'oldest'])(
    'of what was searched for hold every ticket once: %s',
    async (sort) => {
      const found = numbers(await caller.all(`/tickets?search=20261122&sort=${sort}&limit=7`));
      expect(found).toEqual(sort === 'oldest' ? old : [...old].reverse());
    },
  );

  it('are read at the same time as tickets are made', async () => {
    const making = Array.from({ length: 20 }, () => make());
    const [read] = await Promise.all([caller.all('/tickets?limit=5'), ...making]);
    const found = numbers(read);
    expect(new Set(found).size).toBe(found.length);
    expect(found).toEqual(expect.arrayContaining(old));
  });
});

describe('papers', () => {
  let number: string;
  beforeEach(async () => {
    ({ number } = await make({
      papers: {
        atHand: [],
        missing: [],
        received: [
          {
            paperId: 'p1',
            name: '流水 "11月".pdf',
            type: 'application/pdf',
            bytes: PDF.length,
            document: 'document.statement',
          },
        ],
      },
    }));
    const file = (paperId: string, name: string, content: Buffer, type: string) => ({
      paperId,
      name,
      type,
      bytes: content.length,
      content,
    });
    await api.store.write(async (db) => {
      const from = { conversationId: 'a', seq: 1, at: NOON };
      await insertPapers(
        db,
        [
          file('p1', '流水 "11月".pdf', PDF, 'application/pdf'),
          file('p2', 'a.png', PNG, 'image/png'),
        ],
        from,
      );
      await givePapers(db, { ids: ['p1'], conversationId: 'a', ticket: number });
    });
  });

  it('are listed with what each of them is', async () => {
    const { body } = await caller.get(`/tickets/${number}/papers`);
    expect(body.papers).toEqual([
      {
        paperId: 'p1',
        name: '流水 "11月".pdf',
        type: 'application/pdf',
        bytes: PDF.length,
        document: 'document.statement',
      },
    ]);
  });

  it('are found by either number after their ticket was merged', async () => {
    const into = (await make()).number;
    const order = { from: number, into, acrossMerchants: true, by: 'staff', now: NOON } as const;
    await api.store.write((db) => mergeTickets(db, order, new Set()));
    for (const each of [number, into]) {
      const { body } = await caller.get(`/tickets/${each}/papers`);
      expect(body.papers).toMatchObject([{ paperId: 'p1', document: 'document.statement' }]);
    }
  });

  it('come as attachments that run nothing, and whoever takes one is written down', async () => {
    const { status, body, headers } = await caller.get(`/tickets/${number}/papers/p1`);
    expect(status).toBe(200);
    expect(PDF.equals(body)).toBe(true);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('流水 "11月".pdf')}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    const [entry] = await api.store.read
      .selectFrom('audit')
      .selectAll()
      .where('action', '=', 'paper')
      .execute();
    expect(entry).toMatchObject({ name: 'Zammad', subject: number });
  });

  it.each(['p2', 'p3', '..%2Fp1'])(
    'that are not of the ticket are not found: %s',
    async (paperId) => {
      const { status, body } = await caller.get(`/tickets/${number}/papers/${paperId}`);
      expect([status, body.error.code]).toEqual([404, 'FileUnknown']);
    },
  );
});
