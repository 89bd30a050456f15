// A slow telephone line in front of a service: every byte of every connection, web sockets too, shares its rate and its delay.

import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export interface LineSpeed {
  /** Bits per second towards the browser. */
  down: number;
  up: number;
  roundTripMs: number;
}

export const SLOW_4G: LineSpeed = { down: 1_600_000, up: 750_000, roundTripMs: 150 };
export const NO_LIMIT: LineSpeed = { down: Infinity, up: Infinity, roundTripMs: 0 };

/** What goes over the line at once, so that connections share it fairly. */
const PACKET = 1460;

export class SlowLine {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #down: Direction;
  readonly #up: Direction;

  private constructor(port: number, speed: LineSpeed) {
    this.#down = new Direction(speed.down, speed.roundTripMs / 2);
    this.#up = new Direction(speed.up, speed.roundTripMs / 2);
    this.#server = createServer((browser) => {
      const service = connect(port, '127.0.0.1');
      // A connection costs one round trip before it carries anything.
      const isOpen = pause(speed.roundTripMs);
      this.#join(browser, service, (packet) => isOpen.then(() => this.#up.carry(service, packet)));
      this.#join(service, browser, (packet) => this.#down.carry(browser, packet));
    });
  }

  static async open(target: string, speed: LineSpeed): Promise<SlowLine> {
    const line = new SlowLine(Number(new URL(target).port), speed);
    await new Promise<void>((done) => line.#server.listen(0, '127.0.0.1', done));
    return line;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Bytes that the browser got since the line was opened, headers and frames included. */
  get received(): number {
    return this.#down.carried;
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #join(from: Socket, to: Socket, carry: (packet: Buffer | null) => void): void {
    this.#sockets.add(from);
    from.setNoDelay(true);
    from.on('data', (data: Buffer) => {
      for (let at = 0; at < data.length; at += PACKET) carry(data.subarray(at, at + PACKET));
    });
    from.on('end', () => carry(null));
    from.on('error', () => to.destroy());
    from.on('close', () => this.#sockets.delete(from));
  }
}

class Direction {
  carried = 0;
  readonly #bitsPerMs: number;
  readonly #delayMs: number;
  /** What waits, by its receiver; null ends the connection. */
  readonly #waiting = new Map<Socket, (Buffer | null)[]>();
  #freeAt = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(bitsPerSecond: number, delayMs: number) {
    this.#bitsPerMs = bitsPerSecond / 1000;
    this.#delayMs = delayMs;
  }

  carry(to: Socket, packet: Buffer | null): void {
    const queue = this.#waiting.get(to);
    if (queue) queue.push(packet);
    else this.#waiting.set(to, [packet]);
    if (this.#timer) return;
    const now = performance.now();
    this.#freeAt = Math.max(this.#freeAt, now);
    this.#timer = setTimeout(() => this.#send(), this.#freeAt - now);
  }

  /** Sends what is due by now, one packet of each connection in turn. */
  #send(): void {
    this.#timer = undefined;
    const now = performance.now();
    while (this.#freeAt <= now) {
      const next = this.#takeNext();
      if (!next) return;
      this.#freeAt += ((next.packet?.length ?? 0) * 8) / this.#bitsPerMs;
      setTimeout(() => this.#deliver(next.to, next.packet), this.#delayMs);
    }
    this.#timer = setTimeout(() => this.#send(), this.#freeAt - now);
  }

  #takeNext(): { to: Socket; packet: Buffer | null } | undefined {
    for (const [to, queue] of this.#waiting) {
      this.#waiting.delete(to);
      const packet = queue.shift();
      if (packet === undefined || to.destroyed) continue;
      // Put back at the end: the others come first.
      if (queue.length > 0) this.#waiting.set(to, queue);
      return { to, packet };
    }
    return undefined;
  }

  #deliver(to: Socket, packet: Buffer | null): void {
    if (to.destroyed) return;
    if (packet === null) {
      to.end();
      return;
    }
    this.carried += packet.length;
    to.write(packet);
  }
}
