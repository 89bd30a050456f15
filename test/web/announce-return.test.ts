import { announceReturn } from '../../src/web/announce-return';

const LAST = Date.parse('2026-11-22T02:00:00Z');
const MINUTE_MS = 60_000;

/** What is posted when the page is opened this long after the last of the replayed activities. */
function postedAfter(awayMs: number, activities: { id: string; timestamp: string }[]): unknown[] {
  const posted: unknown[] = [];
  const listeners = new Set<(activity: unknown) => void>();
  const line = {
    activity$: {
      subscribe({ next }: { next(activity: unknown): void }) {
        listeners.add(next);
        return { unsubscribe: () => listeners.delete(next) };
      },
    },
    postActivity: (activity: unknown) => {
      posted.push(activity);
      return { subscribe: () => ({ unsubscribe() {} }) };
    },
  };
  announceReturn(line, () => LAST + awayMs);
  const hear = (activity: unknown) => {
    for (const listener of [...listeners]) listener(activity);
  };
  for (const activity of activities) hear(activity);
  jest.advanceTimersByTime(1000);
  // What is said later is no return.
  hear({ id: 'c|9', timestamp: new Date(LAST + awayMs).toISOString() });
  jest.advanceTimersByTime(1000);
  return posted;
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const REPLAY = [
  { id: 'c|1', timestamp: '2026-11-20T02:00:00Z' },
  { id: 'c|2', timestamp: new Date(LAST).toISOString() },
];

it('announces a merchant who was away, once', () => {
  expect(postedAfter(10 * MINUTE_MS, REPLAY)).toEqual([
    { type: 'event', name: 'webchat/join', channelData: { clientActivityID: 'return-c|2' } },
  ]);
});

it('says nothing after a quick reload', () => {
  expect(postedAfter(9 * MINUTE_MS, REPLAY)).toEqual([]);
});

it('says nothing in a new conversation', () => {
  expect(postedAfter(0, [])).toEqual([]);
});
