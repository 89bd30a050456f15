// Health, readiness and metrics for whoever runs the service.

import type { Server } from 'restify';
import type { Config } from '../config';
import { refusalOf } from './metrics/access';
import type { Metrics } from './metrics/metrics';

export interface HealthParts {
  config: Pick<Config, 'METRICS_NETWORKS' | 'METRICS_TOKEN'>;
  /** Rejects when no message could be stored now. Writes to the disk. */
  probe: () => Promise<void>;
  isStopping: () => boolean;
  /** False until the matcher has learned: messages are stored, their answers wait. */
  isTrained: () => boolean;
  /** Version of the knowledge in service. */
  knowledge: () => string;
  /** Milliseconds since 1970. */
  now: () => number;
  metrics: Metrics;
}

const REFUSED = {
  401: { error: { code: 'Unauthorized', message: 'A token is needed.' } },
  403: { error: { code: 'Forbidden', message: 'Not allowed.' } },
} as const;

/** `/healthz`: the process lives. `/readyz`: it can accept messages. `/metrics`: Prometheus text, for who may read it. */
export function registerHealth(server: Server, parts: HealthParts): void {
  const { config, metrics } = parts;
  server.get('/healthz', async (_req, res) => {
    res.send(200, { status: 'ok' });
  });
  const isHealthy = probing(parts);
  server.get('/readyz', async (_req, res) => {
    const ready = !parts.isStopping() && parts.isTrained() && (await isHealthy());
    const status = ready ? 'ready' : 'not ready';
    res.send(ready ? 200 : 503, { status, knowledge: parts.knowledge() });
  });
  server.get('/metrics', async (req, res) => {
    res.header('Cache-Control', 'no-store');
    const refusal = refusalOf(config, req);
    if (refusal === 401) res.header('WWW-Authenticate', 'Bearer');
    if (refusal) res.send(refusal, REFUSED[refusal]);
    else res.sendRaw(200, await metrics.text(), { 'content-type': metrics.contentType });
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
