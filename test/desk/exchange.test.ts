// Imports and exports at the desk: tried first, written as shown, refused with the row and the remedy, and nothing hurt.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { BY, openTestWorkshop, REVIEW } from './open-test-workshop';

// Threads that learn the folder start with each act.
jest.setTimeout(240_000);

const TABLE = `id,language,title,question,answer
faq.paper,zh-Hans,打印纸,打印纸在哪里买,=HYPERLINK("http://x")
${REVIEW},en,,the review takes ages,
`;
const csv = (text: string, name = 'faq.csv') => ({ name, content: Buffer.from(text) });
const trial = { replace: false };

let workshop: Awaited<ReturnType<typeof openTestWorkshop>>;
beforeAll(async () => {
  workshop = await openTestWorkshop();
});
afterAll(() => workshop.store.close());

it('writes nothing in a trial, then what the trial showed', async () => {
  const { exchange, folder, fileOf, store } = workshop;
  const draft = join(folder, 'drafts', 'faq.paper.yaml');
  const shown = await exchange.import([csv(TABLE)], trial, BY);
  expect(shown).toMatchObject({ faults: [], counts: { rows: 2, new: 1, phrasings: 2 } });
  expect(shown.rows[0]).toMatchObject({ place: 'faq.csv:2', entry: 'faq.paper' });
  expect(shown.gaps).toMatchObject([{ entry: 'faq.paper' }]);
  expect(existsSync(draft)).toBe(false);

  const late = exchange.import([csv(TABLE)], { ...trial, digest: 'of another trial' }, BY);
  await expect(late).rejects.toMatchObject({ code: 'IMPORT_CHANGED' });
  const { digest } = shown;
  const { written } = await exchange.import([csv(TABLE)], { ...trial, digest }, BY);
  expect(written).toBe(2);
  expect(readFileSync(draft, 'utf8')).toContain('=HYPERLINK');
  expect(readFileSync(fileOf(REVIEW), 'utf8')).toContain('- the review takes ages');
  const audited = await store.read.selectFrom('audit').select(['action', 'details']).execute();
  expect(audited).toMatchObject([{ action: 'knowledge-imported' }]);
});

it('names the row of what is wrong, and what an import would break', async () => {
  const { exchange } = workshop;
  const long = `question,answer\n${'x'.repeat(501)},a\n`;
  const { faults, written } = await exchange.import([csv(long)], { ...trial, digest: '' }, BY);
  expect(faults).toEqual([expect.stringMatching(/^faq\.csv:2 column "question".*501.*500/)]);
  expect(written).toBeUndefined();
  const claimed = `id,language,question,short\n${REVIEW},en,,One. Two. Three.\n`;
  const broken = await exchange.import([csv(claimed)], { replace: true }, BY);
  expect(broken.faults).toEqual([expect.stringContaining(`[${REVIEW}]`)]);
});

it('refuses a file of another kind, and a workbook that unpacks to more than there is room for', async () => {
  const { exchange } = workshop;
  const foreign = async () => exchange.import([csv('x', 'notes.docx')], trial, BY);
  await expect(foreign()).rejects.toMatchObject({ code: 'IMPORT_FILE' });
  const sheet = 'xl/worksheets/sheet1.xml';
  const bomb = zipSync({ [sheet]: new Uint8Array(120_000_000), 'a.xml': strToU8('<a/>') });
  expect(bomb.length).toBeLessThan(1_000_000);
  const file = { name: 'bomb.xlsx', content: Buffer.from(bomb) };
  const { faults } = await exchange.import([file], trial, BY);
  expect(faults).toEqual([expect.stringContaining('100 MB')]);
});

it('exports what it imports, formulas disarmed', async () => {
  const { exchange } = workshop;
  const { name, content } = await exchange.export({ format: 'csv', drafts: 'true' }, BY);
  expect(name).toBe('knowledge-2026-11-28.csv');
  expect(content.toString()).toContain(`'=HYPERLINK`);
  const again = await exchange.import([{ name, content }], trial, BY);
  expect(again).toMatchObject({ faults: [], counts: { new: 0, phrasings: 0, texts: 0 } });
  const rasa = async () => exchange.export({ format: 'rasa', drafts: 'false' }, BY);
  await expect(rasa()).rejects.toMatchObject({ code: 'QUERY_INVALID' });
});
