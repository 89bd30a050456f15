// Reads the environment once into a checked, frozen configuration.

import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { paperFaults, paperVariables } from './config-papers';
import { traceVariables } from './config-traces';
import { ThawError } from './errors';
import { addressInHost, isPublicAddress } from './public-address';

const url = (protocols: RegExp) =>
  z
    .url({ protocol: protocols, error: 'must be an absolute address' })
    .transform((v) => v.replace(/\/+$/, ''));

const list = z
  .string()
  .default('')
  .transform((v) =>
    v
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  );

const flag = z
  .enum(['true', 'false'], 'must be true or false')
  .default('false')
  .transform((given) => given === 'true');

const network = z.string().transform((text, context) => {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  context.addIssue(`"${text}" must be a network such as 10.0.0.0/8 or fd00::/8`);
  return z.NEVER;
});

const guid = z.guid('must be an id like 72f988bf-86f1-41af-91ab-2d7cd011db47').toLowerCase();

/** Teams shows no other to the people who install the app. */
const publicPage = z.url({ protocol: /^https$/, error: 'must be an https address' }).max(2048);

/** Past any law that keeps such records, and far within what a number of milliseconds holds. */
const MOST_DAYS = 36_500;

const days = (least: number, because: string) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number of days, such as 365')
    .transform(Number)
    .refine((given) => given >= least, `must be at least ${least}: ${because}`)
    .refine((given) => given <= MOST_DAYS, `must be at most ${MOST_DAYS}`);

const PUBLIC_CONNECTOR = 'https://smba.trafficmanager.net/teams';

/** Every variable the service reads, with its meaning; `.env.example` shows the same list. */
const environment = z.object({
  /** Port of the HTTP server; 0 takes a free one. */
  PORT: z.coerce.number('must be a number').int().min(0).max(65535).default(3978),
  /** Address to listen on. The default serves this machine only. */
  HOST: z.string().default('127.0.0.1'),
  /** The address under which browsers reach the service, e.g. https://help.example.com. */
  PUBLIC_URL: url(/^https?$/).optional(),
  /** Folder of the database. */
  DATA_DIR: z.string().default('./data'),
  /** Folder of the knowledge files. */
  KNOWLEDGE_DIR: z.string().default('./knowledge'),
  /** A PostgreSQL database, which many processes may serve; without it SQLite in DATA_DIR is used. */
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be postgres://user:password@host:port/name' })
    .optional(),
  /** Bot registration for Microsoft Teams; without it /api/messages answers on this machine only. */
  MicrosoftAppId: z.string().optional(),
  MicrosoftAppType: z
    .enum(['SingleTenant', 'MultiTenant', 'UserAssignedMSI'])
    .default('SingleTenant'),
  MicrosoftAppTenantId: z.string().optional(),
  MicrosoftAppPassword: z.string().optional(),
  /** The cloud that the bot is registered in; china is Azure operated by 21Vianet. */
  CHANNEL_CLOUD: z.enum(['public', 'china', 'us-government']).default('public'),
  /** Other addresses of a sovereign cloud, or of a stand-in on this machine: OpenID metadata, sign-in. */
  CHANNEL_METADATA_URL: url(/^https?$/).optional(),
  CHANNEL_LOGIN_URL: url(/^https?$/).optional(),
  /** Id of the app package; the bot's own where the two need not differ. */
  TEAMS_APP_ID: guid.optional(),
  /** The registration that signs staff in to the desk's tab, where it is not the bot's. */
  TEAMS_SSO_CLIENT_ID: guid.optional(),
  /** Who offers the app, for its page in Teams: name, web site, privacy statement, terms of use. */
  TEAMS_DEVELOPER_NAME: z.string().max(32, 'must have 32 characters at most').optional(),
  TEAMS_DEVELOPER_URL: publicPage.optional(),
  TEAMS_PRIVACY_URL: publicPage.optional(),
  TEAMS_TERMS_URL: publicPage.optional(),
  /** Lets your own back end generate Direct Line tokens; without it only the chat page hands out tokens. */
  DIRECT_LINE_SECRET: z.string().min(24, 'must have at least 24 characters').optional(),
  /** Origins of other sites that may use the chat, separated by commas. */
  ALLOWED_ORIGINS: list.pipe(
    z.array(
      z
        .url({ protocol: /^https?$/, error: 'must list origins such as https://shop.example.com' })
        .transform((each) => new URL(each).origin),
    ),
  ),
  /** Number of proxies in front of the service whose X-Forwarded-For is trusted. */
  TRUSTED_PROXIES: z.coerce.number('must be a number').int().min(0).max(5).default(0),
  /** Where tickets are posted, signed as Standard Webhooks. */
  TICKET_WEBHOOK_URL: url(/^https?$/).optional(),
  TICKET_WEBHOOK_SECRET: z
    .string()
    .regex(
      /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/,
      'must be whsec_ followed by 24 to 64 random bytes in base64',
    )
    .optional(),
  /** True lets TICKET_WEBHOOK_URL lead to this machine or a private network, and without TLS. */
  ALLOW_PRIVATE_TARGETS: flag,
  /** Mail server for tickets, e.g. smtps://user:password@mail.example.com. */
  SMTP_URL: url(/^smtps?$/).optional(),
  /** The sender of all mail. */
  SMTP_FROM: z
    .string()
    .regex(/^[^\p{C}<>]*<?[^\s<>@]+@[^\s<>@]+>?$/u, 'must look like Thaw <support@example.com>')
    .optional(),
  /** Where new tickets and what merchants add to them are mailed. */
  TICKET_EMAIL_TO: z.email('must be an e-mail address').optional(),
  /** Who is mailed the results of each week: addresses separated by commas, or `off`; empty: administrators with an address. */
  INSIGHTS_MAIL: z
    .union(
      [z.literal('off'), list.pipe(z.array(z.email()).min(1))],
      'must list e-mail addresses, or be off',
    )
    .optional(),
  /** Id of the Teams channel that gets a card of each ticket: 19:…@thread.tacv2. */
  TICKET_TEAMS_CHANNEL: z
    .string()
    .regex(/^19:[^\s;]+@thread\.(tacv2|skype)$/, 'must look like 19:…@thread.tacv2')
    .optional(),
  /** Connector of the region that the Teams channel is in. */
  TICKET_TEAMS_SERVICE_URL: url(/^https?$/).default(PUBLIC_CONNECTOR),
  /** Language of mail and cards to staff. Each staff member chooses the desk's own. */
  STAFF_LANGUAGE: z.enum(['zh-Hans', 'en']).default('zh-Hans'),
  /** Sign-in of staff through the company's identity provider (OpenID Connect). */
  OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'must be an absolute address' }).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** The role (claim `roles` or `groups`) that makes an administrator. */
  OIDC_ADMIN_ROLE: z.string().default('admin'),
  /** The one that makes a maintainer of the knowledge. */
  OIDC_MAINTAINER_ROLE: z.string().default('maintainer'),
  /** Days to keep messages with the bot's memory of the talk, counted for each message. */
  KEEP_MESSAGES_DAYS: days(31, 'a browser finds its chat again for 30 days').default(365),
  /** Files of merchants and of staff. */
  KEEP_PAPERS_DAYS: days(7, 'staff must have looked at them').default(180),
  /** Deliveries that are done or have failed, with their tries. */
  KEEP_DELIVERIES_DAYS: days(7, 'a delivery is tried for up to 75 hours').default(30),
  /** The audit log. */
  KEEP_AUDIT_DAYS: days(180, 'records of who did what are needed for at least half a year').default(
    730,
  ),
  /** Questions with what the bot made of them, and what merchants said of answers. */
  KEEP_QUESTIONS_DAYS: days(31, 'the insights need a month').default(400),
  /** Tickets that are resolved or closed; absent: they are kept. */
  KEEP_TICKETS_DAYS: days(31, 'merchants ask for their tickets').optional(),
  /** Networks whose machines may read /metrics, in CIDR form, separated by commas; this machine always may. */
  METRICS_NETWORKS: list.pipe(z.array(network)),
  /** Whoever sends it as bearer token may read /metrics. */
  METRICS_TOKEN: z
    .string()
    .min(24, 'must have at least 24 characters: openssl rand -base64 32')
    .regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces: openssl rand -base64 32')
    .optional(),
  ...paperVariables,
  ...traceVariables,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

