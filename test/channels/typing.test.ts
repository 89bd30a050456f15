// A sign of typing from a channel: the last message may be only the beginning.

import { startTestApp, type TestApp } from '../support/app';
import { BareClient, until } from '../support/direct-line-client';
import { SteppedClock } from '../support/stepped-clock';

const FRAGMENT = 'qwert zuiop';
/** Pauses of the background, between two pieces of work, pass by themselves. */
class Clock extends SteppedClock {
  override sleep(ms = 0, signal?: AbortSignal): Promise<void> {
    return ms < 200 ? Promise.resolve() : super.sleep(ms, signal);
  }
}

const clock = new Clock();
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({}, clock);
});
afterAll(() => app.stop());

const waiting = () => app.turns.underWay;

/** The time of a message without typing passes, then that of one with it. */
async function passBoth(): Promise<number[]> {
  const seen: number[] = [];
  for (const ms of [1500, 4500]) {
    await clock.untilSleeping();
    seen.push(waiting());
    clock.advance(ms);
  }
  await until(() => (waiting() === 0 ? true : undefined));
  return seen;
}

it('counts in Direct Line, and is not stored', async () => {
  const client = await BareClient.start(app.url);
  await until(() => (waiting() === 0 ? true : undefined));
  await client.send(FRAGMENT);
  await clock.untilSleeping();
  const path = `/conversations/${client.grant.conversationId}/activities`;
  const typing = await client.call('POST', path, { type: 'typing' });
  expect(typing.status).toBe(200);
  expect(await passBoth()).toEqual([1, 1]);
  const { activities } = await client.read();
  expect(activities.map(({ type, from }) => [type, from.role])).toEqual([
    ['message', 'bot'],
    ['message', 'user'],
    ['message', 'bot'],
  ]);
});

it('counts in Bot Framework channels', async () => {
  const post = (fields: object) =>
    fetch(`${app.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        channelId: 'emulator',
        from: { id: 'merchant' },
        recipient: { id: 'bot' },
        conversation: { id: 'typing' },
        serviceUrl: 'http://127.0.0.1:1/',
        ...fields,
      }),
    });
  expect((await post({ type: 'message', id: '1', text: FRAGMENT })).status).toBe(200);
  await clock.untilSleeping();
  expect((await post({ type: 'typing' })).status).toBe(200);
  expect(await passBoth()).toEqual([1, 1]);
});

it('does not keep a request waiting that stays open for its replies', async () => {
  const response = await fetch(`${app.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'message',
      id: '2',
      channelId: 'emulator',
      deliveryMode: 'expectReplies',
      from: { id: 'merchant' },
      recipient: { id: 'bot' },
      conversation: { id: 'open' },
      text: FRAGMENT,
    }),
  });
  expect(((await response.json()) as { activities: unknown[] }).activities).toHaveLength(1);
  expect(clock.sleeping).toBe(0);
});
