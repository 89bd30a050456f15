// Taps on a ticket's card in the staff's channel: what each may do there, as at the desk.

import {
  buttonsOf,
  type Card,
  inputsOf,
  StaffChannel,
  titlesOf,
} from '../../support/staff-channel';

let channel: StaffChannel;

beforeAll(async () => {
  channel = await StaffChannel.start();
  await channel.wang.patch('/api/desk/session', { language: 'zh-Hans' });
});
beforeEach(() => channel.begin());
afterAll(() => channel.stop());

const wordsOf = (card: Card) => JSON.stringify(card);
const claim = (who: 'wang' | 'zhao') => channel.tap(who, 'thaw/claim', { number: channel.number });
const assignee = async () => (await channel.row()).assignee?.name;
const choicesOf = (card: Card, id: string) => inputsOf(card).find((each) => each.id === id).choices;
const idOf = (who: 'wang' | 'zhao') => (channel[who].session as Card).staff.id;

describe('the card that somebody sees', () => {
  it('of whoever has the ticket has the box for an answer and all actions', async () => {
    const { status, body } = await claim('zhao');
    expect([status, body.statusCode, body.type]).toEqual([
      200,
      200,
      'application/vnd.microsoft.card.adaptive',
    ]);
    const card = body.value;
    expect(wordsOf(card)).toContain('The ticket is yours.');
    expect(titlesOf(card)).toEqual([
      'Send to the merchant',
      'Pass on',
      'Change state',
      'Release',
      'Open the ticket',
    ]);
    expect(card.refresh.userIds).toEqual(['29:zhao']);
    expect(choicesOf(card, 'colleague')).toEqual([{ title: '王丽', value: idOf('wang') }]);
  });

  it('of a colleague says who has it, and offers nothing; an administrator may overrule', async () => {
    await claim('zhao');
    const titles = ['转交', '更改状态', '退回待办', '打开工单'];
    expect(titlesOf(await channel.own('wang'))).toEqual(titles);
    await channel.wang.post(`/api/desk/tickets/${channel.number}/assign`, { staff: idOf('wang') });
    const card = await channel.own('zhao');
    expect(titlesOf(card)).toEqual(['Open the ticket']);
    expect(inputsOf(card)).toEqual([]);
    expect(wordsOf(card)).toContain('王丽');
  });

  it('of everybody, as long as nobody has it, offers to claim it', async () => {
    const titles = ['Claim', 'Pass on', 'Change state', 'Open the ticket'];
    expect(titlesOf(await channel.own('zhao'))).toEqual(titles);
  });

  it('of somebody who is not linked says in their language how to be', async () => {
    const card = await channel.own('stranger');
    const { aadObjectId } = channel.inTeams.stranger;
    expect(wordsOf(card)).toContain('请先在工作台登录一次');
    expect(wordsOf(card)).toContain(aadObjectId);
    expect(titlesOf(card)).toEqual(['我的操作', '打开工单']);
  });

  it('shared by all holds nothing that only one may do', async () => {
    await claim('zhao');
    const card = await channel.card();
    expect(titlesOf(card)).toEqual(['My actions', 'Open the ticket']);
    expect(inputsOf(card)).toEqual([]);
  });
});

