// One run at a time, and one more for whoever asked meanwhile, up to the moment in which it ends.

import { setImmediate as pause } from 'node:timers/promises';
import { OnceMore } from '../../src/turns/once-more';

it('runs one at a time, and once more for all who asked meanwhile', async () => {
  const ends: (() => void)[] = [];
  let begun = 0;
  const looks = new OnceMore(() => {
    begun++;
    return new Promise((resolve) => ends.push(resolve));
  });
  const first = looks.ask();
  for (let asked = 0; asked < 3; asked++) void looks.ask();
  expect(begun).toBe(1);
  ends[0]?.();
  await pause();
  expect(begun).toBe(2);
  ends[1]?.();
  await first;
  await looks.idle();
  expect(begun).toBe(2);
});

it.each([0, 1, 2, 3, 4, 5, 6])(
  'misses nobody who asks as it ends, %i steps later',
  async (steps) => {
    let wanted = 0;
    let seen = 0;
    const looks = new OnceMore(async () => {
      seen = wanted;
    });
    void looks.ask();
    for (let step = 0; step < steps; step++) await Promise.resolve();
    wanted = 1;
    await looks.ask();
    expect(seen).toBe(1);
  },
);
