// The sign that an answer is being written.

import { setTimeout as pause } from 'node:timers/promises';
import { Typing } from '../../../src/channels/teams/form/typing';

const ADDRESS = {
  serviceUrl: 'http://127.0.0.1/',
  channelId: 'msteams',
  conversation: { id: 'a:1' },
} as never;
const TO = { conversationId: 'msteams:a:1', address: ADDRESS };

/** A sign leaves when `finish` is called. */
function typing() {
  const sent: { type: string }[] = [];
  let wake = () => {};
  let finish = () => {};
  const clock = {
    sleep: (_ms: number, signal?: AbortSignal) =>
      new Promise<void>((resolve) => {
        wake = resolve;
        signal?.addEventListener('abort', () => resolve());
      }),
  };
  const conversations = {
    sendToConversation: (_id: string, activity: { type: string }) => {
      sent.push(activity);
      return new Promise<void>((resolve) => {
        finish = resolve;
      });
    },
  };
  const adapter = { connector: async () => ({ conversations }) } as never;
  const sign = new Typing({ clock, adapter });
  return { sign, sent, wake: () => wake(), finish: () => finish() };
}

const soon = () => pause(0);

it('is shown when the answer is not there after a moment', async () => {
  const { sign, sent, wake } = typing();
  void sign.showUntil(new Promise(() => {}), TO);
  await soon();
  expect(sent).toEqual([]);
  wake();
  await soon();
  expect(sent).toMatchObject([{ type: 'typing', conversation: { id: 'a:1' } }]);
});

it.each([
  ['came', Promise.resolve([])],
  ['failed', Promise.reject(new Error('no answer'))],
])('is not shown when the answer %s in time', async (_, answer) => {
  const { sign, sent, wake } = typing();
  const shown = sign.showUntil(answer, TO);
  await soon();
  wake();
  await shown;
  expect(sent).toEqual([]);
});

it('is not repeated while one is on its way, and the answer waits for it', async () => {
  const { sign, sent, finish } = typing();
  void sign.show(TO);
  void sign.show(TO);
  await soon();
  expect(sent).toHaveLength(1);
  let isSettled = false;
  const settled = sign.settled(TO.conversationId).then(() => {
    isSettled = true;
  });
  await soon();
  expect(isSettled).toBe(false);
  finish();
  await settled;
  await sign.settled(TO.conversationId);
});

it('keeps no answer back when it cannot be shown', async () => {
  const adapter = {
    connector: async () => {
      throw new Error('no token');
    },
  } as never;
  const sign = new Typing({ clock: { sleep: async () => {} }, adapter });
  await sign.showUntil(new Promise(() => {}), TO);
  await sign.settled(TO.conversationId);
});