describe('an answer', () => {
  it('goes to the merchant exactly as one from the desk', async () => {
    const { body } = await claim('zhao');
    const answer = 'We look at it today. [now](https://x.example)';
    const sent = await channel.press('zhao', {
      card: body.value,
      title: 'Send to the merchant',
      filled: { answer },
    });
    expect(wordsOf(sent.body.value)).toContain('Sent to the merchant.');
    await channel.zhao.post(`/api/desk/tickets/${channel.number}/reply`, { text: answer });
    const { activities } = await channel.merchant.read();
    const [card, desk] = activities.filter(({ from }) => from.name === 'zhao').slice(-2) as Card[];
    expect(card.text).toBe(`zhao (staff):\n${answer}`);
    const { id: _1, timestamp: _2, ...one } = card;
    const { id: _3, timestamp: _4, ...other } = desk;
    expect(one).toEqual(other);
    expect((await channel.history()).slice(-2)).toEqual(['reply by zhao', 'reply by zhao']);
    expect((await channel.row()).clock).toBeNull();
  });

  it('tapped twice, and sent again by Teams, reaches the merchant once', async () => {
    const card = (await claim('zhao')).body.value;
    const title = 'Send to the merchant';
    const filled = { answer: 'once' };
    const both = await Promise.all([
      channel.press('zhao', { card, title, filled }),
      channel.press('zhao', { card, title, filled }),
    ]);
    await channel.press('zhao', { card, title, filled });
    expect(both.map(({ body }) => body.statusCode)).toEqual([200, 200]);
    const heard = (await channel.heard()).filter((text) => text.includes('once'));
    expect(heard).toHaveLength(1);
    const next = await channel.own('zhao');
    await channel.press('zhao', { card: next, title, filled });
    expect((await channel.heard()).filter((text) => text.includes('once'))).toHaveLength(2);
  });

  it.each([
    ['nothing', '  \n ', 'Please write an answer first.'],
    ['too much', 'x'.repeat(2001), 'Not sent: an answer has at most 2000 characters.'],
  ])('of %s stays where it was typed, and is said to be refused', async (_, answer, words) => {
    const { value } = (await claim('zhao')).body;
    const title = 'Send to the merchant';
    const { body } = await channel.press('zhao', { card: value, title, filled: { answer } });
    expect(wordsOf(body.value)).toContain(words);
    const box = inputsOf(body.value).find(({ value }) => value);
    expect(box).toMatchObject({ id: 'answer1', value: answer });
    const again = await channel.press('zhao', {
      card: body.value,
      title,
      filled: { answer1: 'short' },
    });
    expect(wordsOf(again.body.value)).toContain('Sent to the merchant.');
  });

  it('far too long for a card leaves the card as it is', async () => {
    await claim('zhao');
    const data = { number: channel.number, answer: 'x'.repeat(2101) };
    const { body } = await channel.tap('zhao', 'thaw/answer', data);
    expect(body.type).toBe('application/vnd.microsoft.activity.message');
    expect(body.value).toMatch(/nothing was sent/);
  });

  it.each([
    [
      'closed',
      { status: 'closed', reason: 'solved' },
      /Not done: ticket FZ-[\d-]+ is closed by now/,
    ],
    ['resolved', { status: 'resolved' }, /Not done: ticket FZ-[\d-]+ is resolved by now/],
  ])(
    'to a ticket that was %s meanwhile is kept, and sent after it is open again',
    async (_, body, words) => {
      const before = (await claim('zhao')).body.value;
      await channel.zhao.post(`/api/desk/tickets/${channel.number}/status`, body);
      const filled = { answer: 'my long answer' };
      const title = 'Send to the merchant';
      let { value } = (await channel.press('zhao', { card: before, title, filled })).body;
      expect(wordsOf(value)).toMatch(words);
      expect(inputsOf(value)[0]).toMatchObject({
        label: 'Your answer, not sent',
        value: filled.answer,
      });
      expect(titlesOf(value)).toEqual(['Change state', 'Open the ticket']);
      const open = { answer1: filled.answer, state1: 'open' };
      value = (await channel.press('zhao', { card: value, title: 'Save', filled: open })).body
        .value;
      expect(inputsOf(value)[0]).toMatchObject({ value: filled.answer });
      const kept = { [inputsOf(value)[0].id]: filled.answer };
      const taken = await channel.press('zhao', {
        card: value,
        title: 'Take the chat',
        filled: kept,
      });
      value = taken.body.value;
      expect(inputsOf(value)[0]).toMatchObject({ value: filled.answer });
      await channel.press('zhao', { card: value, title, filled: { answer: filled.answer } });
      expect((await channel.heard()).join('\n')).toContain('my long answer');
    },
  );

  it('while the bot has the chat is kept', async () => {
    const card = (await claim('zhao')).body.value;
    await channel.zhao.post(`/api/desk/tickets/${channel.number}/hand-back`);
    const filled = { answer: 'hello' };
    const { body } = await channel.press('zhao', { card, title: 'Send to the merchant', filled });
    expect(wordsOf(body.value)).toContain('the bot has the chat');
    expect(inputsOf(body.value)[0]).toMatchObject({ value: 'hello' });
    expect(titlesOf(body.value)[0]).toBe('Take the chat');
  });

  it('of somebody who does not have the ticket is refused, an administrator’s too', async () => {
    await claim('zhao');
    const data = { number: channel.number, answer: 'not mine' };
    const { body } = await channel.tap('wang', 'thaw/answer', data);
    expect(wordsOf(body.value)).toContain(`工单 ${channel.number} 由zhao处理。`);
    expect((await channel.heard()).join('\n')).not.toContain('not mine');
  });
});

