// Whether a conversation that was stored in the middle goes on when the dialogs are those of another SDK, and back again.

import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { isDeepStrictEqual } from 'node:util';
import type { Outcome, Stored } from './merchants-bot.mts';
import { ROOT } from './sdk-parts.mts';

/** Each opens a form, fills it, leaves it for a question or another form on top, comes back and hands over. */
const TALKS: { locale: string; texts: string[] }[] = [
  {
    locale: 'zh-Hans',
    texts: [
      ...['报告冻结', '898310148160568', '10293847', '拉卡拉', '审核要多久？', '昨天下午'],
      ...['交易受限，请联系发卡行', '终端不能收款', '转人工', '取消', '前一天刷了三笔大额的'],
      ...['13800138000', '确认', '谢谢'],
    ],
  },
  {
    locale: 'en',
    texts: [
      ...[
        'report a freeze',
        '898310148160568',
        '10293847',
        'Lakala',
        'How long does the review take?',
      ],
      ...['yesterday afternoon', 'transaction restricted, contact issuer', 'the terminal'],
      ...['three large payments the day before', '13800138000', 'confirm', 'thanks'],
    ],
  },
  {
    locale: 'zh-Hans',
    texts: ['帮我找原因', '不能', '能', '提交工单', '898310148160568', '查工单', '取消'],
  },
];

interface Speaker {
  child: ChildProcess;
  lines: AsyncIterator<string>;
}

export interface Moved {
  /** Turns after which the conversation was moved, there and back. */
  moments: number;
  /** How deep the stack of open dialogs was at most when it was moved. */
  deepest: number;
  /** What differs from the conversation that stayed. */
  differences: string[];
}

/** @param candidate whose dialogs take over */
export async function moveTalks(candidate: string, env: NodeJS.ProcessEnv): Promise<Moved> {
  const stay = await start({ ...env, SDK: 'botbuilder' });
  const move = await start({ ...env, SDK: candidate });
  const moved: Moved = { moments: 0, deepest: 0, differences: [] };
  try {
    for (const talk of TALKS) {
      const whole = await play(talk, () => stay);
      for (let at = 1; at < talk.texts.length; at++) {
        const { dialogs } = JSON.parse((whole[at] as Outcome).stored.state);
        const depth = dialogs.dialogStack?.length ?? 0;
        if (depth === 0) continue;
        moved.deepest = Math.max(moved.deepest, depth);
        moved.moments += 1;
        const there = await play(talk, (turn) => (turn <= at ? stay : move));
        const back = await play(talk, (turn) => (turn <= at ? move : stay));
        for (const [name, run] of Object.entries({ there, back })) {
          const turn = run.findIndex((outcome, i) => !same(outcome, whole[i] as Outcome));
          if (turn >= 0)
            moved.differences.push(
              `${name}, moved after ${at}, turn ${turn}: ${talk.texts[turn - 1]}`,
            );
        }
      }
    }
  } finally {
    stay.child.kill();
    move.child.kill();
  }
  return moved;
}

async function start(env: NodeJS.ProcessEnv): Promise<Speaker> {
  const args = [
    '--import',
    join(import.meta.dirname, 'sdk-swap.mts'),
    join(import.meta.dirname, 'sdk-talk.mts'),
  ];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })[
    Symbol.asyncIterator
  ]();
  if ((await lines.next()).done) throw new Error(`the bot on ${env.SDK} did not start`);
  return { child, lines };
}

/** @param who says which of the two runs a turn; turn 0 joins */
async function play(
  talk: (typeof TALKS)[number],
  who: (turn: number) => Speaker,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let stored: Pick<Stored, 'id' | 'locale'> = { id: 'talk', locale: talk.locale };
  for (const [turn, text] of [undefined, ...talk.texts].entries()) {
    const { child, lines } = who(turn);
    child.stdin?.write(`${JSON.stringify({ stored, text })}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error(`the bot ended at turn ${turn}`);
    const outcome = JSON.parse(value) as Outcome;
    outcomes.push(outcome);
    stored = outcome.stored;
  }
  return outcomes;
}

/** Numbers of tickets are counted by each process for itself; the order of keys is nobody's business. */
function same(one: Outcome, other: Outcome): boolean {
  return isDeepStrictEqual(plain(one), plain(other));
}

function plain({ stored, ...said }: Outcome): unknown {
  const state = JSON.parse(stored.state);
  const text = JSON.stringify({ ...said, stored: { ...stored, state } });
  return JSON.parse(text.replaceAll(/FZ-\d+-\d+/g, 'FZ'));
}

if (import.meta.main) console.log(await moveTalks(process.env.SDK ?? 'dialogs', process.env));
