// The staff's Teams channel: one card of each ticket, which follows what happens to it.

import { staff } from '../../../src/cli/staff';
import { linkTeams } from '../../../src/staff/teams-store';
import type { TicketCommand } from '../../../src/tickets/ticket-change';
import { mergeTickets } from '../../../src/turns/merge-tickets';
import { changeTicket } from '../../../src/turns/ticket-changes';
import {
  buttonsOf,
  type Card,
  CHANNEL,
  cardIn,
  StaffChannel,
  titlesOf,
} from '../../support/staff-channel';

const ANYBODY = '44444444-7425-40de-944b-e07fc1f90ae7';

let channel: StaffChannel;

beforeAll(async () => {
  channel = await StaffChannel.start();
});
beforeEach(() => channel.begin());
afterAll(() => channel.stop());

const change = (command: TicketCommand) =>
  channel.beside.write((db) =>
    changeTicket(
      db,
      { number: channel.number, command, by: 'staff', who: 'someone', now: channel.clock.now() },
      { targets: new Set(['card']), tellsMerchant: false },
    ),
  );
const wordsOf = (card: object) => JSON.stringify(card);
const methods = () => channel.shown.map(({ method }) => method);
const retried = async () => {
  channel.clock.advance(6000);
  await channel.app.outbox.runDue();
};

it('gets a card of each ticket, without the contact and with nothing for one person alone', async () => {
  const [call] = channel.shown;
  expect(call).toMatchObject({ method: 'POST', path: '/v3/conversations' });
  expect(call?.body).toMatchObject({
    isGroup: true,
    channelData: { channel: { id: CHANNEL } },
    activity: { summary: `${channel.number}, question to our staff` },
  });
  const [attachment] = call?.body.activity.attachments ?? [];
  expect(attachment.contentType).toBe('application/vnd.microsoft.card.adaptive');
  const card = attachment.content;
  expect(card).toMatchObject({ type: 'AdaptiveCard', version: '1.5' });
  expect(card.body[0].text).toBe(`${channel.number}, question to our staff`);
  expect(wordsOf(card)).toContain('my review was refused');
  expect(wordsOf(card)).not.toContain('13800138000');
  expect(titlesOf(card)).toEqual(['Claim', 'My actions', 'Open the ticket']);
  expect(buttonsOf(card).at(-1)).toMatchObject({
    type: 'Action.OpenUrl',
    url: `${channel.app.url}/desk/tickets/${channel.number}`,
  });
});

it('asks Teams to show each of them their own card, colleagues first and sixty at most', async () => {
  expect((await channel.card()).refresh).toMatchObject({
    action: { type: 'Action.Execute', verb: 'thaw/view', data: { number: channel.number } },
    userIds: ['29:wang', '29:zhao', '29:x'],
  });
  const many = Array.from({ length: 80 }, (_, i) => `${i}`);
  const others = many.map((name) => ({ id: `29:${name}`, name, aadObjectId: name }));
  channel.cloud.members.unshift(...others);
  channel.clock.advance(11 * 60_000);
  await change({ do: 'set', status: 'open' });
  const { userIds } = (await channel.card()).refresh;
  expect(userIds).toHaveLength(60);
  expect(userIds.slice(0, 2)).toEqual(['29:wang', '29:zhao']);
  channel.cloud.members.splice(0, others.length);
  channel.clock.advance(11 * 60_000);
});

it('leaves it to Teams whom it shows their own card while Teams does not say who is in the team', async () => {
  channel.clock.advance(11 * 60_000);
  const members = channel.cloud.members.splice(0);
  await change({ do: 'set', status: 'open' });
  expect(Object.keys((await channel.card()).refresh)).toEqual(['action']);
  channel.cloud.members.push(...members);
  channel.clock.advance(11 * 60_000);
});

it('is not drawn anew for a remark among colleagues: somebody may be writing on it', async () => {
  await change({ do: 'remark', text: 'called them' });
  await channel.app.outbox.runDue();
  expect(methods()).toEqual(['POST']);
});

it('gets the card with another token when the first is taken no more', async () => {
  channel.cloud.revokeTokens();
  await change({ do: 'set', status: 'open' });
  await channel.app.outbox.runDue();
  await retried();
  expect(methods()).toEqual(['POST', 'PUT', 'PUT']);
  expect(channel.shown.map(({ authorization }) => authorization).at(-1)).not.toBe(
    channel.shown[0]?.authorization,
  );
});