describe('a tap on Claim', () => {
  it('of two at once gives it to one and tells the other', async () => {
    const answers = await Promise.all([claim('wang'), claim('zhao')]);
    const name = await assignee();
    const [winner, loser] = name === 'zhao' ? answers.reverse() : answers;
    expect(wordsOf(winner?.body.value)).toMatch(/The ticket is yours|工单已由您接手/);
    expect(wordsOf(loser?.body.value)).toMatch(/is with 王丽\.|由zhao处理/);
    expect((await channel.history()).filter((line) => line.startsWith('claimed'))).toHaveLength(1);
  });

  it('that Teams sends again after the ticket was released takes it no second time', async () => {
    const card = await channel.card();
    await channel.press('zhao', { card, title: 'Claim' });
    const own = await channel.own('zhao');
    await channel.press('zhao', { card: own, title: 'Release' });
    const { body } = await channel.press('zhao', { card, title: 'Claim' });
    expect(await assignee()).toBeUndefined();
    expect(titlesOf(body.value)[0]).toBe('Claim');
    await channel.press('zhao', { card: body.value, title: 'Claim' });
    expect(await assignee()).toBe('zhao');
  });

  it('of a settled or unknown ticket says so in the colleague’s language', async () => {
    await channel.wang.post(`/api/desk/tickets/${channel.number}/status`, {
      ...{ status: 'closed', reason: 'solved' },
    });
    expect(wordsOf((await claim('wang')).body.value)).toContain(
      `工单 ${channel.number} 现在不能接手`,
    );
    const { body } = await channel.tap('wang', 'thaw/claim', { number: 'FZ-20200101-0001' });
    expect(body).toMatchObject({
      type: 'application/vnd.microsoft.activity.message',
      value: '没有工单 FZ-20200101-0001。',
    });
  });

  it.each([
    ['nobody', undefined],
    ['a stranger', '7c9e6679-7425-40de-944b-e07fc1f90ae7'],
    ['a pattern', '%'],
  ])('of %s says to sign in at the desk, and does nothing', async (_, aadObjectId) => {
    const from = { id: '29:x', ...(aadObjectId && { aadObjectId }) };
    const data = { number: channel.number };
    const { body } = await channel.tap('zhao', 'thaw/claim', data, { from });
    expect(wordsOf(body.value)).toMatch(/sign in at the desk once/);
    expect(await assignee()).toBeUndefined();
  });

  it('of a disabled colleague does nothing', async () => {
    await channel.wang.patch(`/api/desk/staff/${idOf('zhao')}`, { isDisabled: true });
    expect(wordsOf((await claim('zhao')).body.value)).toMatch(/sign in/);
    const card = await channel.own('wang');
    expect(inputsOf(card).map(({ id }) => id)).not.toContain('colleague');
    await channel.wang.patch(`/api/desk/staff/${idOf('zhao')}`, { isDisabled: false });
    await channel.zhao.signIn('zhao');
    expect(await assignee()).toBeUndefined();
  });
});

