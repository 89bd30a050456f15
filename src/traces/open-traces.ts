// Opens the traces that the configuration asks for; without it nothing is loaded.

import type { Config } from '../config';
import type { Logger } from '../log';
import { recordTraces } from './record-traces';
import { NO_TRACES, type Traces } from './traces';

export interface OpenTraces extends Traces {
  /** Sends what is recorded, as far as it gets within two seconds. */
  close(): Promise<void>;
}

export async function openTraces(config: Config, log: Logger): Promise<OpenTraces> {
  const url = collectorOf(config);
  if (url === undefined) return { ...NO_TRACES, close: async () => {} };
  log.info({ traces: new URL(url).host }, 'turns and deliveries are traced');
  return recordTraces({
    ...{ url, log },
    headers: config.OTEL_EXPORTER_OTLP_HEADERS,
    service: config.OTEL_SERVICE_NAME,
    sampler: config.OTEL_TRACES_SAMPLER,
    ratio: config.OTEL_TRACES_SAMPLER_ARG,
  });
}

function collectorOf(config: Config): string | undefined {
  if (config.OTEL_SDK_DISABLED) return undefined;
  const { OTEL_EXPORTER_OTLP_ENDPOINT: every, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: own } = config;
  return own ?? (every === undefined ? undefined : `${every}/v1/traces`);
}
