// The Bot Framework's own adapter, for Teams and every other channel that speaks through the Bot Connector.

import {
  type Activity,
  CloudAdapter,
  type ConversationReference,
  type TurnContext,
} from 'botbuilder';
import {
  AuthenticationConstants,
  AuthenticationError,
  type ConnectorClient,
} from 'botframework-connector';
import type { Config } from '../../../config';
import { ThawError } from '../../../errors';
import { Authentication } from './authentication';

type Logic = (context: TurnContext) => Promise<void>;

/** CloudAdapter, without its habit of answering callers with internal error texts. */
export class BotFrameworkAdapter extends CloudAdapter {
  readonly #appId: string;
  readonly #authentication: Authentication;

  constructor(config: Config) {
    const authentication = new Authentication(config);
    super(authentication);
    this.#authentication = authentication;
    this.#appId = config.MicrosoftAppId ?? '';
  }

  /**
   * Authenticates the request and runs `logic`.
   * @returns status and body of the answer, undefined when there is nothing to say
   * @throws ThawError TOKEN_MISSING when the caller is not the Bot Connector, KEYS_UNAVAILABLE when that cannot be told
   */
  async receive(authorization: string, activity: Activity, logic: Logic) {
    const caller = await this.botFrameworkAuthentication
      .authenticateRequest(activity, authorization)
      .catch((cause: unknown) => {
        const refused = cause instanceof AuthenticationError;
        throw new ThawError(refused ? 'TOKEN_MISSING' : 'KEYS_UNAVAILABLE', {}, { cause });
      });
    return this.processActivity(caller, activity, logic);
  }

  /** The bot's token for the channel's own service; undefined without an app id. */
  connectorToken(): Promise<string | undefined> {
    return this.#authentication.connectorToken();
  }

  /** The channel's service, for messages that answer none. */
  connector(serviceUrl: string): Promise<ConnectorClient> {
    return this.botFrameworkAuthentication
      .createConnectorFactory(this.createClaimsIdentity(this.#appId))
      .create(serviceUrl, AuthenticationConstants.ToChannelFromBotOAuthScope);
  }

  /** Sends into a conversation that the merchant is not waiting in. */
  sendLater(reference: Partial<ConversationReference>, activity: Partial<Activity>): Promise<void> {
    return this.continueConversationAsync(this.#appId, reference, async (context) => {
      await context.sendActivity(activity);
    });
  }
}