describe('passing on', () => {
  it('gives the ticket and the chat to a linked colleague, once', async () => {
    const card = (await claim('zhao')).body.value;
    const filled = { colleague: idOf('wang') };
    const { body } = await channel.press('zhao', { card, title: 'Pass on', filled });
    expect(wordsOf(body.value)).toContain('Passed on to 王丽.');
    const again = await channel.press('zhao', { card, title: 'Pass on', filled });
    expect(wordsOf(again.body.value)).not.toContain('Ticket');
    expect(await channel.row()).toMatchObject({ assignee: { name: '王丽' }, held: true });
    expect((await channel.history()).filter((line) => line === 'assigned by zhao')).toHaveLength(1);
  });

  it.each([
    ['somebody else', 'nobody-known'],
    ['nobody', ''],
  ])('to %s is refused', async (_, colleague) => {
    const card = (await claim('zhao')).body.value;
    const filled = { colleague, answer: 'half written' };
    const { body } = await channel.press('zhao', { card, title: 'Pass on', filled });
    expect(wordsOf(body.value)).toContain('Please choose a colleague.');
    expect(inputsOf(body.value)[0]).toMatchObject({ value: 'half written' });
    expect(await assignee()).toBe('zhao');
  });

  it('is not for the card of a colleague’s ticket', async () => {
    await claim('wang');
    for (const verb of ['thaw/pass-on', 'thaw/release', 'thaw/change']) {
      const data = { number: channel.number, colleague: idOf('zhao'), state: 'resolved' };
      const { body } = await channel.tap('zhao', verb, data);
      expect(wordsOf(body.value)).toContain(`Ticket ${channel.number} is with 王丽.`);
    }
    expect(await channel.row()).toMatchObject({ status: 'open', assignee: { name: '王丽' } });
  });
});

describe('changing the state', () => {
  it('puts to waiting with a note that the merchant reads once, resolves, and closes with a reason', async () => {
    let card = (await claim('zhao')).body.value;
    expect(choicesOf(card, 'state').map(({ value }: Card) => value)).toEqual([
      ...['waiting', 'resolved', 'closed:solved', 'closed:withdrawn', 'closed:duplicate'],
      ...['closed:unanswered', 'closed:declined'],
    ]);
    const filled = { state: 'waiting', note: 'please send the slip' };
    const waiting = await channel.press('zhao', { card, title: 'Save', filled });
    await channel.press('zhao', { card, title: 'Save', filled });
    expect(wordsOf(waiting.body.value)).toContain('Saved. State: waiting for the merchant.');
    card = waiting.body.value;
    await channel.press('zhao', { card, title: 'Save', filled: { state: 'resolved' } });
    expect((await channel.row()).status).toBe('resolved');
    card = await channel.own('zhao');
    await channel.press('zhao', { card, title: 'Save', filled: { state: 'closed:duplicate' } });
    const { body } = await channel.wang.get(`/api/desk/tickets/${channel.number}`);
    expect(body).toMatchObject({ row: { status: 'closed' }, reason: 'duplicate' });
    const noted = body.history.filter(({ note }: Card) => note === 'please send the slip');
    expect(noted).toMatchObject([{ kind: 'status', who: 'zhao', to: 'waiting' }]);
  });

  it.each([
    ['', '', 'Please choose a state.'],
    ['closed', '', 'Please choose a state.'],
    ['waiting:solved', '', 'Please choose a state.'],
    ['waiting', 'x'.repeat(1001), 'Not saved: a note has at most 1000 characters.'],
  ])('to “%s” is refused, and the note is kept', async (state, note, words) => {
    const card = (await claim('zhao')).body.value;
    const filled = { state, note };
    const { body } = await channel.press('zhao', { card, title: 'Save', filled });
    expect(wordsOf(body.value)).toContain(words);
    expect(inputsOf(body.value).find(({ id }) => id === 'note1').value ?? '').toBe(note);
    expect((await channel.row()).status).toBe('open');
  });

  it('to one that the ticket cannot go to any more says how it is', async () => {
    const card = (await claim('zhao')).body.value;
    await channel.zhao.post(`/api/desk/tickets/${channel.number}/status`, {
      ...{ status: 'closed', reason: 'solved' },
    });
    const filled = { state: 'waiting', note: 'for later' };
    const { body } = await channel.press('zhao', { card, title: 'Save', filled });
    expect(wordsOf(body.value)).toContain('Not saved: the ticket is closed by now.');
    expect(inputsOf(body.value).find(({ id }) => id === 'note1')).toMatchObject({
      value: 'for later',
    });
  });
});

