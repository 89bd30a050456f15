// A bot that says which words it heard, and the check that each message was heard in exactly one turn, in order.

import type { TurnOutcome } from '../../src/bot/turn';
import { rounds } from './cluster';
import type { Script, transcript } from './turn-bench';

/** Messages that end with it are complete. */
export const END = '.';

/** Says which words it heard, and is content with those that end. */
export const listen: Script = async ({ activity, state }) => {
  await rounds(((state as { turns?: number } | null)?.turns ?? 0) % 3);
  const { turns = 0 } = (state ?? {}) as { turns?: number };
  const { text = activity.name ?? 'card' } = activity;
  return {
    state: { version: 1, turns: turns + 1 } as unknown as TurnOutcome['state'],
    replies: [{ type: 'message', text }],
    ...(activity.type === 'message' && !text.endsWith(END) && { incomplete: true as const }),
  };
};

type Row = Awaited<ReturnType<typeof transcript>>[number];

const wordsOf = ({ activity }: Row): string => activity.text ?? activity.name ?? 'card';

export function checkTurns(rows: Row[]): void {
  expect(rows.filter((row) => row.pending)).toEqual([]);
  const entered = rows.filter((row) => row.role === 'merchant' || row.activity.type === 'event');
  const turns = rows.filter((row) => row.role === 'bot' && row.activity.type === 'message');
  const heard = turns.map((row) => (row.activity.text as string).split('\n'));
  expect(heard.flat()).toEqual(entered.map(wordsOf));
  // Nothing is joined to what is complete, and the replies belong to the last message of each turn.
  for (const words of heard) expect(words.slice(0, -1).some((w) => w.endsWith(END))).toBe(false);
  const ends = entered.filter((row) => row.role === 'bot' || row.reply_to === null);
  expect(turns.map((row) => row.reply_to)).toEqual(ends.map((row) => row.seq));
  for (const [index, words] of heard.entries()) {
    const joined = entered.filter((row) => row.reply_to === turns[index]?.reply_to);
    expect(joined.map(wordsOf)).toEqual(words.slice(0, -1));
  }
}
