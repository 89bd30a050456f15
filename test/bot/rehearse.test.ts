// The rehearsal asks about each entry, and lets chats and connections in between.

import { rehearse } from '../../src/bot/rehearse';

it('lets others in between its questions', async () => {
  const entry = { 'zh-Hans': { phrasings: ['机器被冻结了'] }, en: { phrasings: ['it is frozen'] } };
  let others = 0;
  const count = () => {
    others++;
    next = setImmediate(count);
  };
  let next = setImmediate(count);
  const heard: number[] = [];
  const bot = { run: async () => void heard.push(others) };
  await rehearse(bot as never, [entry, entry] as never, new Date(0));
  clearImmediate(next);
  expect(heard).toHaveLength(8);
  expect(new Set(heard).size).toBe(8);
});
