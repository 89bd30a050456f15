// The clouds that Teams lives in: where each proves its callers, hands out tokens and takes replies.

import { type Config, isLoopback } from '../../../config';

export interface Cloud {
  /** Where the bot gets its own token; the tenant follows. */
  login: string;
  /** Who signs people's tokens of the first version; the tenant follows. */
  firstIssuer: string;
  /** What the token is for. */
  scope: string;
  /** Who signs the channel's tokens, and where its keys are named. */
  issuer: string;
  metadata: string;
  /** Where replies may be sent: a host, or with a dot before it every host below it. */
  serviceHosts: readonly string[];
  /** Where people open Teams. */
  client: string;
  /** Where Teams shows tabs in a frame. */
  frames: readonly string[];
}

/** Sources: Bot Connector authentication, Azure Government and "Azure operated by 21Vianet" in Microsoft's documentation. */
const CLOUDS: Readonly<Record<Config['CHANNEL_CLOUD'], Cloud>> = {
  public: {
    login: 'https://login.microsoftonline.com',
    firstIssuer: 'https://sts.windows.net',
    scope: 'https://api.botframework.com',
    issuer: 'https://api.botframework.com',
    metadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    // Anybody may have a name under trafficmanager.net.
    serviceHosts: ['smba.trafficmanager.net', '.botframework.com', '.teams.microsoft.com'],
    client: 'https://teams.microsoft.com',
    frames: [
      'https://teams.microsoft.com',
      'https://*.teams.microsoft.com',
      'https://*.cloud.microsoft',
    ],
  },
  china: {
    login: 'https://login.partner.microsoftonline.cn',
    firstIssuer: 'https://sts.chinacloudapi.cn',
    scope: 'https://api.botframework.azure.cn',
    issuer: 'https://api.botframework.azure.cn',
    metadata: 'https://login.botframework.azure.cn/v1/.well-known/openidconfiguration',
    serviceHosts: ['.botframework.azure.cn', '.teams.microsoftonline.cn'],
    client: 'https://teams.microsoftonline.cn',
    frames: ['https://teams.microsoftonline.cn', 'https://*.teams.microsoftonline.cn'],
  },
  'us-government': {
    login: 'https://login.microsoftonline.us',
    firstIssuer: 'https://sts.windows.net',
    scope: 'https://api.botframework.us',
    issuer: 'https://api.botframework.us',
    metadata: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
    serviceHosts: ['.botframework.azure.us', '.teams.microsoft.us'],
    client: 'https://gov.teams.microsoft.us',
    frames: ['https://teams.microsoft.us', 'https://*.teams.microsoft.us'],
  },
};

/** Multi-tenant bots of the public cloud get their token from the Bot Framework's own tenant. */
const BOT_FRAMEWORK_TENANT = 'botframework.com';

export function cloudOf(config: Config): Cloud {
  const { CHANNEL_CLOUD, CHANNEL_METADATA_URL, CHANNEL_LOGIN_URL } = config;
  const cloud = CLOUDS[CHANNEL_CLOUD];
  const metadata = CHANNEL_METADATA_URL ?? cloud.metadata;
  return {
    ...cloud,
    ...(CHANNEL_LOGIN_URL && { login: CHANNEL_LOGIN_URL }),
    metadata,
    // Whoever proves callers on this machine takes the replies on it, too.
    ...(isLoopback(new URL(metadata).hostname) && { serviceHosts: [] }),
  };
}

/** Where the bot asks for its token. */
export function tokenEndpoint(config: Config): string {
  const isForeign = config.MicrosoftAppType === 'MultiTenant';
  const tenant = isForeign ? BOT_FRAMEWORK_TENANT : config.MicrosoftAppTenantId;
  return `${cloudOf(config).login}/${tenant}/oauth2/v2.0/token`;
}
