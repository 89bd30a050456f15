// XMLHttpRequest as browsers have it, over Node's HTTP: as much of it as an upload uses.

import { type ClientRequest, request } from 'node:http';

/** Small enough for an upload of some megabytes to tell of its progress often. */
const PIECE_BYTES = 64 * 1024;

export class PageRequest {
  readonly upload = {
    onprogress: undefined as ((event: { loaded: number; total: number }) => void) | undefined,
  };
  onload = () => {};
  onerror = () => {};
  onabort = () => {};
  status = 0;
  responseText = '';
  readonly #headers: Record<string, string> = {};
  #address = '';
  #answered: Record<string, string | string[] | undefined> = {};
  #request: ClientRequest | undefined;
  #isAborted = false;

  open(_method: string, path: string): void {
    const { origin } = (globalThis as unknown as { location: { origin: string } }).location;
    this.#address = new URL(path, origin).href;
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers[name] = value;
  }

  getResponseHeader(name: string): string | null {
    return this.#answered[name.toLowerCase()]?.toString() ?? null;
  }

  abort(): void {
    this.#isAborted = true;
    this.#request?.destroy();
    this.onabort();
  }

  send(form: FormData): void {
    void this.#send(new Response(form));
  }

  async #send(body: Response): Promise<void> {
    const bytes = Buffer.from(await body.arrayBuffer());
    const type = body.headers.get('content-type') ?? '';
    const headers = { ...this.#headers, 'content-type': type, 'content-length': bytes.length };
    const sending = request(this.#address, { method: 'POST', headers }, (response) => {
      this.status = response.statusCode ?? 0;
      this.#answered = response.headers;
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        this.responseText += text;
      });
      response.on('end', () => this.onload());
    });
    this.#request = sending;
    sending.on('error', () => this.#isAborted || this.onerror());
    for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
      const piece = bytes.subarray(from, from + PIECE_BYTES);
      await new Promise((written) => sending.write(piece, written));
      if (this.#isAborted) return;
      this.upload.onprogress?.({ loaded: from + piece.length, total: bytes.length });
    }
    sending.end();
  }
}