it('has the same card brought up to date when the ticket changes', async () => {
  await change({ do: 'claim', staff: { id: 'x', name: '赵敏' } });
  await channel.app.outbox.runDue();
  await change({ do: 'set', status: 'closed', reason: 'solved' });
  await channel.app.outbox.runDue();
  expect(
    channel.shown.map(({ method, path }) => [method, path.replace(/created-\d+/, 'N')]),
  ).toEqual([
    ['POST', '/v3/conversations'],
    ['PUT', expect.stringMatching('/v3/conversations/a:N/activities/')],
    ['PUT', expect.stringMatching('/v3/conversations/a:N/activities/')],
  ]);
  const [, claimed, closed] = channel.shown.map(cardIn);
  expect(wordsOf(claimed)).toContain('赵敏');
  expect(titlesOf(claimed)).toEqual(['My actions', 'Open the ticket']);
  expect(wordsOf(closed)).toContain('closed');
});

it('has the card of a double say once where it goes on, with nothing to tap', async () => {
  const from = channel.number;
  await channel.begin();
  const order = { from, into: channel.number, acrossMerchants: true, by: 'staff' } as const;
  const now = channel.clock.now();
  const targets = new Set(['card'] as const);
  await channel.beside.write((db) => mergeTickets(db, { ...order, now }, targets));
  await channel.app.outbox.runDue();
  const drawn = channel.shown.map(cardIn).filter((card) => wordsOf(card).includes(from));
  expect(drawn.map(wordsOf)).toEqual([expect.stringContaining(`Merged into ${channel.number}`)]);
  expect(titlesOf(drawn[0])).toEqual([]);
  expect(drawn[0].refresh).toBeUndefined();
  await change({ do: 'set', status: 'open' });
  await channel.app.outbox.runDue();
  expect(channel.shown.map(cardIn).filter((card) => wordsOf(card).includes(from))).toHaveLength(1);
});

it('gets the card later when the channel is away, and anew when somebody deleted it', async () => {
  channel.cloud.answerNext(404);
  await change({ do: 'set', status: 'open' });
  await channel.app.outbox.runDue();
  await retried();
  expect(methods()).toEqual(['POST', 'PUT', 'POST']);
  channel.cloud.answerNext(403);
  await change({ do: 'set', status: 'waiting' });
  await channel.app.outbox.runDue();
  await retried();
  expect(methods()).toEqual(['POST', 'PUT', 'POST', 'PUT', 'PUT']);
});

it('shows what a merchant wrote as words, never as a link or a mention', async () => {
  const evil = '[prize](https://evil.example) **now** <at>Zhao</at> \u202Egnp';
  await channel.begin(evil);
  const card = await channel.card();
  const blocks = JSON.stringify(card.body, (key, value) => (key === 'inlines' ? undefined : value));
  expect(blocks).not.toContain('evil.example');
  expect(wordsOf(card)).toContain('evil.example');
  expect(wordsOf(card)).not.toContain('\u202E');
  expect(card.msteams).toEqual({ width: 'Full' });
});

it('shows the merchant’s last words, masked, and since when they wait, until they are answered', async () => {
  await channel.wang.post(`/api/desk/tickets/${channel.number}/claim`);
  await channel.wang.post(`/api/desk/tickets/${channel.number}/reply`, { text: 'One moment' });
  expect(wordsOf(await channel.card())).not.toMatch(/Waiting since|The merchant wrote/);
  await channel.write('still dark\ncall 13912345678');
  const lines = JSON.stringify(await channel.card());
  expect(lines).toMatch(/Waiting since.*20 Nov 2026, \d\d:\d\d/);
  expect(lines).toMatch(/Answer due.*20 Nov 2026/);
  expect(lines).toMatch(/The merchant wrote:.*still dark.*call 139\*\*\*\*5678/);
});

