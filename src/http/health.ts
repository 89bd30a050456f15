// Health, readiness and metrics for whoever runs the service.

import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Server } from 'restify';
import type { StoredNow } from '../retention/disk-use';
import { registerStorage } from './storage-metrics';

export interface HealthParts {
  /** Rejects when no message could be stored now. Writes to the disk. */
  probe: () => Promise<void>;
  isStopping: () => boolean;
  /** False until the matcher has learned: messages are stored, their answers wait. */
  isTrained: () => boolean;
  /** Version of the knowledge in service. */
  knowledge: () => string;
  /** Milliseconds since 1970. */
  now: () => number;
  turnsUnderWay: () => number;
  openStreams: () => number;
  stored: () => StoredNow;
}

/** `/healthz`: the process lives. `/readyz`: it can accept messages. `/metrics`: Prometheus text. */
export function registerHealth(server: Server, parts: HealthParts): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  gauge(
    registry,
    'thaw_turns_under_way',
    'Turns accepted and not yet committed',
    parts.turnsUnderWay,
  );
  gauge(registry, 'thaw_streams_open', 'Open Direct Line web sockets', parts.openStreams);
  registerStorage(registry, parts.stored);
  server.get('/healthz', async (_req, res) => {
    res.send(200, { status: 'ok' });
  });
  const isHealthy = probing(parts);
  server.get('/readyz', async (_req, res) => {
    const ready = !parts.isStopping() && parts.isTrained() && (await isHealthy());
    const status = ready ? 'ready' : 'not ready';
    res.send(ready ? 200 : 503, { status, knowledge: parts.knowledge() });
  });
  server.get('/metrics', async (_req, res) => {
    res.sendRaw(200, await registry.metrics(), { 'content-type': registry.contentType });
  });
}

/** The probe costs a write: however often anybody asks, it runs once in this time. */
const PROBE_EVERY_MS = 1000;

function probing({ probe, now }: HealthParts): () => Promise<boolean> {
  let last = Promise.resolve(false);
  let at = Number.NEGATIVE_INFINITY;
  return () => {
    if (now() - at < PROBE_EVERY_MS) return last;
    at = now();
    last = probe().then(
      () => true,
      () => false,
    );
    return last;
  };
}

function gauge(registry: Registry, name: string, help: string, read: () => number): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(read());
    },
  });
}
