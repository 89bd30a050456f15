import { NEXT_STATUSES } from '../../src/tickets/set-change';
import { TICKET_STATUSES, type Ticket, ticketSchema } from '../../src/tickets/ticket';
import { changeOf, type TicketCommand, type TicketStatus } from '../../src/tickets/ticket-change';
import { ticketDraft } from './tickets';

const AT = new Date('2026-11-23T02:00:00Z');
const { handoverKey: _key, ...content } = ticketDraft('FZ-20261122-0001');

function ticket(status: TicketStatus, more: Partial<Ticket> = {}): Ticket {
  const at = '2026-11-22T04:00:00.000Z';
  return {
    ...content,
    status,
    channel: 'directline',
    conversationId: 'a',
    createdAt: at,
    updatedAt: at,
    transcript: [],
    ...more,
  };
}

function change(before: Ticket, command: TicketCommand, by: 'merchant' | 'staff' = 'staff') {
  const changed = changeOf(before, command, { by, at: AT });
  ticketSchema.parse(changed.ticket);
  return changed;
}

const set = (from: TicketStatus, to: TicketStatus) =>
  change(ticket(from), {
    do: 'set',
    status: to,
    note: 'x',
    ...(to === 'closed' && { reason: 'solved' }),
  });

describe('a change of state', () => {
  const pairs = TICKET_STATUSES.flatMap((from) => TICKET_STATUSES.map((to) => [from, to] as const));

  it.each(pairs.filter(([from, to]) => NEXT_STATUSES[from].includes(to)))(
    'leads from %s to %s and stands in the history',
    (from, to) => {
      const { ticket: after, changes } = set(from, to);
      expect(after).toMatchObject({ status: to, updatedAt: AT.toISOString() });
      expect(changes).toMatchObject([{ by: 'staff', kind: 'status', from, to, note: 'x' }]);
    },
  );

  it.each(pairs.filter(([from, to]) => from !== to && !NEXT_STATUSES[from].includes(to)))(
    'does not lead from %s to %s',
    (from, to) => {
      expect(() => set(from, to)).toThrow(`is ${from} and cannot become ${to}; it can become`);
    },
  );

  it('keeps what is missing until the papers are there, and drops it when all is over', () => {
    const { ticket: waits } = change(ticket('open'), {
      do: 'set',
      status: 'waiting',
      missing: ['营业执照', '流水'],
      nextStep: '补齐后复核',
    });
    expect(waits).toMatchObject({ missing: ['营业执照', '流水'], nextStep: '补齐后复核' });
    const { ticket: open } = change(waits, { do: 'set', status: 'open' });
    expect(open.missing).toHaveLength(2);
    expect(open.nextStep).toBeUndefined();
    const { ticket: over } = change(open, { do: 'set', status: 'resolved' });
    expect(over.missing).toBeUndefined();
  });

  it('forgets the reason when it is opened again', () => {
    const closed = ticket('closed', { reason: 'solved' });
    expect(change(closed, { do: 'set', status: 'open' }).ticket.reason).toBeUndefined();
  });

  it.each([
    [{ status: 'closed' }, 'closing needs a reason'],
    [{ status: 'resolved', reason: 'solved' }, 'only closing has a reason'],
    [{ status: 'resolved', missing: ['x'] }, 'only while it waits'],
    [{ status: 'open' }, 'it is open already'],
    [{ status: 'resolved', note: '  ' }, 'a text is empty'],
    [{ note: 'x'.repeat(1001) }, 'longer than 1000'],
  ] as const)('is refused with the problem named: %j', (command, problem) => {
    expect(() => change(ticket('open'), { do: 'set', ...command })).toThrow(problem);
  });

  it('cuts a card number out of what staff write', () => {
    const note = '卡号6222021234567890128收到';
    const { ticket: after } = change(ticket('open'), { do: 'set', note });
    expect(after.note?.text).toBe('卡号[••••0128]收到');
  });
});

describe('what the merchant does', () => {
  it.each(['waiting', 'resolved'] as const)('opens a %s ticket again with a message', (status) => {
    const { ticket: after, changes } = change(
      ticket(status, { missing: ['流水'] }),
      { do: 'message', text: '流水发给你们邮箱了' },
      'merchant',
    );
    expect(after).toMatchObject({ status: 'open', missing: ['流水'] });
    expect(after.messages).toMatchObject([{ text: '流水发给你们邮箱了' }]);
    expect(changes).toMatchObject([
      { by: 'merchant', kind: 'message' },
      { by: 'system', kind: 'status', from: status, to: 'open' },
    ]);
  });

  it('adds a message to a closed ticket without opening it', () => {
    const { ticket: after } = change(ticket('closed'), { do: 'message', text: 'x' }, 'merchant');
    expect(after.status).toBe('closed');
  });

  it('withdraws once', () => {
    const { ticket: after, changes } = change(ticket('waiting'), { do: 'withdraw' }, 'merchant');
    expect(after).toMatchObject({ status: 'closed', reason: 'withdrawn' });
    expect(changes).toHaveLength(1);
    expect(change(after, { do: 'withdraw' }, 'merchant').changes).toEqual([]);
  });

  it('rates, and may say why afterwards', () => {
    const { ticket: rated } = change(ticket('closed'), { do: 'rate', score: 3 }, 'merchant');
    const { ticket: again } = change(rated, { do: 'rate', score: 3, comment: '慢' }, 'merchant');
    expect(again.rating).toEqual({ at: AT.toISOString(), score: 3, comment: '慢' });
  });
});

it('brings a ticket back that was put off when a double waits, and leaves it away when none does', () => {
  const away = ticket('open', { putOff: {} });
  const since = '2026-11-22T05:00:00.000Z';
  const [waiting, answered] = [ticket('open', { awaitingSince: since }), ticket('open')];
  const back = change(away, { do: 'take-in', double: waiting });
  expect(back.ticket).toMatchObject({
    awaitingSince: since,
    cameBack: { at: AT.toISOString(), because: 'merchant' },
  });
  expect(back.ticket.putOff).toBeUndefined();
  expect(back.changes.map(({ kind }) => kind)).toEqual(['took-in', 'came-back']);
  expect(change(away, { do: 'take-in', double: answered }).ticket.putOff).toEqual({});
});

it('keeps the team of a double where the other one has none, unless somebody has that', () => {
  const team = { id: 't', name: '拉卡拉组' };
  const own = { id: 'u', name: '银联组' };
  const double = ticket('new', { team });
  const teamOf = (living: Ticket) => change(living, { do: 'take-in', double }).ticket.team;
  expect(teamOf(ticket('new'))).toEqual(team);
  expect(teamOf(ticket('new', { team: own }))).toEqual(own);
  expect(teamOf(ticket('open', { assignee: { id: 'li', name: 'Li' } }))).toBeUndefined();
});

it('takes tags off however many a merge left', () => {
  const tags = Array.from({ length: 12 }, (_, index) => `t${index}`);
  const less = change(ticket('open', { tags }), { do: 'tag', add: [], remove: ['t0'] });
  expect(less.ticket.tags).toHaveLength(11);
});
