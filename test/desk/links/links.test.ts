// Linked tickets: both sides show it and record it, merging and erasing take it along, and nobody else's data goes with it.

import { makeView, viewRows } from '../../../src/desk/saved-views/view-store';
import type { TicketView } from '../../../src/desk/views';
import { wholeTicket } from '../../../src/retention/export-store';
import { dropTickets } from '../../../src/retention/old-tickets-store';
import { erasePerson, lookUpPerson } from '../../../src/retention/persons';
import { storedTicket } from '../../../src/tickets/living-store';
import { historyOf } from '../../../src/tickets/ticket-change-store';
import { linkTickets } from '../../../src/turns/link-tickets';
import { mergeTickets } from '../../../src/turns/merge-tickets';
import { startTestApp, type TestApp } from '../../support/app';
import { addColleague, type DeskClient, firstAdmin } from '../../support/desk-client';
import { merchantWithTicket } from '../../support/desk-tickets';
import { openTestStore } from '../../support/store';
import { makeTicket, NOON } from '../../tickets/tickets';

jest.setTimeout(240_000);

describe('at the desk', () => {
  let app: TestApp;
  let admin: DeskClient;
  let agent: DeskClient;
  beforeAll(async () => {
    app = await startTestApp();
    admin = await firstAdmin(app);
    agent = await addColleague(admin, 'li.min');
  });
  afterAll(() => app.stop());

  const act = (name: string, number: string, other: string) =>
    agent.post(`/api/desk/tickets/${number}/${name}`, { other });
  const view = async (number: string) =>
    (await agent.get<TicketView>(`/api/desk/tickets/${number}`)).body;
  const numbers = ({ links }: TicketView) => links.map((link) => link.number);

  it('are shown, told and recorded on both sides, and taken away on both', async () => {
    const [one, other] = [await merchantWithTicket(app), await merchantWithTicket(app)];
    // A colleague's is linked, too: nothing of it changes.
    await admin.post(`/api/desk/tickets/${other.number}/claim`);
    const { status, body } = await act('link', one.number, other.number.toLowerCase());
    expect([status, body.links]).toEqual([
      200,
      [
        expect.objectContaining({
          number: other.number,
          status: 'open',
          subject: expect.any(String),
        }),
      ],
    ]);
    await act('link', other.number, one.number);
    const far = await view(other.number);
    expect(numbers(far)).toEqual([one.number]);
    expect(far.history.filter(({ kind }) => kind === 'linked')).toEqual([
      expect.objectContaining({ who: 'li.min', other: one.number }),
    ]);
    expect((await act('unlink', other.number, one.number)).body.links).toEqual([]);
    expect(numbers(await view(one.number))).toEqual([]);
    for (const { number } of [one, other]) {
      const { entries } = (await admin.get(`/api/desk/audit?subject=${number}`)).body;
      const actions = entries.map(({ action }: { action: string }) => action);
      expect(actions).toEqual(['unlink', 'link']);
    }
    // Merchants are told nothing.
    expect((await one.said()).join('\n')).not.toContain(other.number);
  });

  it('are refused with themselves and with what is not there, in words', async () => {
    const [one, other] = [await merchantWithTicket(app), await merchantWithTicket(app)];
    const codeOf = async (number: string) => {
      const { status, body } = await act('link', one.number, number);
      return [status, body.error.code];
    };
    expect(await codeOf(one.number)).toEqual([409, 'TicketLinkSame']);
    expect(await codeOf('FZ-20200101-0001')).toEqual([404, 'TicketUnknown']);
    expect(await codeOf('')).toEqual([400, 'BodyInvalid']);
    await agent.post(`/api/desk/tickets/${other.number}/merge`, {
      ...{ into: one.number, acrossMerchants: true },
    });
    expect(await codeOf(other.number)).toEqual([409, 'TicketLinkSame']);
  });

  it('lead from the number of a merged ticket to the one that goes on, once', async () => {
    const [third, double, living] = [
      await merchantWithTicket(app),
      await merchantWithTicket(app),
      await merchantWithTicket(app),
    ];
    await act('link', third.number, double.number);
    await act('link', double.number, living.number);
    await act('link', living.number, third.number);
    await agent.post(`/api/desk/tickets/${double.number}/merge`, {
      ...{ into: living.number, acrossMerchants: true },
    });
    expect(numbers(await view(third.number))).toEqual([living.number]);
    expect(numbers(await view(double.number))).toEqual([third.number]);
    // By the old number, too.
    expect((await act('unlink', third.number, double.number)).body.links).toEqual([]);
    expect(numbers(await view(living.number))).toEqual([]);
  });
});

