// A bad network in front of the service: every connection breaks, after so many bytes or at any moment.

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { clearTimeout, setTimeout } from 'node:timers';

/** Of one connection, in both directions together: from not even a request line to a whole conversation. */
const MOST_BYTES = 12_000;
const LONGEST_LIFE_MS = 150;

interface Line {
  near: Socket;
  far: Socket;
  bytesLeft: number;
  timer: NodeJS.Timeout;
}

export class Cutter {
  readonly #server = createServer((near) => this.#join(near));
  readonly #lines = new Set<Line>();
  readonly #target: { hostname: string; port: string };
  readonly #random: () => number;
  cuts = 0;
  isCutting = true;

  private constructor(target: string, random: () => number) {
    this.#target = new URL(target);
    this.#random = random;
  }

  static async before(target: string, random: () => number): Promise<Cutter> {
    const cutter = new Cutter(target, random);
    cutter.#server.listen(0, '127.0.0.1');
    await once(cutter.#server, 'listening');
    return cutter;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  end(): void {
    this.#server.close();
    for (const line of this.#lines) this.#break(line);
  }

  #join(near: Socket): void {
    const far = connect(Number(this.#target.port), this.#target.hostname);
    const life = this.#random() * LONGEST_LIFE_MS;
    const line: Line = {
      near,
      far,
      bytesLeft: Math.floor(MOST_BYTES * this.#random() ** 2),
      timer: setTimeout(() => this.isCutting && this.#cut(line), life),
    };
    this.#lines.add(line);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (bytes) => this.#pass(line, to, bytes));
      from.on('error', () => this.#break(line));
      from.on('close', () => this.#break(line));
    }
  }

  /** What is left of the last piece still arrives: a message may be cut anywhere. */
  #pass(line: Line, to: Socket, bytes: Buffer): void {
    if (!this.isCutting || bytes.length < line.bytesLeft) {
      line.bytesLeft -= bytes.length;
      to.write(bytes);
      return;
    }
    to.write(bytes.subarray(0, line.bytesLeft), () => this.#cut(line));
    line.bytesLeft = 0;
  }

  #cut(line: Line): void {
    if (!this.#lines.has(line)) return;
    this.cuts += 1;
    this.#break(line);
  }

  #break(line: Line): void {
    this.#lines.delete(line);
    clearTimeout(line.timer);
    line.near.destroy();
    line.far.destroy();
  }
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
