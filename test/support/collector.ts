// A collector of traces that a test can ask what came, and tell not to answer.

import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenSpan {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  status: { code: number };
  attributes: Record<string, unknown>;
}

export interface Collector {
  url: string;
  /** Requests as they came. */
  received: { path: string; headers: IncomingHttpHeaders; body: string }[];
  spans(name?: string): SeenSpan[];
  service(): unknown;
  /** From now on it takes requests and never answers. */
  hang(): void;
  close(): Promise<void>;
}

interface OtlpValue {
  key: string;
  value: Record<string, unknown>;
}

interface OtlpBody {
  resourceSpans: {
    resource: { attributes: OtlpValue[] };
    scopeSpans: { spans: (Omit<SeenSpan, 'attributes'> & { attributes: OtlpValue[] })[] }[];
  }[];
}

export async function startCollector(): Promise<Collector> {
  const received: Collector['received'] = [];
  let hangs = false;
  const server = createServer(async (req, res) => {
    let body = '';
    for await (const chunk of req) body += chunk;
    received.push({ path: req.url ?? '', headers: req.headers, body });
    if (hangs) return;
    // Once restify was loaded in this process, writeHead gives back nothing.
    res.writeHead(200, { 'content-type': 'application/json' });
    res.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const resources = () =>
    received.flatMap(({ body }) => (JSON.parse(body) as OtlpBody).resourceSpans);
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    spans: (name) =>
      resources()
        .flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))
        .map((span) => ({ ...span, attributes: plain(span.attributes) }))
        .filter((span) => name === undefined || span.name === name),
    service: () => plain(resources()[0]?.resource.attributes ?? [])['service.name'],
    hang: () => {
      hangs = true;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function plain(attributes: OtlpValue[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}