it.each([
  ['another conversation', { conversation: { id: 'a:private' } }],
  ['another button', { value: { action: { verb: 'thaw/other', data: {} } } }],
  ['a card without a ticket', { value: { action: { verb: 'thaw/claim', data: { number: '%' } } } }],
  ['no card', { value: null }],
])('refuses what is tapped in %s, and it never becomes a merchant’s message', async (_, fields) => {
  const count = async () =>
    (await channel.beside.read.selectFrom('activities').select('seq').execute()).length;
  const before = await count();
  const data = { number: channel.number };
  const { status, body } = await channel.tap('wang', 'thaw/claim', data, fields);
  expect([status, body.statusCode]).toEqual([200, 400]);
  expect(body).toMatchObject({
    type: 'application/vnd.microsoft.error',
    value: { code: 'BadRequest', message: expect.stringContaining('does not work here') },
  });
  expect(await assignee()).toBeUndefined();
  expect(await count()).toBe(before);
});

it('answers a fault of its own as the channel wants it', async () => {
  await channel.beside.write((db) =>
    db.updateTable('tickets').set({ body: '{' }).where('number', '=', channel.number).execute(),
  );
  const { status, body } = await claim('zhao');
  expect([status, body.statusCode, body.type]).toEqual([
    200,
    500,
    'application/vnd.microsoft.error',
  ]);
  await channel.beside.write((db) => db.deleteFrom('ticket_cards').execute());
});

it('has buttons for verbs of its own alone', async () => {
  const cards = [await channel.card(), (await claim('zhao')).body.value];
  const verbs = cards.flatMap(buttonsOf).flatMap(({ verb }) => verb ?? []);
  expect(new Set(verbs)).toEqual(
    new Set(
      ['claim', 'view', 'answer', 'pass-on', 'change', 'release'].map((verb) => `thaw/${verb}`),
    ),
  );
});

it('of 150 taps, sent up to three times and in any order, does none twice', async () => {
  const random = sequence(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const sent: (() => Promise<{ body: { value: Card } }>)[] = [];
  let taken = 0;
  for (let i = 0; i < 150; i++) {
    const who = pick(['wang', 'zhao'] as const);
    const card = await channel.own(who);
    const buttons = buttonsOf(card).filter(({ verb }) => verb);
    if (buttons.length === 0) continue;
    const { verb, data } = pick(buttons);
    const state = pick(['open', 'waiting', 'resolved']);
    const filled = { answer: `answer <${i}>`, state, colleague: idOf(pick(['wang', 'zhao'])) };
    const tap = () => channel.tap(who, verb, { ...data, ...filled });
    const { body } = await tap();
    if (/Sent to|已发给商户/.test(wordsOf(body.value))) taken++;
    sent.push(tap);
    if (random() < 0.7) await pick(sent)();
    if (random() < 0.5) await Promise.all([pick(sent)(), tap()]);
  }
  const heard = (await channel.heard()).flatMap((text) => /answer <\d+>/.exec(text) ?? []);
  expect(taken).toBeGreaterThan(10);
  expect(heard).toHaveLength(taken);
  expect(new Set(heard).size).toBe(taken);
  const { body } = await channel.wang.get(`/api/desk/tickets/${channel.number}`);
  const steps: Card[] = body.history.filter(({ kind }: Card) => kind !== 'reply');
  const repeated = steps.filter(({ kind, to, assignee }, i) => {
    const before = steps[i - 1];
    return before?.kind === kind && before.to === to && before.assignee === assignee;
  });
  expect(repeated).toEqual([]);
});

/** Numbers from 0 to 1, the same in every run. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
