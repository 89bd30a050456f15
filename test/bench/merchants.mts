// Part "merchants": merchants with fixed words against the service, scored by the tickets they end up with.
// `node test/bench/merchants.mts FILE.json [--show] [--against CHECKOUT]` plays one file, after `npm run build`.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { play, type Service, startService } from './merchants-play.mts';
import {
  type Merchant,
  readGroup,
  reportOf,
  type Score,
  scoreOf,
  type Talk,
} from './merchants-score.mts';

const ROOT = join(import.meta.dirname, '../..');
const FOLDER = join(import.meta.dirname, 'merchants');
const AT_A_TIME = 8;

/** @param against another checkout, built; it is played side by side in the same run */
export async function benchMerchants(against?: string): Promise<string> {
  const { groups, scores } = await run(filesOf(FOLDER), against);
  const which = against === undefined ? '' : ' (this build · the build before)';
  return `## Merchants

Merchants with fixed words, each in a conversation of its own over HTTP, ${AT_A_TIME} at a time; each ticket is compared with what the merchant told${which}.

${reportOf(groups, scores)}`;
}

export function filesOf(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => join(folder, name));
}

async function run(
  files: string[],
  against?: string,
  hear?: (merchant: Merchant, talk: Talk) => void,
) {
  const groups = files.map(readGroup);
  const merchants = groups.flatMap((group) => group.merchants);
  const checkouts = against === undefined ? [ROOT] : [ROOT, against];
  const scores = await Promise.all(
    checkouts.map((checkout) => playAll(checkout, merchants, checkout === ROOT ? hear : undefined)),
  );
  return { groups, scores };
}

async function playAll(
  checkout: string,
  merchants: readonly Merchant[],
  hear?: (merchant: Merchant, talk: Talk) => void,
): Promise<Map<string, Score>> {
  const service = await startService(checkout);
  const scores = new Map<string, Score>();
  const waiting = merchants.values();
  const playInTurn = async () => {
    for (const merchant of waiting) {
      const talk = await playOnce(service, merchant);
      scores.set(merchant.name, scoreOf(merchant, talk));
      hear?.(merchant, talk);
      if (scores.size % 16 === 0) console.log(`merchants: ${scores.size}/${merchants.length}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_A_TIME }, playInTurn));
  } finally {
    await service.stop();
  }
  return new Map(merchants.map(({ name }) => [name, scores.get(name) as Score]));
}

/** A talk that breaks off is a ticket not made; the others go on. */
async function playOnce(service: Service, merchant: Merchant): Promise<Talk> {
  try {
    return await play(service, merchant);
  } catch (error) {
    console.error(`merchants: ${merchant.name}: ${error}`);
    return { fields: undefined, heard: '', messages: 0, lines: [] };
  }
}

export function show({ name }: Merchant, { lines, fields }: Talk): void {
  console.log(`${name}\n${lines.join('\n')}\n   = ${JSON.stringify(fields)}\n`);
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { show: { type: 'boolean' }, against: { type: 'string' } },
  });
  const files = positionals.length > 0 ? positionals : filesOf(FOLDER);
  const { groups, scores } = await run(files, values.against, values.show ? show : undefined);
  console.log(reportOf(groups, scores));
}
