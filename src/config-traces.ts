// The standard variables of OpenTelemetry that the service reads, checked; the rest of the configuration takes them in.

import { z } from 'zod';

/** As `key=value,key=value`, each percent-encoded. */
const pairs = z
  .string()
  .default('')
  .transform((text, context) => {
    try {
      return Object.fromEntries(
        text
          .split(',')
          .filter((pair) => pair.trim())
          .map((pair) => pairOf(pair)),
      );
    } catch {
      context.addIssue('must list key=value pairs, separated by commas: authorization=Bearer%20…');
      return z.NEVER;
    }
  });

function pairOf(text: string): [string, string] {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new Error('no pair');
  return [decodeURIComponent(name.trim()), decodeURIComponent(value.trim())];
}

const collector = z.url({
  protocol: /^https?$/,
  error: 'must be the absolute address of a collector, such as http://localhost:4318',
});

const SAMPLERS = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

export const traceVariables = {
  /** A collector of traces (OTLP over HTTP), to whose address /v1/traces is added; without it nothing is traced. */
  OTEL_EXPORTER_OTLP_ENDPOINT: collector.transform((v) => v.replace(/\/+$/, '')).optional(),
  /** The whole address instead, for traces alone. */
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: collector.optional(),
  /** Sent along with traces, as `key=value,key=value`. */
  OTEL_EXPORTER_OTLP_HEADERS: pairs,
  /** The name under which traces appear. */
  OTEL_SERVICE_NAME: z.string().default('thaw'),
  /** Which turns and deliveries are traced. */
  OTEL_TRACES_SAMPLER: z
    .enum(SAMPLERS, `must be one of ${SAMPLERS.join(', ')}`)
    .default('parentbased_always_on'),
  /** The share of them, with a sampler by ratio. */
  OTEL_TRACES_SAMPLER_ARG: z.coerce
    .number('must be a share between 0 and 1')
    .min(0, 'must be a share between 0 and 1')
    .max(1, 'must be a share between 0 and 1')
    .default(1),
  /** True switches tracing off, whatever else is set. */
  OTEL_SDK_DISABLED: z
    .string()
    .default('false')
    .transform((given) => given.trim().toLowerCase() === 'true'),
};
