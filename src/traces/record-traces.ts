// Records traces with OpenTelemetry and sends them in the background. The only file that knows its packages.

import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import type { Context, Span } from '@opentelemetry/api';
import type { Sampler, SpanExporter } from '@opentelemetry/sdk-trace-node';
import type { Config } from '../config';
import type { Logger } from '../log';
import type { OpenTraces } from './open-traces';
import type { About, Facts } from './traces';

/** What is not sent by then is lost: a stop waits for nobody's collector. */
const CLOSE_MS = 2000;
const SENT = 0;
const HASH_LENGTH = 16;

export interface Recording {
  url: string;
  headers: Record<string, string>;
  service: string;
  sampler: Config['OTEL_TRACES_SAMPLER'];
  ratio: number;
  log: Logger;
}

type Sdk = typeof import('@opentelemetry/sdk-trace-node');

export async function recordTraces(recording: Recording): Promise<OpenTraces> {
  const [{ ROOT_CONTEXT, SpanStatusCode, trace }, sdk, { OTLPTraceExporter }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
  ]);
  const { url, headers, log } = recording;
  const exporter = reporting(new OTLPTraceExporter({ url, headers }), log);
  const provider = new sdk.NodeTracerProvider({
    resource: resourceOf(recording),
    sampler: samplerOf(sdk, recording),
    spanProcessors: [new sdk.BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('thaw');
  // Of our own and not the process's: nothing else is traced by accident.
  const underWay = new AsyncLocalStorage<Context>();
  const contextOf = ({ within }: About) =>
    (within === undefined ? underWay.getStore() : (within as Context | null)) ?? ROOT_CONTEXT;
  const failed = (span: Span, err: unknown) => {
    span.setAttribute('error.type', kindOf(err));
    span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  };
  return {
    areOn: true,
    here: () => underWay.getStore(),
    span(name, about, work) {
      const context = contextOf(about);
      const span = tracer.startSpan(name, { attributes: attributesOf(about) }, context);
      const note = (facts: Facts) => void span.setAttributes(named(facts));
      try {
        const result = underWay.run(trace.setSpan(context, span), work, note);
        if (result instanceof Promise) {
          result.then(
            () => span.end(),
            (err) => failed(span, err),
          );
        } else span.end();
        return result;
      } catch (err) {
        failed(span, err);
        throw err;
      }
    },
    close: () => atMost(CLOSE_MS, provider.shutdown()),
  };
}

function samplerOf(sdk: Sdk, { sampler, ratio }: Recording): Sampler {
  const { AlwaysOffSampler, AlwaysOnSampler, ParentBasedSampler, TraceIdRatioBasedSampler } = sdk;
  const own = sampler.endsWith('traceidratio')
    ? new TraceIdRatioBasedSampler(ratio)
    : new (sampler.endsWith('always_off') ? AlwaysOffSampler : AlwaysOnSampler)();
  return sampler.startsWith('parentbased_') ? new ParentBasedSampler({ root: own }) : own;
}

function resourceOf({ service }: Recording) {
  const attributes = {
    'service.name': service,
    'service.instance.id': `${hostname()}:${process.pid}`,
    'telemetry.sdk.name': 'opentelemetry',
    'telemetry.sdk.language': 'nodejs',
  };
  const resource = { attributes, merge: () => resource, getRawAttributes: () => [] };
  return resource;
}

function attributesOf({ conversation, facts = {} }: About): Facts {
  return {
    ...named(facts),
    ...(conversation !== undefined && { 'thaw.conversation': hashed(conversation) }),
  };
}

function named(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [`thaw.${name}`, value]));
}

function hashed(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, HASH_LENGTH);
}

/** Never its sentence, which may repeat what somebody wrote. */
function kindOf(err: unknown): string {
  const code = (err as { code?: unknown } | null)?.code;
  if (typeof code === 'string') return code;
  return err instanceof Error ? err.constructor.name : 'unknown';
}

/** The same exporter, which says once that the collector does not take traces, and once that it does again. */
function reporting(exporter: SpanExporter, log: Logger): SpanExporter {
  let isLost = false;
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        const fails = result.code !== SENT;
        if (fails && !isLost)
          log.warn({ err: result.error }, 'the collector takes no traces; they are dropped');
        if (!fails && isLost) log.info('the collector takes traces again');
        isLost = fails;
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
  };
}

/** Never rejects: whoever stops has heard of a collector that is away. */
async function atMost(limit: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limit);
  });
  await Promise.race([work.catch(() => {}), over]);
  clearTimeout(timer);
}