export const VARIABLES = Object.keys(environment.shape);
export type Config = Readonly<z.output<typeof environment>>;

/**
 * @param env usually `process.env`; empty values count as absent.
 * @throws ThawError CONFIG_INVALID naming every wrong variable at once.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(VARIABLES.map((name) => [name, env[name] || undefined]));
  const result = environment.safeParse(given);
  const faults = result.success
    ? combinedFaults(result.data)
    : result.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`);
  if (!result.success || faults.length > 0) {
    throw new ThawError('CONFIG_INVALID', { faults: faults.map((line) => `  ${line}`).join('\n') });
  }
  return Object.freeze(result.data);
}

function combinedFaults(config: Config): string[] {
  const faults: string[] = [];
  const require = (wrong: boolean, fault: string) => wrong && faults.push(fault);
  require(Boolean(config.TICKET_WEBHOOK_URL) !==
    Boolean(
      config.TICKET_WEBHOOK_SECRET,
    ), 'TICKET_WEBHOOK_SECRET and TICKET_WEBHOOK_URL: set both or neither (a secret: echo whsec_$(openssl rand -base64 32))');
  const target = config.TICKET_WEBHOOK_URL;
  require(target !== undefined &&
    !config.ALLOW_PRIVATE_TARGETS &&
    !isPublicTarget(
      new URL(target),
    ), 'TICKET_WEBHOOK_URL: must be https:// and lead to a public address, or set ALLOW_PRIVATE_TARGETS=true');
  require(Boolean(config.OIDC_ISSUER) !==
    Boolean(config.OIDC_CLIENT_ID), 'OIDC_ISSUER and OIDC_CLIENT_ID: set both or neither');
  if (config.OIDC_ISSUER) require(!isSafeIssuer(config.OIDC_ISSUER), ISSUER_FAULT);
  require(Boolean(config.TICKET_EMAIL_TO) &&
    !config.SMTP_URL, 'SMTP_URL: is needed with TICKET_EMAIL_TO');
  require(Array.isArray(config.INSIGHTS_MAIL) &&
    !config.SMTP_URL, 'SMTP_URL: is needed with INSIGHTS_MAIL');
  require(Boolean(config.SMTP_URL) &&
    !config.SMTP_FROM, 'SMTP_FROM: is needed with SMTP_URL, e.g. Thaw <support@example.com>');
  require(Boolean(config.TICKET_TEAMS_CHANNEL) &&
    !config.MicrosoftAppId, 'MicrosoftAppId: is needed with TICKET_TEAMS_CHANNEL');
  require(Boolean(config.MicrosoftAppId) &&
    config.MicrosoftAppType !== 'MultiTenant' &&
    !config.MicrosoftAppTenantId, `MicrosoftAppTenantId: is needed with MicrosoftAppType=${config.MicrosoftAppType}`);
  require(Boolean(config.MicrosoftAppTenantId) &&
    config.MicrosoftAppType !== 'MultiTenant' &&
    !TENANT.test(
      config.MicrosoftAppTenantId ?? '',
    ), 'MicrosoftAppTenantId: must be the id of the tenant, like 72f988bf-86f1-41af-91ab-2d7cd011db47 (Entra: Overview, Tenant ID)');
  require(Boolean(config.TICKET_TEAMS_CHANNEL) &&
    config.CHANNEL_CLOUD !== 'public' &&
    config.TICKET_TEAMS_SERVICE_URL ===
      PUBLIC_CONNECTOR, `TICKET_TEAMS_SERVICE_URL: is needed with CHANNEL_CLOUD=${config.CHANNEL_CLOUD}`);
  for (const name of ['CHANNEL_METADATA_URL', 'CHANNEL_LOGIN_URL'] as const) {
    const given = config[name];
    require(given !== undefined && !isChannelAddress(new URL(given)), `${name}: ${CHANNEL_FAULT}`);
  }
  require(Boolean(config.MicrosoftAppId) &&
    config.MicrosoftAppType !== 'UserAssignedMSI' &&
    !config.MicrosoftAppPassword, 'MicrosoftAppPassword: is needed with MicrosoftAppId');
  require(config.KEEP_DELIVERIES_DAYS >
    config.KEEP_MESSAGES_DAYS, 'KEEP_DELIVERIES_DAYS: must not be more than KEEP_MESSAGES_DAYS, for deliveries hold the words of messages');
  require(config.KEEP_TICKETS_DAYS !== undefined &&
    config.KEEP_TICKETS_DAYS <
      Math.max(
        config.KEEP_MESSAGES_DAYS,
        config.KEEP_PAPERS_DAYS,
      ), 'KEEP_TICKETS_DAYS: must be at least KEEP_MESSAGES_DAYS and KEEP_PAPERS_DAYS, for chats and papers name their ticket');
  require(!isLoopback(config.HOST) &&
    !config.PUBLIC_URL, 'PUBLIC_URL: is needed when HOST opens the service to other machines');
  return [...faults, ...paperFaults(config)];
}

/** What can be told without looking the name up; the rest is checked whenever it is connected to. */
function isPublicTarget({ protocol, hostname }: URL): boolean {
  const address = addressInHost(hostname);
  if (protocol !== 'https:' || isLoopback(hostname)) return false;
  return address === undefined || isPublicAddress(address);
}