describe('in the database', () => {
  const open = async () => {
    const store = await openTestStore();
    const ticket = (conversation: string, value: string) =>
      makeTicket(store, conversation, { fields: { contact: { kind: 'phone', value } } });
    const [one, other] = [await ticket('a', '13900139000'), await ticket('b', '13700137000')];
    // Two people.
    await store.write((db) =>
      db
        .updateTable('conversations')
        .set(({ ref }) => ({ user_id: ref('id') }))
        .execute(),
    );
    const order = { by: 'staff', now: NOON } as const;
    const link = (number: string, to: string) =>
      store.write((db) => linkTickets(db, { ...order, act: 'link', number, other: to }, new Set()));
    await link(one.number, other.number);
    const stored = (number: string) => storedTicket(store.read, number);
    const close = () =>
      store.write((db) => db.updateTable('tickets').set({ status: 'closed' }).execute());
    return { store, one, other, ticket, link, stored, close };
  };

  it('are no more when one side is erased, and its number stands nowhere beside the other', async () => {
    const { store, one, other, stored, close } = await open();
    await close();
    const person = { by: 'ticket', value: one.number } as const;
    expect((await lookUpPerson(store.read, person)).counts.tickets).toEqual([one.number]);
    expect(JSON.stringify(await wholeTicket(store.read, one.number))).not.toContain('13700137000');
    await erasePerson(store, person, { by: { id: null, name: 'test' }, now: NOON });
    const left = [await stored(other.number), await historyOf(store.read, other.number)];
    expect(JSON.stringify(left)).not.toContain(one.number);
    expect(JSON.stringify(left)).toContain('13700137000');
    expect(JSON.stringify(await historyOf(store.read, one.number))).not.toContain(other.number);
    await store.close();
  });

  it('leave no search for the person in a saved view', async () => {
    const { store, one, close } = await open();
    await close();
    const by = { id: 'st_li', name: 'li.min', role: 'agent' } as const;
    for (const [name, search] of [
      ['by number', one.number.toLowerCase()],
      ['by contact', '+86 139 0013 9000'],
      ['other', '拉卡拉'],
      [`of ${one.number}, urgent`, '拉卡拉'],
    ] as const) {
      const content = { name, isShared: false, filters: { tab: 'open', search } } as const;
      await store.write((db) => makeView(db, content, { by, now: NOON }));
    }
    const person = { by: 'ticket', value: one.number } as const;
    await erasePerson(store, person, { by: { id: null, name: 'test' }, now: NOON });
    const left = (await viewRows(store.read, by)).map(({ name, filters }) => [name, filters]);
    expect(left).toEqual([
      ['by contact', '{"tab":"open"}'],
      ['by number', '{"tab":"open"}'],
      ['of …, urgent', '{"tab":"open","search":"拉卡拉"}'],
      ['other', '{"tab":"open","search":"拉卡拉"}'],
    ]);
    await store.close();
  });

  it('go with a ticket that is deleted by its age', async () => {
    const { store, one, other, stored, close } = await open();
    await close();
    const limit = Date.parse('2100-01-01T00:00:00Z');
    await store.write((db) => dropTickets(db, { limit, most: 1 }));
    expect(await stored(one.number)).toBeUndefined();
    expect((await stored(other.number))?.links).toBeUndefined();
    await store.close();
  });

  it('have a limit, which merging does not break on', async () => {
    const { store, one, ticket, link, stored } = await open();
    for (let i = 0; i < 19; i++) {
      await link(one.number, (await ticket(`c${i}`, `1360013${1000 + i}`)).number);
    }
    const more = await ticket('d', '13500135000');
    await expect(link(one.number, more.number)).rejects.toMatchObject({
      code: 'TICKET_CHANGE_INVALID',
    });
    expect((await stored(more.number))?.links).toBeUndefined();
    const last = await ticket('e', '13500135001');
    await link(more.number, last.number);
    const order = { from: more.number, into: one.number, acrossMerchants: true, now: NOON };
    await store.write((db) => mergeTickets(db, { ...order, by: 'staff' }, new Set()));
    expect((await stored(one.number))?.links).toHaveLength(21);
    expect((await stored(last.number))?.links).toEqual([one.number]);
    await store.close();
  });
});
