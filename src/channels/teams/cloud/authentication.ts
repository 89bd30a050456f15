// The Bot Framework's authentication, with its HTTP clients made once instead of for every message.

import {
  type Activity,
  ConfigurationBotFrameworkAuthentication,
  type ConfigurationBotFrameworkAuthenticationOptions,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';
import {
  type AuthenticateRequestResult,
  AuthenticationConstants,
  type ClaimsIdentity,
  type ConnectorClient,
  ConnectorFactory,
  type UserTokenClient,
} from 'botframework-connector';
import type { Config } from '../../../config';

/** Channels have a handful of regional addresses. */
const MAX_CLIENTS = 50;

export class Authentication extends ConfigurationBotFrameworkAuthentication {
  readonly #clients = new Map<string, Promise<ConnectorClient>>();
  #tokenClient: Promise<UserTokenClient> | undefined;

  readonly #config: Config;
  #credentials: Promise<object> | undefined;

  constructor(config: Config) {
    super(credentials(config));
    this.#config = config;
  }

  /** A token that the channels' services ask for; kept until shortly before it expires. */
  async connectorToken(): Promise<string | undefined> {
    const appId = this.#config.MicrosoftAppId;
    if (!appId) return undefined;
    const { ToChannelFromBotOAuthScope: scope, ToChannelFromBotLoginUrlPrefix: login } =
      AuthenticationConstants;
    this.#credentials ??= new ConfigurationServiceClientCredentialFactory(
      credentials(this.#config),
    ).createCredentials(appId, scope, login, true);
    const found: { getToken?(): Promise<string> } = await this.#credentials;
    return found.getToken?.();
  }

  override async authenticateRequest(
    activity: Activity,
    authorization: string,
  ): Promise<AuthenticateRequestResult> {
    const result = await super.authenticateRequest(activity, authorization);
    const factory = result.connectorFactory;
    return factory
      ? { ...result, connectorFactory: new KeptClients(factory, this.#clients) }
      : result;
  }

  override createConnectorFactory(identity: ClaimsIdentity): ConnectorFactory {
    return new KeptClients(super.createConnectorFactory(identity), this.#clients);
  }

  /** The client belongs to the bot's own registration, of which there is one. */
  override createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    this.#tokenClient ??= super.createUserTokenClient(identity);
    return this.#tokenClient;
  }
}

class KeptClients extends ConnectorFactory {
  readonly #factory: ConnectorFactory;
  readonly #clients: Map<string, Promise<ConnectorClient>>;

  constructor(factory: ConnectorFactory, clients: Map<string, Promise<ConnectorClient>>) {
    super();
    this.#factory = factory;
    this.#clients = clients;
  }

  create(serviceUrl: string, audience: string): Promise<ConnectorClient> {
    const key = `${audience} ${serviceUrl}`;
    const known = this.#clients.get(key);
    if (known) return known;
    if (this.#clients.size >= MAX_CLIENTS) this.#clients.clear();
    const made = this.#factory.create(serviceUrl, audience);
    this.#clients.set(key, made);
    made.catch(() => this.#clients.delete(key));
    return made;
  }
}

/** Without an app id the Bot Framework's own check of these settings is passed over: nobody is authenticated. */
function credentials(config: Config): ConfigurationBotFrameworkAuthenticationOptions {
  if (!config.MicrosoftAppId) return {};
  return {
    MicrosoftAppId: config.MicrosoftAppId,
    MicrosoftAppPassword: config.MicrosoftAppPassword ?? '',
    MicrosoftAppType: config.MicrosoftAppType,
    MicrosoftAppTenantId: config.MicrosoftAppTenantId ?? '',
  };
}