describe('a colleague to whom a ticket is passed on', () => {
  const pass = async (to: 'wang' | 'zhao') => {
    const { id } = (channel[to].session as Card).staff;
    await channel.wang.post(`/api/desk/tickets/${channel.number}/assign`, { staff: id });
    await channel.app.outbox.runDue();
  };
  const mentions = () =>
    channel.shown.filter(({ method, path }) => method === 'POST' && path.includes('/activities'));

  it('is mentioned once beneath the card, by the id that Entra knows', async () => {
    await pass('zhao');
    await channel.zhao.post(`/api/desk/tickets/${channel.number}/claim`);
    await channel.app.outbox.runDue();
    const [call, ...more] = mentions();
    expect(more).toEqual([]);
    expect(call?.path).toMatch(/^\/v3\/conversations\/a:created-\d+\/activities/);
    expect(call?.body.summary).toBe(`zhao: ticket ${channel.number} is with you now.`);
    const card = cardIn(call as never);
    expect(card.body[0].text).toBe(`<at>zhao</at>: ticket ${channel.number} is with you now.`);
    expect(card.msteams.entities).toEqual([
      {
        type: 'mention',
        text: '<at>zhao</at>',
        mentioned: { id: channel.inTeams.zhao.aadObjectId, name: 'zhao' },
      },
    ]);
  });

  it('is mentioned by a name that is no markup, whatever signs are in it', async () => {
    const { id } = (channel.zhao.session as Card).staff;
    const rename = (name: string) => channel.wang.patch(`/api/desk/staff/${id}`, { name });
    await rename('**Zhao** [x](https://x.example)<at>王丽</at>');
    await pass('zhao');
    const card = cardIn(mentions()[0] as never);
    expect(card.body[0].text).toMatch(/^<at>Zhao x https x.example at 王丽 at<\/at>: ticket/);
    expect(card.msteams.entities[0].text).toBe('<at>Zhao x https x.example at 王丽 at</at>');
    await rename('zhao');
  });

  it('is not mentioned without an account that Teams knows, nor for what they take themselves', async () => {
    await pass('wang');
    await channel.beside.write((db) => db.updateTable('staff').set({ teams_id: null }).execute());
    await pass('zhao');
    expect(mentions()).toEqual([]);
  });

  it.each([
    [429, 2],
    [502, 1],
  ])(
    'is mentioned again only when the first word certainly did not arrive (%i)',
    async (status, times) => {
      await channel.own('wang');
      channel.cloud.answerNext(200, { id: '1' });
      channel.cloud.answerNext(status);
      await pass('zhao');
      await retried();
      await retried();
      expect(mentions()).toHaveLength(times);
    },
  );
});

it('leaves what colleagues write beneath a card among them', async () => {
  const before = channel.shown.length;
  const chat = channel.inTeams.wang.channel(CHANNEL, '1');
  const chatter = chat.mentioning('我来处理，他电话13800138000');
  const back = chat.activity({ type: 'message', value: { verb: 'thaw/answer', answer: 'hello' } });
  for (const each of [chatter, back]) {
    expect((await channel.cloud.post(channel.app.url, each)).status).toBe(200);
  }
  const rows = await channel.beside.read.selectFrom('conversations').select('id').execute();
  expect(rows.map(({ id }) => id).join()).not.toContain(CHANNEL);
  expect(channel.shown).toHaveLength(before);
});

it('knows a colleague whom the command has linked, and keeps a record of it', async () => {
  const lines: string[] = [];
  const print = (text: string) => lines.push(text);
  const parts = { env: { DATA_DIR: channel.folder }, print, warn: print };
  await staff(['teams', 'Wang.Li', ANYBODY], parts);
  expect(lines).toEqual(['wang.li can work on tickets in the Teams channel.']);
  const { body } = await channel.wang.get('/api/desk/audit?action=staff-changed&subject=wang.li');
  expect(body.entries).toMatchObject([{ subject: 'wang.li', details: { teams: ANYBODY } }]);
  await expect(staff(['teams', 'wang.li'], parts)).rejects.toMatchObject({ code: 'USAGE' });
});

it('links an object id to one account alone', async () => {
  const link = (login: string, id: string) =>
    channel.beside.write((db) => linkTeams(db, login, id));
  const { aadObjectId } = channel.inTeams.wang;
  await expect(link('zhao', aadObjectId)).rejects.toMatchObject({ code: 'TEAMS_ID_TAKEN' });
  await expect(link('zhao', 'zhao')).rejects.toMatchObject({ code: 'TEAMS_ID_WRONG' });
  await expect(link('li', ANYBODY)).rejects.toMatchObject({ code: 'STAFF_UNKNOWN' });
});
