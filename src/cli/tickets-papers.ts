// `kb tickets papers NUMBER --out FOLDER`: writes the files that a merchant sent with a ticket to disk.

import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ThawError } from '../errors';
import { openStoreBeside } from '../store/open';
import type { Database, StoreBeside } from '../store/store';
import { receivedBy } from '../tickets/living-store';
import { fileNameOf } from '../tickets/paper-name';
import { contentOf, papersOfTicket } from '../tickets/paper-store';
import { findTicket } from '../tickets/ticket-store';
import { type CommandContext, readOptions } from './command';
import { type NewFile, writeNewFiles } from './new-files';

export async function writePapers(args: string[], { env, print }: CommandContext): Promise<number> {
  const { values, positionals } = readOptions({
    args,
    allowPositionals: true,
    options: { out: { type: 'string' } },
  });
  const [number, extra] = positionals;
  if (number === undefined || extra !== undefined || !values.out) {
    const problem = '`tickets papers` needs the number of a ticket and --out FOLDER.';
    throw new ThawError('USAGE', { problem });
  }
  const store = await openStoreBeside(env);
  const db = store?.read;
  try {
    const named = db && (await namedPapers(db, number.toUpperCase()));
    if (!store || !named) throw new ThawError('TICKET_UNKNOWN', { number });
    if (named.length === 0) print(`${number.toUpperCase()} has no papers.`);
    const { written, missing } = await writeAll(store, named, values.out);
    for (const file of written) print(file);
    if (missing.length > 0) throw new ThawError('PAPERS_MISSING', { files: missing.join(', ') });
    return 0;
  } finally {
    await store?.close();
  }
}

interface NamedPaper {
  id: string;
  file: string;
}

/** The stored files are what counts; the ticket knows which paper each is. */
async function namedPapers(db: Database, number: string): Promise<NamedPaper[] | undefined> {
  const ticket = await findTicket(db, number);
  if (!ticket) return undefined;
  const received = await receivedBy(db, ticket);
  const kinds = new Map(received.map(({ paperId, document }) => [paperId, document]));
  const stored = await papersOfTicket(db, ticket.number);
  return stored.map(({ id, name, type }, index) => {
    const file = fileNameOf({ name, type, document: kinds.get(id) }, index + 1);
    return { id, file: `${number}-${file}` };
  });
}

/** @throws ThawError FILE_EXISTS, PAPERS_UNAVAILABLE; then nothing was written */
async function writeAll(
  store: StoreBeside,
  papers: readonly NamedPaper[],
  folder: string,
): Promise<{ written: string[]; missing: string[] }> {
  const places = papers.map(({ id, file }) => ({ id, file: join(folder, file) }));
  const existing = places.find(({ file }) => existsSync(file));
  if (existing) throw new ThawError('FILE_EXISTS', { file: existing.file });
  await mkdir(folder, { recursive: true });
  const missing: string[] = [];
  const contents = async function* (): AsyncGenerator<NewFile> {
    for (const { id, file } of places) {
      const content = await contentOf(store, id);
      if (content) yield { file, content };
      else missing.push(file);
    }
  };
  const written = await writeNewFiles(contents());
  return { written, missing };
}