/** Activities name their tenant by this id, never by its name. */
const TENANT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Where clouds other than the public one prove their callers and hand out tokens. */
const SOVEREIGN_HOSTS = [
  '.botframework.azure.cn',
  '.microsoftonline.cn',
  '.chinacloudapi.cn',
  '.botframework.azure.us',
  '.microsoftonline.us',
];
const CHANNEL_FAULT =
  'is taken only for this machine (tests) or a sovereign cloud (Azure China, Azure Government); leave it empty, CHANNEL_CLOUD knows the addresses';

/** Whoever names the keys decides who is believed. */
function isChannelAddress({ protocol, hostname }: URL): boolean {
  if (isLoopback(hostname)) return true;
  return protocol === 'https:' && SOVEREIGN_HOSTS.some((host) => hostname.endsWith(host));
}

const ISSUER_FAULT =
  'OIDC_ISSUER: must be an https address; at Microsoft with your tenant in it, for `common` and its like let everybody in';

function isSafeIssuer(issuer: string): boolean {
  const { protocol, hostname, pathname } = new URL(issuer);
  if (protocol !== 'https:') return isLoopback(hostname);
  const isMicrosoft = /^login\.(microsoftonline\.com|partner\.microsoftonline\.cn)$/.test(hostname);
  return !isMicrosoft || !/^\/(common|organizations|consumers)(\/|$)/i.test(pathname);
}

/** True for the names and addresses of this machine itself. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').replace(/^::ffff:/, '');
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}
