// What the SDK asks of its authentication: who calls, and clients that carry the bot's token.

import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  type AuthenticateRequestResult,
  ClaimsIdentity,
  type ConnectorClient,
  ConnectorFactory,
  type UserTokenClient,
} from 'botframework-connector';
import type { Config } from '../../../config';
import { Callers } from './caller';
import { cloudOf } from './clouds';
import { Credentials } from './credentials';

/** Channels have a handful of regional addresses. */
const MAX_CLIENTS = 50;

export class Authentication extends ConfigurationBotFrameworkAuthentication {
  readonly #clients = new Map<string, Promise<ConnectorClient>>();
  readonly #credentials: Credentials;
  readonly #callers: Callers | undefined;
  readonly #scope: string;
  #tokenClient: Promise<UserTokenClient> | undefined;

  /** Without an app id nobody is authenticated. */
  constructor(config: Config, now: () => number) {
    const { login, scope, issuer, metadata } = cloudOf(config);
    const credentials = new Credentials(config, now);
    const settings = {
      ToChannelFromBotLoginUrl: login,
      ToChannelFromBotOAuthScope: scope,
      ToBotFromChannelTokenIssuer: issuer,
      ToBotFromChannelOpenIdMetadataUrl: metadata,
      OAuthUrl: scope,
    };
    super(settings, credentials);
    this.#credentials = credentials;
    this.#scope = scope;
    if (config.MicrosoftAppId) this.#callers = new Callers(config, now);
  }

  /** A token that the channels' services ask for; undefined without an app id. */
  connectorToken(): Promise<string | undefined> {
    return this.#credentials.token();
  }

  /** The service did not take the token. */
  dropToken(): void {
    this.#credentials.dropToken();
  }

  /** @throws ThawError CALLER_REFUSED, TENANT_REFUSED, KEYS_UNAVAILABLE */
  override async authenticateRequest(
    activity: Activity,
    authorization: string,
  ): Promise<AuthenticateRequestResult> {
    const claims = (await this.#callers?.check(authorization, activity)) ?? {};
    const entries = Object.entries(claims).map(([type, value]) => ({ type, value: String(value) }));
    const claimsIdentity = new ClaimsIdentity(entries, true);
    const connectorFactory = this.createConnectorFactory(claimsIdentity);
    return { audience: this.#scope, claimsIdentity, connectorFactory };
  }

  override createConnectorFactory(identity: ClaimsIdentity): ConnectorFactory {
    return new KeptClients(super.createConnectorFactory(identity), this.#clients);
  }

  /** The client belongs to the bot's own registration, of which there is one. */
  override createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    this.#tokenClient ??= super.createUserTokenClient(identity);
    return this.#tokenClient;
  }

  override getOriginatingAudience(): string {
    return this.#scope;
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
    const made = this.#factory.create(serviceUrl, audience).then(withoutRepeats);
    this.#clients.set(key, made);
    made.catch(() => this.#clients.delete(key));
    return made;
  }
}

/** By itself the SDK sends a message again up to three times after a 5xx, whether it arrived or not. */
function withoutRepeats(connector: ConnectorClient): ConnectorClient {
  const { client } = connector as unknown as {
    client: { pipeline: { removePolicy(policy: { name: string }): unknown } };
  };
  client.pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  return connector;
}
