// The HTTP server with the REST API and the desk on a real database, and a caller that holds every answer against the document.

import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { readConfig } from '../../src/config';
import { Deliveries } from '../../src/desk/deliveries';
import { Desk } from '../../src/desk/desk';
import { openWorkshop } from '../../src/desk/open-workshop';
import { openApi } from '../../src/http/api/openapi';
import { type ApiParts, apiRoutes, registerApi } from '../../src/http/api/routes';
import { DeskStreams } from '../../src/http/desk/events-route';
import { registerDesk } from '../../src/http/desk/routes';
import { createLimits } from '../../src/http/limits';
import { createServer } from '../../src/http/server';
import { loadTranslator } from '../../src/language/translator';
import type { ApiScope } from '../../src/staff/api-key';
import { makeApiKey } from '../../src/staff/api-key-store';
import { inviteFirst, setUpLink } from '../../src/staff/manage';
import { readProduct } from './learned';
import { ManualClock } from './manual-clock';
import { quietLog } from './quiet-log';
import { temporaryFolder } from './temporary-folder';
import { echo, type Script, startTurns, type TurnBench } from './turn-bench';

// biome-ignore lint/suspicious/noExplicitAny: tests read the answers of every route and say themselves what they expect.
type Anything = any;

export interface ApiAnswer {
  status: number;
  body: Anything;
  headers: Headers;
}

export interface ApiBench extends TurnBench {
  url: string;
  folder: string;
  /** Makes the first account of the desk. */
  link: string;
  key(scopes?: ApiScope[], name?: string): Promise<{ id: string; key: string }>;
  caller(key: string): ApiCaller;
  stop(): Promise<void>;
}

export const READ: ApiScope[] = ['tickets:read'];
export const BOTH: ApiScope[] = ['tickets:read', 'tickets:write'];

export async function startApi(script: Script = echo): Promise<ApiBench> {
  const folder = temporaryFolder();
  const bench = await startTurns(folder, script, new ManualClock('2026-11-22T05:00:00Z'));
  const { store, turns, clock, signal } = bench;
  const { log } = quietLog();
  const config = readConfig({});
  const server = createServer(log);
  const now = () => clock.now();
  const parts: ApiParts = {
    store,
    log,
    now,
    targets: new Set(['webhook']),
    onChange: (told) => {
      for (const turn of told.turns) turns.enter(turn);
    },
  };
  const content = await readProduct();
  const desk = new Desk({
    ...{ store, turns, now, log, targets: parts.targets, signal },
    translator: loadTranslator(join(__dirname, '../../locales')),
    knowledge: () => content,
    ask: async () => ({ decision: 'none', confidence: 0, candidates: [] }),
    publicUrl: () => 'http://localhost',
    isWatching: async () => false,
  });
  const streams = new DeskStreams({ desk, isSignedIn: async () => true });
  const deliveries = new Deliveries({ store, now, signal });
  registerDesk(server, {
    ...{ config, log, store, now, desk, deliveries, streams },
    knowledge: () => content,
    ...openWorkshop({
      ...{ config, store, now, log, root: join(__dirname, '../..') },
      knowledge: () => content,
    }),
    onErased: () => {},
    stored: () => ({ kinds: [], countedAt: undefined, files: undefined, disk: undefined }),
  });
  registerApi(server, parts, createLimits(config).perApiKey);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const document = JSON.parse(JSON.stringify(openApi(apiRoutes(parts))));
  const first = await store.write((db) => inviteFirst(db, now()));
  return {
    ...bench,
    url,
    folder,
    link: setUpLink(url, first ?? ''),
    key: (scopes = BOTH, name = 'Zammad') =>
      store.write((db) =>
        makeApiKey(db, { name, scopes }, { by: { id: null, name: 'root' }, now: now() }),
      ),
    caller: (key) => new ApiCaller(url, key, new Contract(document)),
    async stop() {
      server.server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await turns.stop();
      await store.close();
    },
  };
}

/** A ticket system with one key. */
export class ApiCaller {
  readonly #url: string;
  readonly #key: string;
  readonly #contract: Contract;

  constructor(url: string, key: string, contract: Contract) {
    this.#url = url;
    this.#key = key;
    this.#contract = contract;
  }

  async call(
    method: string,
    path: string,
    { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<ApiAnswer> {
    const response = await fetch(`${this.#url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#key}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const isJson = response.headers.get('content-type') === 'application/json';
    const content = Buffer.from(await response.arrayBuffer());
    const read = isJson ? JSON.parse(content.toString()) : content;
    this.#contract.check({ method, path, status: response.status }, isJson ? read : undefined);
    return { status: response.status, body: read, headers: response.headers };
  }

  get(path: string) {
    return this.call('GET', path);
  }

  patch(path: string, body: unknown, headers: Record<string, string> = {}) {
    return this.call('PATCH', path, { body, headers });
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}) {
    return this.call('POST', path, { body, headers });
  }

  /** Every page of a list. */
  async all(path: string): Promise<Anything[]> {
    const tickets = [];
    for (let cursor = ''; ; ) {
      const { body } = await this.get(`${path}${cursor}`);
      tickets.push(...body.tickets);
      if (body.next === null) return tickets;
      cursor = `&cursor=${body.next}`;
    }
  }
}

/** What the OpenAPI document promises. */
class Contract {
  readonly #document: Anything;
  readonly #ajv = new Ajv2020({ strict: false, validateFormats: false });

  constructor(document: Anything) {
    this.#document = document;
    this.#ajv.addSchema(document, 'api');
  }

  check(of: { method: string; path: string; status: number }, body: unknown): void {
    const { method, status } = of;
    const path = this.#pathOf(of.path);
    const promised = this.#document.paths[path]?.[method.toLowerCase()]?.responses?.[status];
    if (!promised) throw new Error(`${method} ${path} promises no answer ${status}`);
    const schema = promised.content['application/json']?.schema;
    if (!schema) return;
    const validate = this.#ajv.compile({ $ref: `api${schema.$ref}` });
    if (!validate(body)) throw new Error(`${method} ${path}: ${JSON.stringify(validate.errors)}`);
  }

  #pathOf(called: string): string {
    const parts = called.replace(/\?.*/, '').split('/');
    const found = Object.keys(this.#document.paths).find((path) => {
      const names = path.split('/');
      return (
        names.length === parts.length &&
        names.every((name, i) => name.startsWith('{') || name === parts[i])
      );
    });
    if (!found) throw new Error(`the document does not know ${called}`);
    return found;
  }
}
