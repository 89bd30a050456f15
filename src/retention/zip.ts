// A zip that is written file by file, so that no more than one file is in memory.

import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate';

export interface ZipFile {
  /** With `/` between folders. */
  name: string;
  content: string | Uint8Array;
}

/** Texts are packed; pictures and PDF files are so already. */
export async function* zipOf(files: AsyncIterable<ZipFile>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  let wake = () => {};
  let isOver = false;
  let fault: unknown;
  const zip = new Zip((error, chunk, final) => {
    if (error) fault = error;
    else ready.push(chunk);
    isOver = final;
    wake();
  });
  const drained = function* () {
    const chunks = ready;
    ready = [];
    yield* chunks;
  };
  for await (const { name, content } of files) {
    const entry = typeof content === 'string' ? new ZipDeflate(name) : new ZipPassThrough(name);
    zip.add(entry);
    entry.push(typeof content === 'string' ? strToU8(content) : content, true);
    yield* drained();
  }
  zip.end();
  while (!isOver) {
    if (fault) throw fault;
    yield* drained();
    if (isOver) break;
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
  yield* drained();
}
