// Saved knowledge goes live without a restart; a fault leaves the last good knowledge in service.

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BareClient, until } from '../support/direct-line-client';
import { type Service, startService } from '../support/service';
import { temporaryFolder } from '../support/temporary-folder';

const ENTRY = 'entries/faq.review-time.yaml';
let folder: string;
let service: Service;

beforeAll(async () => {
  folder = join(temporaryFolder(), 'knowledge');
  cpSync(join(__dirname, '../../knowledge'), folder, { recursive: true });
  service = await startService({
    KNOWLEDGE_DIR: folder,
    DATA_DIR: temporaryFolder(),
    LOG_LEVEL: 'info',
  });
});
afterAll(() => service.end());

function edit(change: (text: string) => string): void {
  const file = join(folder, ENTRY);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

async function answerTo(question: string): Promise<string> {
  const client = await BareClient.start(service.url);
  await client.send(question);
  return until(async () => {
    const { activities } = await client.read();
    const replies = activities.filter(({ from }) => from.role === 'bot');
    return replies.at(-1)?.text?.includes('**') ? replies.at(-1)?.text : undefined;
  });
}

it('answers from a file saved a moment ago, and from the last good one after a fault', async () => {
  const question = 'how long does the review usually take';
  expect(await answerTo(question)).toContain('several working days');

  edit((text) => text.replace('takes **several working days**', 'takes **a few working days**'));
  await until(() => /loaded anew/.exec(service.errors())?.[0]);
  expect(await answerTo(question)).toContain('a few working days');

  edit((text) => text.replace('reviewed: 2026', 'reviewed: soon 2026'));
  await until(() => /changed knowledge was not taken/.exec(service.errors())?.[0]);
  expect(service.errors()).toMatch(/faq\.review-time\.yaml:2/);
  expect(await answerTo(question)).toContain('a few working days');
  expect((await fetch(`${service.url}/readyz`)).status).toBe(200);
}, 240_000);
