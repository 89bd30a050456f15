// The bot's own token, which the channels' services ask for: fetched with the client secret, kept until it expires.

import * as oidc from 'openid-client';
import { type Config, isLoopback } from '../../../config';
import { cloudOf, tokenEndpoint } from './clouds';

const TIMEOUT_S = 10;
/** So that no token expires on its way. */
const SPARE_MS = 5 * 60 * 1000;

interface Kept {
  token: string;
  until: number;
}

export class BotToken {
  readonly #config: Config;
  readonly #now: () => number;
  #kept: Kept | undefined;
  #asking: Promise<Kept> | undefined;

  /** @param now milliseconds since 1970 */
  constructor(config: Config, now: () => number) {
    this.#config = config;
    this.#now = now;
  }

  /** @throws ResponseBodyError with Microsoft's own words (`error_description`) when the secret or the tenant is wrong */
  async get(): Promise<string> {
    if (this.#kept && this.#kept.until > this.#now()) return this.#kept.token;
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    this.#kept = await this.#asking;
    return this.#kept.token;
  }

  /** The service did not take it: the next call gets a fresh one. */
  drop(): void {
    this.#kept = undefined;
  }

  async #ask(): Promise<Kept> {
    const { MicrosoftAppId: appId = '', MicrosoftAppPassword: secret = '' } = this.#config;
    const endpoint = tokenEndpoint(this.#config);
    const { origin, hostname } = new URL(endpoint);
    const server = { issuer: origin, token_endpoint: endpoint };
    const client = new oidc.Configuration(server, appId, secret, oidc.ClientSecretPost(secret));
    client.timeout = TIMEOUT_S;
    if (isLoopback(hostname)) oidc.allowInsecureRequests(client);
    const { scope } = cloudOf(this.#config);
    const answer = await oidc.clientCredentialsGrant(client, { scope: `${scope}/.default` });
    const { access_token: token, expires_in: lifeS = 0 } = answer;
    return { token, until: this.#now() + lifeS * 1000 - SPARE_MS };
  }
}
