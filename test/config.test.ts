import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { isLoopback, readConfig, VARIABLES } from '../src/config';

const ROOT = join(__dirname, '..');

it('needs no variable', () => {
  expect(readConfig({})).toMatchObject({ PORT: 3978, HOST: '127.0.0.1', DATA_DIR: './data' });
  expect(Object.isFrozen(readConfig({}))).toBe(true);
});

it('takes empty values as absent', () => {
  expect(readConfig({ PORT: '', PUBLIC_URL: '' }).PORT).toBe(3978);
});

it('names every wrong variable at once, with the remedy', () => {
  const read = () =>
    readConfig({
      PORT: 'abc',
      PUBLIC_URL: 'help.example.com',
      DATABASE_URL: 'mysql://x',
      LOG_LEVEL: 'loud',
    });
  for (const name of ['PORT', 'PUBLIC_URL', 'DATABASE_URL', 'LOG_LEVEL']) {
    expect(read).toThrow(new RegExp(`^  ${name}: `, 'm'));
  }
});

function webhookTo(url: string): Record<string, string> {
  return { TICKET_WEBHOOK_URL: url, TICKET_WEBHOOK_SECRET: `whsec_${'A'.repeat(32)}` };
}

it.each([
  [{ TICKET_WEBHOOK_URL: 'https://x.example' }, 'TICKET_WEBHOOK_SECRET'],
  [{ TICKET_WEBHOOK_SECRET: `whsec_${'A'.repeat(32)}` }, 'TICKET_WEBHOOK_URL'],
  [{ TICKET_WEBHOOK_URL: 'https://x.example', TICKET_WEBHOOK_SECRET: 'hello' }, 'whsec_'],
  [webhookTo('http://hooks.example'), 'ALLOW_PRIVATE_TARGETS'],
  [webhookTo('https://2130706433/'), 'ALLOW_PRIVATE_TARGETS'],
  [webhookTo('https://[::ffff:10.0.0.1]/'), 'ALLOW_PRIVATE_TARGETS'],
  [webhookTo('https://localhost/'), 'ALLOW_PRIVATE_TARGETS'],
  [{ HOST: '0.0.0.0' }, 'PUBLIC_URL'],
  [{ MicrosoftAppId: 'id', MicrosoftAppPassword: 'p' }, 'MicrosoftAppTenantId'],
  [{ MicrosoftAppId: 'id', MicrosoftAppTenantId: 't' }, 'MicrosoftAppPassword'],
  [{ MicrosoftAppTenantId: 'contoso.onmicrosoft.com' }, 'Tenant ID'],
  [{ CHANNEL_CLOUD: 'mars' }, 'CHANNEL_CLOUD'],
  [
    { CHANNEL_CLOUD: 'china', TICKET_TEAMS_CHANNEL: '19:a@thread.tacv2' },
    'TICKET_TEAMS_SERVICE_URL',
  ],
  [{ CHANNEL_METADATA_URL: 'https://keys.example/v1' }, 'CHANNEL_METADATA_URL'],
  [{ CHANNEL_METADATA_URL: 'https://login.botframework.com/v1' }, 'sovereign cloud'],
  [{ CHANNEL_METADATA_URL: 'http://login.botframework.azure.cn/v1' }, 'CHANNEL_METADATA_URL'],
  [{ CHANNEL_METADATA_URL: 'https://botframework.azure.cn.example/v1' }, 'CHANNEL_METADATA_URL'],
  [{ CHANNEL_LOGIN_URL: 'https://login.example' }, 'CHANNEL_LOGIN_URL'],
  [{ KEEP_MESSAGES_DAYS: '30' }, 'KEEP_MESSAGES_DAYS: must be at least 31'],
  [{ KEEP_MESSAGES_DAYS: 'a year' }, 'KEEP_MESSAGES_DAYS: must be a whole number of days'],
  [{ KEEP_AUDIT_DAYS: '-1' }, 'KEEP_AUDIT_DAYS: must be a whole number of days'],
  [{ KEEP_AUDIT_DAYS: '90' }, 'KEEP_AUDIT_DAYS: must be at least 180'],
  [{ KEEP_PAPERS_DAYS: '40000' }, 'KEEP_PAPERS_DAYS: must be at most 36500'],
  [{ KEEP_DELIVERIES_DAYS: '400' }, 'KEEP_DELIVERIES_DAYS: must not be more than'],
  [{ KEEP_TICKETS_DAYS: '364' }, 'KEEP_TICKETS_DAYS: must be at least KEEP_MESSAGES_DAYS'],
  [{ DIRECT_LINE_SECRET: 'short' }, 'DIRECT_LINE_SECRET'],
  [{ METRICS_TOKEN: 'short' }, 'METRICS_TOKEN: must have at least 24'],
  [{ METRICS_TOKEN: 'two words that are long enough' }, 'METRICS_TOKEN: must be printable'],
  [{ METRICS_NETWORKS: '10.0.0.0/8,10.0.0.1' }, 'METRICS_NETWORKS: "10.0.0.1" must be a network'],
  [{ ALLOWED_ORIGINS: 'shop.example.com' }, 'ALLOWED_ORIGINS'],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'localhost:4318' }, 'such as http://localhost:4318'],
  [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'grpc://x:4317' }, 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'],
  [{ OTEL_EXPORTER_OTLP_HEADERS: 'Bearer abc' }, 'OTEL_EXPORTER_OTLP_HEADERS: must list key=value'],
  [{ OTEL_EXPORTER_OTLP_HEADERS: 'a=%zz' }, 'OTEL_EXPORTER_OTLP_HEADERS: must list key=value'],
  [{ OTEL_TRACES_SAMPLER: 'xray' }, 'OTEL_TRACES_SAMPLER: must be one of always_on'],
  [{ OTEL_TRACES_SAMPLER_ARG: '10' }, 'OTEL_TRACES_SAMPLER_ARG: must be a share'],
  [{ OIDC_ISSUER: 'https://id.example' }, 'OIDC_CLIENT_ID'],
  [{ OIDC_ISSUER: 'http://id.example', OIDC_CLIENT_ID: 'a' }, 'must be an https address'],
  [
    { OIDC_ISSUER: 'https://login.microsoftonline.com/common/v2.0', OIDC_CLIENT_ID: 'a' },
    'with your tenant',
  ],
])('refuses %j', (env, named) => {
  expect(() => readConfig(env)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  expect(() => readConfig(env)).toThrow(named);
});

it.each(['https://hooks.example/a', 'https://1.1.1.1/', 'https://[2606:4700::1111]/'])(
  'lets tickets go to %s',
  (url) => {
    expect(readConfig(webhookTo(url)).TICKET_WEBHOOK_URL).toBe(url.replace(/\/$/, ''));
  },
);

it.each([
  ['http://127.0.0.1:3979/v1', 'http://localhost:3979/login'],
  ['https://login.botframework.azure.cn/v1', 'https://login.partner.microsoftonline.cn'],
  ['https://login.botframework.azure.us/v1', 'https://login.microsoftonline.us'],
])('takes %s for the keys of the channel and %s for its sign-in', (metadata, login) => {
  const env = { CHANNEL_METADATA_URL: metadata, CHANNEL_LOGIN_URL: login };
  expect(readConfig(env)).toMatchObject(env);
});

it('lets tickets go to a private address where that is allowed', () => {
  const env = { ...webhookTo('http://10.0.0.1'), ALLOW_PRIVATE_TARGETS: 'true' };
  expect(readConfig(env).ALLOW_PRIVATE_TARGETS).toBe(true);
});

it('reads origins without what follows them', () => {
  const { ALLOWED_ORIGINS } = readConfig({
    ALLOWED_ORIGINS: 'https://a.example/, https://b.example',
  });
  expect(ALLOWED_ORIGINS).toEqual(['https://a.example', 'https://b.example']);
});

it('drops the slash at the end of PUBLIC_URL', () => {
  expect(readConfig({ PUBLIC_URL: 'https://a.example/' }).PUBLIC_URL).toBe('https://a.example');
});

it.each(['localhost', '127.0.0.1', '127.9.9.9', '::1', '[::1]', '::ffff:127.0.0.1'])(
  'knows %s as this machine',
  (host) => {
    expect(isLoopback(host)).toBe(true);
  },
);

it.each(['127.0.0.1.example.com', 'localhost.example.com', '0.0.0.0', '10.0.0.1', ''])(
  'does not take %s for this machine',
  (host) => {
    expect(isLoopback(host)).toBe(false);
  },
);

describe('the documents', () => {
  const example = readFileSync(join(ROOT, '.env.example'), 'utf8');
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

  it('.env.example names exactly the variables that the code reads', () => {
    const named = Object.keys(parseEnv(example.replace(/^#(\w+=)/gm, '$1')));
    expect(named.sort()).toEqual([...VARIABLES].sort());
  });

  it("README's table names exactly the variables that the code reads", () => {
    const section = readme.split(/^## /m).find((part) => part.startsWith('Variables')) ?? '';
    const named = [...section.matchAll(/^\| `(\w+)`/gm)].map((match) => match[1] ?? '');
    expect(named.sort()).toEqual([...VARIABLES].sort());
  });

  it('README names only npm scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const named = [...readme.matchAll(/npm run (?:-s )?([\w:]+)/g)].map((match) => match[1] ?? '');
    expect(named.length).toBeGreaterThan(3);
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  });
});
