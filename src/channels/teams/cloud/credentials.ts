// The bot's credentials in the form that the SDK's clients ask for.

import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { ServiceClientCredentialsFactory } from 'botframework-connector';
import type { Config } from '../../../config';
import { BotToken } from './bot-token';
import { cloudOf } from './clouds';

type SdkCredentials = Awaited<ReturnType<ServiceClientCredentialsFactory['createCredentials']>>;

export class Credentials extends ServiceClientCredentialsFactory {
  readonly #config: Config;
  readonly #token: BotToken;
  /** Managed identities have no secret: the SDK asks the machine they are bound to. */
  readonly #managed: Promise<{ getToken(force?: boolean): Promise<string> }> | undefined;
  #isDropped = false;

  constructor(config: Config, now: () => number) {
    super();
    this.#config = config;
    this.#token = new BotToken(config, now);
    if (config.MicrosoftAppId && config.MicrosoftAppType === 'UserAssignedMSI') {
      this.#managed = managedIdentity(config, config.MicrosoftAppId);
    }
  }

  async token(): Promise<string | undefined> {
    if (!this.#config.MicrosoftAppId) return undefined;
    if (!this.#managed) return this.#token.get();
    const isForced = this.#isDropped;
    this.#isDropped = false;
    return (await this.#managed).getToken(isForced);
  }

  dropToken(): void {
    this.#token.drop();
    this.#isDropped = true;
  }

  async isValidAppId(appId: string): Promise<boolean> {
    return appId === this.#config.MicrosoftAppId;
  }

  async isAuthenticationDisabled(): Promise<boolean> {
    return !this.#config.MicrosoftAppId;
  }

  async createCredentials(): Promise<SdkCredentials> {
    const token = () => this.token();
    return {
      async signRequest(request: Parameters<SdkCredentials['signRequest']>[0]) {
        const bearer = await token();
        if (bearer) request.headers.set('authorization', `Bearer ${bearer}`);
        return request;
      },
    };
  }
}

async function managedIdentity(config: Config, appId: string) {
  const factory = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppType: config.MicrosoftAppType,
    MicrosoftAppId: appId,
    MicrosoftAppTenantId: config.MicrosoftAppTenantId ?? '',
  });
  const { login, scope } = cloudOf(config);
  const found: object = await factory.createCredentials(appId, scope, login, true);
  return found as { getToken(force?: boolean): Promise<string> };
}
