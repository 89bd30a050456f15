// The Bot Framework's own adapter, for Teams and every other channel that speaks through the Bot Connector.

import { type Activity, CloudAdapter, type TurnContext } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import type { Config } from '../../../config';
import { Authentication } from './authentication';

type Logic = (context: TurnContext) => Promise<void>;

/** CloudAdapter, without its habit of answering callers with internal error texts. */
export class BotFrameworkAdapter extends CloudAdapter {
  readonly #appId: string;
  readonly #authentication: Authentication;

  /** @param now milliseconds since 1970 */
  constructor(config: Config, now: () => number) {
    const authentication = new Authentication(config, now);
    super(authentication);
    this.#authentication = authentication;
    this.#appId = config.MicrosoftAppId ?? '';
  }

  /**
   * Authenticates the request and runs `logic`.
   * @returns status and body of the answer, undefined when there is nothing to say
   * @throws ThawError CALLER_REFUSED, TENANT_REFUSED, KEYS_UNAVAILABLE
   */
  async receive(authorization: string, activity: Activity, logic: Logic) {
    const caller = await this.#authentication.authenticateRequest(activity, authorization);
    return this.processActivity(caller, activity, logic);
  }

  /** The bot's token for the channel's own service; undefined without an app id. */
  connectorToken(): Promise<string | undefined> {
    return this.#authentication.connectorToken();
  }

  /** The channel's service did not take the token: the next call gets a fresh one. */
  dropToken(): void {
    this.#authentication.dropToken();
  }

  /** The channel's service, for messages that answer none. */
  connector(serviceUrl: string): Promise<ConnectorClient> {
    return this.botFrameworkAuthentication
      .createConnectorFactory(this.createClaimsIdentity(this.#appId))
      .create(serviceUrl, this.#authentication.getOriginatingAudience());
  }
}
