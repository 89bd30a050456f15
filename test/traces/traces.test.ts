// Traces as a collector sees them, and what happens to turns and to the stop when it is away.

import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Collector, startCollector } from '../support/collector';
import { merchantWithTicket } from '../support/desk-tickets';
import { BareClient, until } from '../support/direct-line-client';
import { startReceiver } from '../support/receiver';
import { startService } from '../support/service';
import { temporaryFolder } from '../support/temporary-folder';

const QUESTION = 'POS机被冻结了怎么办';
/** Prints at the end what it has of OpenTelemetry. */
const WITNESS = `--require=${join(__dirname, 'witness.cjs')}`;

let collector: Collector;

beforeEach(async () => {
  collector = await startCollector();
});
afterEach(() => collector.close());

async function answered(client: BareClient, text: string): Promise<void> {
  const before = (await client.read()).activities.length;
  await client.send(text);
  await until(async () => (await client.read()).activities.length > before + 1 || undefined);
}

it('tells of a turn in one trace, without a word of the merchant', async () => {
  const service = await startService({
    DATA_DIR: temporaryFolder(),
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20abc',
    OTEL_SERVICE_NAME: 'support',
  });
  const client = await BareClient.start(service.url);
  await answered(client, QUESTION);
  expect(await service.end()).toBe(0);

  const [match] = collector.spans('match');
  const ofTrace = collector.spans().filter(({ traceId }) => traceId === match?.traceId);
  const parents = Object.fromEntries(
    ofTrace.map(({ name, parentSpanId }) => [
      name,
      ofTrace.find(({ spanId }) => spanId === parentSpanId)?.name,
    ]),
  );
  expect(parents).toEqual({
    accept: undefined,
    turn: 'accept',
    hear: 'turn',
    match: 'hear',
    commit: 'turn',
  });
  expect(match?.attributes).toMatchObject({ 'thaw.decision': expect.any(String) });
  const [turn] = ofTrace.filter(({ name }) => name === 'turn');
  expect(turn?.attributes).toMatchObject({
    'thaw.channel': 'directline',
    'thaw.outcome': 'committed',
    'thaw.conversation': expect.stringMatching(/^[0-9a-f]{16}$/),
  });
  const bytes = collector.received.map(({ body }) => body).join();
  for (const word of [QUESTION, '冻结', client.grant.conversationId]) {
    expect(bytes).not.toContain(word);
  }
  expect(collector.received[0]).toMatchObject({
    path: '/v1/traces',
    headers: { authorization: 'Bearer abc' },
  });
  expect(collector.service()).toBe('support');
});

it('gives each message the turn that answers it, and nothing of the one before', async () => {
  const service = await startService({
    DATA_DIR: temporaryFolder(),
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${collector.url}/of/traces`,
  });
  const client = await BareClient.start(service.url);
  // Sent while the lane is busy: each turn belongs to its own message.
  await Promise.all(
    [QUESTION, '审核要多久？', 'How long does the review take?'].map((text) => client.send(text)),
  );
  await service.end();
  const accepts = new Map(collector.spans('accept').map((span) => [span.spanId, span]));
  const turns = collector.spans('turn');
  expect(turns.length).toBeGreaterThanOrEqual(2);
  const origins = turns.map(({ parentSpanId = '' }) => accepts.get(parentSpanId)?.spanId);
  expect(origins).not.toContain(undefined);
  expect(new Set(origins).size).toBe(turns.length);
  expect(collector.received[0]?.path).toBe('/of/traces');
});

it('traces the share that the sampler says', async () => {
  const service = await startService({
    DATA_DIR: temporaryFolder(),
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_TRACES_SAMPLER: 'traceidratio',
    OTEL_TRACES_SAMPLER_ARG: '0',
  });
  await answered(await BareClient.start(service.url), QUESTION);
  await service.end();
  expect(collector.received).toEqual([]);
});

describe('a collector that is away', () => {
  async function refusing(): Promise<string> {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    await new Promise((resolve) => server.close(resolve));
    return `http://127.0.0.1:${port}`;
  }

  it.each(['refuses', 'hangs'])('and %s disturbs neither a turn nor the stop', async (how) => {
    collector.hang();
    const service = await startService({
      DATA_DIR: temporaryFolder(),
      OTEL_EXPORTER_OTLP_ENDPOINT: how === 'hangs' ? collector.url : await refusing(),
      OTEL_EXPORTER_OTLP_TIMEOUT: '500',
      OTEL_BSP_SCHEDULE_DELAY: '50',
    });
    const client = await BareClient.start(service.url);
    for (let turn = 0; turn < 3; turn++) await answered(client, QUESTION);
    const lost = () => service.errors().split('the collector takes no traces').length - 1;
    await until(() => lost() > 0 || undefined);
    await answered(client, QUESTION);
    const begun = Date.now();
    expect(await service.end()).toBe(0);
    expect(Date.now() - begun).toBeLessThan(10_000);
    expect(lost()).toBe(1);
    expect(service.errors()).not.toContain('冻结');
  });
});

describe('OpenTelemetry', () => {
  async function loadedWith(env: Record<string, string>): Promise<number> {
    const service = await startService({
      ...{ DATA_DIR: temporaryFolder(), NODE_OPTIONS: WITNESS },
      ...env,
    });
    await answered(await BareClient.start(service.url), QUESTION);
    await service.end();
    return Number(/loaded of OpenTelemetry: (\d+)/.exec(service.errors())?.[1]);
  }

  it('is not even loaded when no collector is configured', async () => {
    expect(await loadedWith({})).toBe(0);
  });

  it('is not loaded when it is switched off', async () => {
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_SDK_DISABLED: 'TRUE' };
    expect(await loadedWith(env)).toBe(0);
  });

  it('is loaded when a collector is configured', async () => {
    expect(await loadedWith({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url })).toBeGreaterThan(10);
  });
});

it('tells of each try of a delivery in a trace of its own', async () => {
  const hook = await startReceiver();
  const service = await startService({
    DATA_DIR: temporaryFolder(),
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    TICKET_WEBHOOK_URL: hook.url,
    TICKET_WEBHOOK_SECRET: `whsec_${'A'.repeat(32)}`,
    ALLOW_PRIVATE_TARGETS: 'true',
  });
  const { merchantId } = await merchantWithTicket(service);
  await until(async () => hook.received.length > 0 || undefined);
  await service.end();
  await hook.close();

  const [delivery] = collector.spans('delivery');
  expect(delivery?.parentSpanId ?? '').toBe('');
  expect(delivery?.attributes).toMatchObject({
    'thaw.kind': 'webhook',
    'thaw.attempt': expect.anything(),
    'thaw.result': 'delivered',
  });
  expect(collector.received.map(({ body }) => body).join()).not.toContain(merchantId);
});
