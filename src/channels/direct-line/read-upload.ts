// Reads a Direct Line upload: the activity and its files, streamed, with every limit kept while reading.

import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import { ThawError } from '../../errors';
import type { ReadFile } from '../../tickets/paper';
import { LARGEST_MESSAGE, LARGEST_PAPER, MOST_PER_MESSAGE } from '../../tickets/paper-limits';

/**
 * What is refused within this is read to its end and dropped, so that the merchant gets an answer; with more the
 * connection is closed.
 */
export const UPLOAD_LIMIT = 64 * 1024 * 1024;
const ACTIVITY_TYPE = 'application/vnd.microsoft.activity';
/** Web Chat may put small previews into it, which are not kept. */
const ACTIVITY_LIMIT = 1024 * 1024;
const MOST_PARTS = 60;
/** Each holds up to a message's files in memory. */
const AT_ONCE = 4;

export interface Upload {
  /** `undefined` when there was none. */
  activity: unknown;
  files: ReadFile[];
}

let underWay = 0;

/** @throws ThawError UPLOAD_TOO_LARGE, UPLOAD_INVALID, UPLOADS_BUSY */
export async function readUpload(req: IncomingMessage): Promise<Upload> {
  if (Number(req.headers['content-length']) > UPLOAD_LIMIT) throw tooLarge();
  if (underWay >= AT_ONCE) throw new ThawError('UPLOADS_BUSY');
  underWay += 1;
  try {
    return await new UploadReader(req).read();
  } finally {
    underWay -= 1;
  }
}

class UploadReader {
  readonly #req: IncomingMessage;
  readonly #files: ReadFile[] = [];
  #activity: Buffer | undefined;
  #kept = 0;
  #fault: ThawError | undefined;

  constructor(req: IncomingMessage) {
    this.#req = req;
  }

  read(): Promise<Upload> {
    const parser = parserFor(this.#req);
    return new Promise((resolve, reject) => {
      const fail = (fault: ThawError) => {
        this.#req.unpipe(parser);
        this.#req.pause();
        reject(fault);
      };
      let received = 0;
      this.#req.on('data', (chunk: Buffer) => {
        received += chunk.length;
        if (received > UPLOAD_LIMIT) fail(tooLarge());
      });
      this.#req.once('close', () => this.#req.complete || fail(invalid('it was broken off')));
      parser.on('file', (_field, stream, name, _encoding, type) => this.#take(stream, name, type));
      parser.on('partsLimit', () => fail(invalid(`more than ${MOST_PARTS} parts`)));
      parser.on('error', (err) => fail(invalid((err as Error).message)));
      parser.on('finish', () => {
        if (this.#fault) return fail(this.#fault);
        resolve({ activity: this.#parsed(fail), files: this.#files });
      });
      this.#req.pipe(parser);
    });
  }

  #take(stream: Readable, name: string, type: string): void {
    if (type === ACTIVITY_TYPE) {
      collect(stream, ACTIVITY_LIMIT, (content) => {
        if (!content) this.#fault = invalid('the activity is too large');
        this.#activity = content;
      });
      return;
    }
    const place = this.#files.push({ name, reason: 'too-many' }) - 1;
    if (place >= MOST_PER_MESSAGE) return void stream.resume();
    const room = Math.min(LARGEST_PAPER, LARGEST_MESSAGE - this.#kept);
    collect(stream, room, (content) => {
      this.#kept += content?.length ?? 0;
      this.#files[place] = content ? { name, content } : { name, reason: 'too-large' };
    });
  }

  #parsed(fail: (fault: ThawError) => void): unknown {
    if (!this.#activity) return undefined;
    try {
      return JSON.parse(this.#activity.toString('utf8'));
    } catch {
      return fail(invalid('the activity is no JSON'));
    }
  }
}

function parserFor(req: IncomingMessage) {
  try {
    return new Busboy({
      headers: req.headers as BusboyHeaders,
      limits: { parts: MOST_PARTS, fields: 0, headerPairs: 20, headerSize: 8192 },
      isPartAFile: () => true,
    });
  } catch (cause) {
    throw new ThawError('UPLOAD_INVALID', { fault: (cause as Error).message }, { cause });
  }
}

/** Gives the content when the stream ends, or nothing when it is larger than the limit; then none of it is held. */
function collect(stream: Readable, limit: number, done: (content?: Buffer) => void): void {
  let chunks: Buffer[] = [];
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > limit) chunks = [];
    else chunks.push(chunk);
  });
  stream.on('end', () => done(size > limit ? undefined : Buffer.concat(chunks)));
}

function tooLarge(): ThawError {
  return new ThawError('UPLOAD_TOO_LARGE', { limit: UPLOAD_LIMIT });
}

function invalid(fault: string): ThawError {
  return new ThawError('UPLOAD_INVALID', { fault });
}
