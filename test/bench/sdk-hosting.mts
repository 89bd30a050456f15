// The channel's adapter on `@microsoft/agents-hosting`, with our own check of the caller and our own token.

import { type Answer, built, type Logic, load, type Untyped } from './sdk-parts.mts';

const { CloudAdapter, ConnectorClient } = load('hosting', '@microsoft/agents-hosting');
const { Activity } = load('hosting', '@microsoft/agents-activity');

export class BotFrameworkAdapter extends CloudAdapter {
  readonly #callers: Untyped;
  readonly #token: Untyped;
  readonly #clients = new Map<string, Untyped>();
  #userTokens: Promise<unknown> | undefined;

  constructor(config: Untyped, now: () => number) {
    const { MicrosoftAppId: clientId, MicrosoftAppTenantId: tenantId } = config;
    super(clientId ? { clientId, tenantId, clientSecret: config.MicrosoftAppPassword } : {});
    if (clientId) {
      this.#callers = new (built('./channels/teams/cloud/caller.js').Callers)(config, now);
      this.#token = new (built('./channels/teams/cloud/bot-token.js').BotToken)(config, now);
    }
    // By itself it tells the merchant to mend the source code, and answers 200.
    this.onTurnError = async (_: unknown, fault: Error) => {
      throw fault;
    };
  }

  async receive(authorization: string, activity: Untyped, logic: Logic): Promise<Answer> {
    const user = await this.#callers?.check(authorization, activity);
    const response = new Response();
    await this.process({ body: activity, headers: {}, method: 'POST', user }, response, logic);
    return { status: response.code, body: withChannel(response.body) };
  }

  /** The shape of botbuilder's; the SDK's takes no time limit. */
  async connector(serviceUrl: string) {
    const client = await this.#client(serviceUrl);
    return {
      conversations: {
        createConversation: (parameters: object) => client.createConversation(parameters),
        sendToConversation: (id: string, activity: object) =>
          client.sendToConversation(id, Activity.fromObject(activity)),
        updateActivity: (id: string, activityId: string, activity: object) =>
          client.updateActivity(id, activityId, Activity.fromObject(activity)),
      },
    };
  }

  connectorToken(): Promise<string | undefined> {
    return this.#token?.get();
  }

  dropToken(): void {
    this.#token?.drop();
  }

  override createConnectorClientWithIdentity(_: unknown, { serviceUrl }: Untyped) {
    return this.#client(serviceUrl);
  }

  /** Instead of MSAL's token, and instead of a client for every message. */
  async #client(serviceUrl: string): Promise<Untyped> {
    const token = (await this.connectorToken()) ?? null;
    const key = `${serviceUrl} ${token}`;
    const client =
      this.#clients.get(key) ?? ConnectorClient.createClientWithToken(serviceUrl, token);
    this.#clients.clear();
    this.#clients.set(key, client);
    return client;
  }

  override createUserTokenClient(...given: unknown[]): Promise<unknown> {
    this.#userTokens ??= super.createUserTokenClient(...given);
    return this.#userTokens as Promise<unknown>;
  }
}

/** Restify's response is handed over only with the answer: the SDK's own writing knows no refusals of ours. */
class Response {
  code = 200;
  body: Untyped;
  headersSent = false;
  writableEnded = false;

  status(code: number): this {
    this.code = code;
    return this;
  }

  setHeader(): this {
    return this;
  }

  send(body: unknown): this {
    this.body = body;
    return this;
  }

  end(): this {
    this.writableEnded = true;
    return this;
  }
}

/** Replies that are waited for carry `_channelId` on the wire, and no `channelId`. */
function withChannel(body: Untyped): unknown {
  if (!Array.isArray(body?.activities)) return body;
  const activities = body.activities.map(({ _channelId, ...rest }: Untyped) => ({
    ...rest,
    channelId: _channelId,
  }));
  return { ...body, activities };
}
