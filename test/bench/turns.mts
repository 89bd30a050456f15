// Part "turns": full turns of Thaw against an echo bot that stores nothing, both over expectReplies.

import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { readQuestions } from './questions.mts';
import { endService, type Running, startService } from './service.mts';

const ROOT = join(import.meta.dirname, '../..');
const CONNECTIONS = 32;
const ROUNDS = 5;
const ROUND_SECONDS = 4;
const WARM_UP_SECONDS = 3;

const PEERS = {
  'echo bot, stores nothing': join(import.meta.dirname, 'echo-bot.cjs'),
  'Thaw, answered and committed': join(ROOT, 'dist/src/main.js'),
};

export interface Round {
  perSecond: number;
  p50: number;
  p99: number;
}

export interface Peer extends Running {
  rounds: Round[];
}

export async function benchTurns(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'thaw-bench-'));
  const questions = await readQuestions();
  const env = { ...process.env, PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'error' };
  const peers: Peer[] = [];
  try {
    for (const [name, file] of Object.entries(PEERS))
      peers.push(await startPeer({ name, file, cwd: ROOT, env }));
    for (const peer of peers) await load(peer, questions, WARM_UP_SECONDS);
    // Taking turns spreads the noise of a shared machine over both.
    for (let round = 1; round <= ROUNDS; round++) {
      for (const peer of peers) {
        const result = await load(peer, questions, ROUND_SECONDS);
        peer.rounds.push(result);
        console.log(
          `turns, round ${round}/${ROUNDS}: ${peer.name}: ${Math.round(result.perSecond)}/s`,
        );
      }
    }
  } finally {
    await Promise.all(peers.map(endService));
    await rm(folder, { recursive: true, force: true });
  }
  return report(peers);
}

/** The server gets a core of its own where the system can arrange it; the load comes from the other. */
export async function startPeer(peer: {
  name: string;
  file: string;
  cwd: string;
  env: NodeJS.ProcessEnv;
}): Promise<Peer> {
  const pinned = spawnSync('taskset', ['-c', '0', 'true']).status === 0;
  const command = [...(pinned ? ['taskset', '-c', '0'] : []), process.execPath, peer.file];
  return { ...(await startService({ ...peer, command })), rounds: [] };
}

let nextId = 0;

export async function load(peer: Peer, questions: string[], duration: number): Promise<Round> {
  let connection = 0;
  if (peer.child.exitCode !== null) throw new Error(`${peer.name} has ended`);
  const result = await autocannon({
    url: peer.url,
    connections: CONNECTIONS,
    duration,
    setupClient(client) {
      const conversation = `c${connection++}`;
      const next = () => {
        client.setHeadersAndBody(
          { 'content-type': 'application/json' },
          activity(conversation, questions[nextId % questions.length] as string),
        );
      };
      next();
      client.on('response', (status: number) => {
        if (status !== 200) throw new Error(`${peer.name} answered ${status}`);
        next();
      });
    },
    requests: [{ method: 'POST', path: '/api/messages' }],
  });
  if (result.non2xx + result.errors > 0) throw new Error(`${peer.name}: ${result.errors} errors`);
  return {
    perSecond: result.requests.total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}

function activity(conversation: string, text: string): string {
  return JSON.stringify({
    type: 'message',
    id: `bench-${nextId++}`,
    channelId: 'bench',
    deliveryMode: 'expectReplies',
    from: { id: `user-${conversation}`, name: 'Merchant' },
    recipient: { id: 'bot', name: 'Thaw' },
    conversation: { id: conversation },
    text,
  });
}

function report(peers: Peer[]): string {
  const [echo, thaw] = peers as [Peer, Peer];
  const ratios = thaw.rounds.map((round, i) => round.perSecond / (echo.rounds[i]?.perSecond ?? 0));
  const rows = peers.map(({ name, rounds }) => {
    const of = (pick: (round: Round) => number) => median(rounds.map(pick));
    return `| ${name} | ${Math.round(of((r) => r.perSecond))} | ${of((r) => r.p50)} | ${of((r) => r.p99)} |`;
  });
  return `## Turns

A turn of Thaw: accepted, answered from the knowledge, committed and flushed. Both over \`expectReplies\`, ${CONNECTIONS} connections, one core for the server, median of ${ROUNDS} rounds of ${ROUND_SECONDS} s taken in turn.

| | turns per second | p50 ms | p99 ms |
|---|---|---|---|
${rows.join('\n')}

Thaw does **${median(ratios).toFixed(2)}** of the echo bot's turns per second (rounds: ${ratios.map((r) => r.toFixed(2)).join(', ')}).
`;
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
