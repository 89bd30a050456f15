// A gateway in front of the service, as many networks have one: it can answer by itself, and hold back what passes.

import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** What the gateway does with the next request to a path. */
export interface Trick {
  path: RegExp;
  status: number;
  headers?: Record<string, string>;
  code?: string;
  /** The service gets the request; only its answer is replaced. */
  reaches?: boolean;
}

export class Gateway {
  readonly #server = createServer((req, res) => this.#pass(req, res));
  readonly #connections = new Set<Socket>();
  /** Those of them that are web sockets. */
  readonly #sockets = new Set<Socket>();
  readonly #deafened = new Set<Socket>();
  readonly #target: () => string;
  #tricks: Trick[] = [];
  /** Method and path of what was asked, with the time. */
  readonly asked: { path: string; at: number }[] = [];
  private constructor(target: () => string) {
    this.#target = target;
    this.#server.on('connection', (socket) => {
      this.#connections.add(socket);
      socket.on('close', () => this.#connections.delete(socket));
    });
    this.#server.on('upgrade', (req, socket, head) => this.#upgrade(req, socket as Socket, head));
  }

  static async before(target: () => string): Promise<Gateway> {
    const gateway = new Gateway(target);
    gateway.#server.listen(0, '127.0.0.1');
    await once(gateway.#server, 'listening');
    return gateway;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** One trick for each of the next requests to its path. */
  play(...tricks: Trick[]): void {
    this.#tricks.push(...tricks);
  }

  count(path: RegExp): number {
    return this.asked.filter((each) => path.test(each.path)).length;
  }

  get openSockets(): number {
    return this.#sockets.size;
  }

  /** Bytes of the sockets that are open now stop here, as on a telephone that has left its network. */
  deafen(): void {
    for (const socket of this.#sockets) this.#deafened.add(socket);
  }

  cutSockets(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  end(): void {
    this.#deafened.clear();
    this.#server.close();
    for (const socket of this.#connections) socket.destroy();
  }

  #pass(req: IncomingMessage, res: ServerResponse): void {
    const path = `${req.method} ${req.url}`;
    this.asked.push({ path, at: Date.now() });
    const trick = this.#tricks.find((each) => each.path.test(path));
    this.#tricks = this.#tricks.filter((each) => each !== trick);
    if (trick && !trick.reaches) {
      req.resume();
      answer(res, trick);
      return;
    }
    const { method, url, headers } = req;
    const onward = request(`${this.#target()}${url}`, { method, headers }, (response) => {
      if (trick) {
        response.resume();
        response.on('end', () => answer(res, trick));
        return;
      }
      res.writeHead(response.statusCode ?? 502, response.rawHeaders);
      response.pipe(res);
    });
    onward.on('error', () => res.destroy());
    req.pipe(onward);
  }

  #upgrade(req: IncomingMessage, socket: Socket, head: Buffer): void {
    const { hostname, port } = new URL(this.#target());
    const onward = connect(Number(port), hostname);
    const lines = req.rawHeaders.flatMap((name, index, all) =>
      index % 2 === 0 ? [`${name}: ${all[index + 1]}`] : [],
    );
    onward.write(`GET ${req.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    onward.write(head);
    this.#sockets.add(socket);
    onward.on('data', (bytes) => this.#deafened.has(socket) || socket.write(bytes));
    socket.on('data', (bytes) => this.#deafened.has(socket) || onward.write(bytes));
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => {
        // Whoever has left the network does not hear of the end either.
        if (!this.#deafened.has(socket)) other.destroy();
        this.#sockets.delete(socket);
      });
    }
  }
}

function answer(res: ServerResponse, { status, headers, code = 'Trick' }: Trick): void {
  res.writeHead(status, { 'content-type': 'application/json', ...headers });
  res.end(JSON.stringify({ error: { code, message: 'a trick of the gateway' } }));
}
