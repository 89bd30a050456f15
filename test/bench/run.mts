// `npm run bench [-- part … --against CHECKOUT]`: measures Thaw against its peers, and against another build of itself where
// one is named, in one run; with no part named it runs all and writes test/bench/RESULTS.md.

import { writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchBursts } from './bursts.mts';
import { benchDesk } from './desk.mts';
import { benchForms } from './forms.mts';
import { benchFresh } from './fresh.mts';
import { benchMatching } from './matching.mts';
import { benchMerchants } from './merchants.mts';
import { benchMisses } from './misses.mts';
import { benchPage } from './page.mts';
import { benchProcess } from './process.mts';
import { benchQueue } from './queue.mts';
import { benchScale } from './scale.mts';
import { benchSdk } from './sdk.mts';
import { benchTraces } from './traces.mts';
import { benchTurns } from './turns.mts';

const PARTS: Record<string, (against?: string) => Promise<string>> = {
  matching: benchMatching,
  fresh: benchFresh,
  turns: benchTurns,
  process: benchProcess,
  traces: benchTraces,
  queue: benchQueue,
  scale: benchScale,
  merchants: benchMerchants,
  misses: benchMisses,
  forms: benchForms,
  bursts: benchBursts,
  page: benchPage,
  desk: benchDesk,
  sdk: benchSdk,
};

const { positionals: asked, values } = parseArgs({
  allowPositionals: true,
  options: { against: { type: 'string' } },
});
const unknown = asked.filter((part) => !(part in PARTS));
if (unknown.length > 0) {
  console.error(`Unknown part ${unknown.join(', ')}. Parts: ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}

const machine = `${cpus().length} cores (${cpus()[0]?.model.trim() || 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
const sections: string[] = [];
for (const [name, run] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  sections.push(await run(values.against));
}
const text = `# Results of \`npm run bench\`

${new Date().toISOString().slice(0, 10)}, ${machine}. Machines differ and are shared: read the ratios, which are of one run, not the times.

${sections.join('\n')}`;
if (asked.length === 0) await writeFile(join(import.meta.dirname, 'RESULTS.md'), text);
console.log(`\n${text}`);
