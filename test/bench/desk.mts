// Part "desk": how soon the desk paints what a key or a click did, with 400 tickets in the queue and 300 messages in a talk.

import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { addStaff } from '../../dist/src/staff/manage.js';
import { csrfOf } from '../../dist/src/staff/secret.js';
import { startSession } from '../../dist/src/staff/session-store.js';
import { openSqlite } from '../../dist/src/store/sqlite.js';
import { createTicket } from '../../dist/src/tickets/ticket-store.js';
import { createConversation } from '../../dist/src/turns/conversation-store.js';
import { playDesk } from './desk-acts.mts';
import { type Cost, DeskProbe } from './desk-probe.mts';
import { fillWithTickets } from './many-tickets.mts';
import { openChromium, SLOWDOWN } from './page-browser.mts';
import { endService, type Running, startService } from './service.mts';

const ROOT = join(import.meta.dirname, '../..');
const TICKETS = 400;
const MESSAGES = 300;
/** Of the ticket with the long talk. */
const NUMBER = 'FZ-20260102-0001';
/** Fewer for a quick look. */
const ROUNDS = Number(process.env.DESK_ROUNDS) || 5;
/** What people call quick: 200 ms at the 98th of a hundred interactions. */
const QUICK_MS = 200;

interface Site {
  name: string;
  service: Running;
  folder: string;
  cookie: string;
  costs: Map<string, Cost[]>;
}

/** @param against another checkout, built; it is measured in turn with this one in the same run */
export async function benchDesk(against?: string): Promise<string> {
  const browser = await openChromium();
  if (!browser) return '## Desk\n\nSkipped: no Chromium found; CHROMIUM_PATH names one.\n';
  const sites: Site[] = [];
  const loads: number[] = [];
  try {
    if (against) sites.push(await openSite('before', resolve(against)));
    sites.push(await openSite('now', ROOT));
    for (let round = 1; round <= ROUNDS; round++) {
      for (const site of round % 2 ? sites : sites.toReversed()) {
        await measure(browser, site);
        console.log(`desk: round ${round}/${ROUNDS}: ${site.name}`);
      }
      loads.push(loadavg()[0] ?? 0);
    }
  } finally {
    await browser.close();
    for (const { service, folder } of sites) {
      await endService(service);
      await rm(folder, { recursive: true, force: true });
    }
  }
  return report(sites, loads);
}

async function openSite(name: string, cwd: string): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'thaw-bench-'));
  const store = openSqlite(folder);
  const now = Date.now();
  await fillWithTickets(store, TICKETS, now, 1);
  const secret = await store.write(async (db) => {
    const conversationId = 'bench-talk';
    const conversation = { id: conversationId, channel: 'directline', userId: 'dl_talk' } as const;
    await createConversation(db, { ...conversation, now });
    await createTicket(
      db,
      {
        ...{ handoverKey: NUMBER, number: NUMBER, code: 'A69X', kind: 'freeze', language: 'en' },
        fields: { notice: 'Contact issuer', contact: { kind: 'phone', value: '13900000000' } },
        questions: [],
      },
      { conversationId, channel: 'directline', now },
    );
    const draft = { login: 'bench', name: 'Bench', role: 'admin', language: 'en' } as const;
    const { account } = await addStaff(db, draft, { by: { id: null, name: 'bench' }, now });
    return startSession(db, account.id, now);
  });
  await store.close();
  const { PATH } = process.env;
  const env = { PATH, PORT: '0', LOG_LEVEL: 'error', DATA_DIR: folder };
  const command = [process.execPath, 'dist/src/main.js'];
  const service = await startService({ name, command, cwd, env });
  const cookie = `__Host-thaw_desk=${secret}`;
  const headers = { cookie, 'x-thaw-csrf': csrfOf(secret), 'content-type': 'application/json' };
  await fillTalk(service.url, headers);
  return { name, service, folder, cookie, costs: new Map() };
}

/** The merchant has left, so staff alone speak; a bubble costs the same on either side. */
async function fillTalk(url: string, headers: Record<string, string>): Promise<void> {
  const post = async (act: string, body: object) => {
    const at = `${url}/api/desk/tickets/${NUMBER}/${act}`;
    const answer = await fetch(at, { method: 'POST', headers, body: JSON.stringify(body) });
    if (answer.status !== 200)
      throw new Error(`${act} was answered ${answer.status}: ${await answer.text()}`);
  };
  await post('claim', {});
  // At once, so that they share their flushes.
  const places = Array.from({ length: MESSAGES }, (_, place) => place + 1);
  await Promise.all(
    places.map((place) =>
      post('reply', { text: `${place}：已向机构查询这几笔交易，有结果会马上在这里告诉您。` }),
    ),
  );
}

async function measure(browser: Browser, { service, cookie, costs }: Site): Promise<void> {
  const viewport = { width: 1280, height: 860 };
  const context = await browser.newContext({ locale: 'en-GB', viewport });
  const [name = '', value = ''] = cookie.split('=');
  // Set as if over TLS; browsers send it to their own machine without.
  const url = service.url.replace('http:', 'https:');
  await context.addCookies([{ name, value, url, secure: true, httpOnly: true }]);
  const probe = await DeskProbe.on(await context.newPage());
  await playDesk(probe, { url: service.url, number: NUMBER, messages: MESSAGES });
  for (const [act, more] of probe.costs) costs.set(act, [...(costs.get(act) ?? []), ...more]);
  await context.close();
}

function report(sites: readonly Site[], loads: readonly number[]): string {
  const [now, before] = sites.toReversed() as [Site, Site?];
  const rows = [...now.costs].map(([act, costs]) => {
    const others = before?.costs.get(act);
    const cell = (pick: (cost: Cost) => number) => {
      const own = costs.map(pick);
      const was = others ? `${at(others.map(pick), 0.5)} / ${at(others.map(pick), 0.98)} → ` : '';
      return `${was}${at(own, 0.5)} / ${at(own, 0.98)}`;
    };
    const paints = costs.map(({ paint }) => paint);
    const late = at(paints, 0.98) > QUICK_MS ? ' (late)' : '';
    return `| ${act}${late} | ${costs.length} | ${cell(({ paint }) => paint)} | ${cell(({ work }) => work)} | ${cell(({ frame }) => frame)} |`;
  });
  const load = `${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}`;
  return `## Desk

${TICKETS} tickets in the queue, all of them loaded, and ${MESSAGES} messages in a talk; Chromium with a processor ${SLOWDOWN} times slower than this machine, ${ROUNDS} rounds${before ? ' taken in turn, before → now' : ''}, load average ${load} on 2 cores. p50 / p98 in ms. *Next paint*: from the key or click to the frame that shows it, in steps of 8 ms, 16 at least; ${QUICK_MS} counts as smooth. *Work*: processor time of the main thread until 0.5 s after it, which other work of the machine does not change. *Longest frame*: what the answer of the service drew included.

| | times | next paint | work | longest frame |
|---|---|---|---|---|
${rows.join('\n')}
`;
}

function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1);
  return Math.round(sorted[Math.max(0, place)] ?? Number.NaN);
}
