// What of the configuration goes into the app package; what Teams would refuse is said here, by the variable's name.

import type { Config } from '../../../config';
import { ThawError } from '../../../errors';
import { addressInHost } from '../../../public-address';

export interface PackageSettings {
  /** Of the app package, of the bot and of the registration that signs staff in. */
  appId: string;
  botId: string;
  ssoClientId: string;
  /** Without a slash at the end. */
  publicUrl: string;
  /** As it stands in the address, with the port where that is not the usual one. */
  host: string;
  developer: { name: string; websiteUrl: string; privacyUrl: string; termsOfUseUrl: string };
}

/** As Microsoft writes ids. */
export const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ADDRESS_FAULT =
  'must be the https address of a named host, such as https://help.example.com, under which Teams reaches the service';
const BOT_FAULT =
  'must be the id of the bot’s registration, like 72f988bf-86f1-41af-91ab-2d7cd011db47 (Azure Bot: Configuration, Microsoft App ID)';

/** @throws ThawError CONFIG_INVALID naming every variable that is missing or not fit for Teams */
export function packageSettings(config: Config): PackageSettings {
  const { MicrosoftAppId: botId = '', PUBLIC_URL: publicUrl = '' } = config;
  const { TEAMS_DEVELOPER_NAME: name = '', TEAMS_PRIVACY_URL: privacyUrl = '' } = config;
  const { TEAMS_TERMS_URL: termsOfUseUrl = '', TEAMS_DEVELOPER_URL: websiteUrl = publicUrl } =
    config;
  const faults = [
    isNamedAndSecure(publicUrl) || `PUBLIC_URL: ${ADDRESS_FAULT}`,
    GUID.test(botId) || `MicrosoftAppId: ${BOT_FAULT}`,
    name !== '' || 'TEAMS_DEVELOPER_NAME: is needed: the name of whoever offers the app',
    privacyUrl !== '' || 'TEAMS_PRIVACY_URL: is needed: the address of your privacy statement',
    termsOfUseUrl !== '' || 'TEAMS_TERMS_URL: is needed: the address of your terms of use',
  ].filter((fault) => fault !== true);
  if (faults.length > 0) {
    throw new ThawError('CONFIG_INVALID', {
      faults: faults.map((fault) => `  ${fault}`).join('\n'),
    });
  }
  const { TEAMS_APP_ID: appId = botId, TEAMS_SSO_CLIENT_ID: ssoClientId = botId } = config;
  return {
    appId: appId.toLowerCase(),
    botId: botId.toLowerCase(),
    ssoClientId: ssoClientId.toLowerCase(),
    publicUrl,
    host: new URL(publicUrl).host,
    developer: { name, websiteUrl, privacyUrl, termsOfUseUrl },
  };
}

/** Teams loads tabs and calls bots over TLS alone, and a certificate is for a name. */
function isNamedAndSecure(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' && hostname.includes('.') && addressInHost(hostname) === undefined;
}
