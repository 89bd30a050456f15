// Turns as load on one or more processes, with the processor time that they and their database took.

import { readdirSync, readFileSync } from 'node:fs';
import type { Running } from './service.mts';

export interface Cost {
  perSecond: number;
  /** Of a turn, while so many are under way. */
  wallMs: number;
  /** Of the service, for a turn. */
  processorUs: number;
  /** Of the database server, for a turn. */
  databaseUs: number;
}

export interface Load {
  services: readonly Running[];
  /** Its next conversation, for each of the lines that ask at the same time. */
  conversation: (line: number) => string;
  turns: number;
  lines: number;
  questions: readonly string[];
  /** The server of PostgreSQL, where it is one. */
  database?: number | undefined;
}

let nextId = 0;

export async function measure(load: Load): Promise<Cost> {
  const { services, turns, lines, database } = load;
  const took = { service: -total(services), database: -ofFamily(database) };
  const began = performance.now();
  const times: number[] = [];
  let left = turns;
  await Promise.all(
    Array.from({ length: lines }, async (_, line) => {
      while (left-- > 0) times.push(await ask(load, line));
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  took.service += total(services);
  took.database += ofFamily(database);
  return {
    perSecond: turns / seconds,
    wallMs: times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN,
    processorUs: (took.service * 1000) / turns,
    databaseUs: (took.database * 1000) / turns,
  };
}

/** @returns how long it took, ms */
export async function ask(
  { services, conversation, questions }: Pick<Load, 'services' | 'conversation' | 'questions'>,
  line: number,
): Promise<number> {
  const began = performance.now();
  const id = conversation(line);
  const answer = await fetch(`${services[line % services.length]?.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'message',
      id: `scale-${process.pid}-${nextId++}`,
      channelId: 'bench',
      deliveryMode: 'expectReplies',
      from: { id: `user-${id}`, name: 'Merchant' },
      recipient: { id: 'bot', name: 'Thaw' },
      conversation: { id },
      text: questions[nextId % questions.length],
    }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${id} was answered ${answer.status}: ${text}`);
  return performance.now() - began;
}

function total(services: readonly Running[]): number {
  return services.reduce((sum, { child }) => sum + ticks(child.pid).own, 0);
}

/** With all processes that it has started, also those that have ended. */
function ofFamily(pid: number | undefined): number {
  if (pid === undefined) return 0;
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const children = all.map(ticks).filter(({ parent }) => parent === pid);
  const { own, ended } = ticks(pid);
  return children.reduce((sum, child) => sum + child.own, own + ended);
}

/** What a process has taken of the processor so far, in ms; Linux counts in ticks of 10. */
function ticks(pid: number | string | undefined) {
  let stat = '';
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {}
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const of = (index: number) => Number(fields[index] ?? 0) * 10;
  return { parent: Number(fields[1]), own: of(11) + of(12), ended: of(13) + of(14) };
}

/** The server of PostgreSQL that this process has started. */
export function databaseServer(): number | undefined {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const found = all.find((pid) => ticks(pid).parent === process.pid && nameOf(pid) === 'postgres');
  return found === undefined ? undefined : Number(found);
}

function nameOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return '';
  }
}
