// The channel's adapter on `@microsoft/teams.apps`, with our own check of the caller and our own token.

import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Answer,
  addressed,
  answerOf,
  built,
  type Context,
  type Logic,
  load,
  QUIET,
  type Untyped,
} from './sdk-parts.mts';

const { App } = load('teams', '@microsoft/teams.apps');

interface Request {
  activity: Untyped;
  logic: Logic;
  fault?: unknown;
}

type Route = (request: object) => Promise<Answer>;

export class BotFrameworkAdapter {
  readonly #app: Untyped;
  readonly #ready: Promise<void>;
  readonly #callers: Untyped;
  readonly #token: Untyped;
  /** The SDK has one handler for all requests, and hands it a copy of the activity. */
  readonly #request = new AsyncLocalStorage<Request>();
  #route: Route | undefined;

  constructor(config: Untyped, now: () => number) {
    const { MicrosoftAppId: clientId, MicrosoftAppTenantId: tenantId } = config;
    if (clientId) {
      this.#callers = new (built('./channels/teams/cloud/caller.js').Callers)(config, now);
      this.#token = new (built('./channels/teams/cloud/bot-token.js').BotToken)(config, now);
    }
    this.#app = new App({
      ...(clientId && { clientId, tenantId, token: () => this.#token.get() }),
      logger: QUIET,
      httpServerAdapter: {
        registerRoute: (_: string, __: string, route: Route) => {
          this.#route = route;
        },
      },
      // The mention is cut by our own code, which keeps what the merchant wrote.
      activity: { mentions: { stripText: false } },
      telemetry: { agent365: false },
    });
    this.#app.use((context: Untyped) => this.#run(context));
    this.#ready = this.#app.initialize();
  }

  async receive(authorization: string, activity: Untyped, logic: Logic): Promise<Answer> {
    const claims = await this.#callers?.check(authorization, activity);
    await this.#ready;
    const token = {
      ...{ appId: claims?.aud ?? '', from: 'azure', fromId: claims?.sub ?? '' },
      ...{ serviceUrl: activity.serviceUrl ?? '', isExpired: () => false },
    };
    const request: Request = { activity, logic };
    const answer = await this.#request.run(request, async () =>
      this.#route?.({ body: activity, headers: {}, token }),
    );
    // A handler's fault is answered 500 without it.
    if (request.fault !== undefined) throw request.fault;
    return answer ?? { status: 500 };
  }

  /** The shape of botbuilder's. `app.send` knows one service address for all conversations, so it is passed over. */
  async connector(serviceUrl: string) {
    const api = this.#app.api.clone({ serviceUrl: serviceUrl.replace(/\/+$/, '') });
    return {
      conversations: {
        createConversation: (parameters: object) => api.conversations.create(parameters),
        sendToConversation: (id: string, activity: object) =>
          api.conversations.createActivity(id, activity),
        updateActivity: (id: string, activityId: string, activity: object) =>
          api.conversations.updateActivity(id, activityId, activity),
      },
    };
  }

  connectorToken(): Promise<string | undefined> {
    return this.#token?.get();
  }

  dropToken(): void {
    this.#token?.drop();
  }

  async #run({ send }: Untyped): Promise<Answer> {
    const request = this.#request.getStore() as Request;
    const { activity } = request;
    const waited: object[] = [];
    const context: Context = {
      activity,
      turnState: new Map(),
      // The SDK knows no replies that are waited for.
      sendActivities: async (replies) => {
        if (activity.deliveryMode !== 'expectReplies') {
          const ids: { id: string }[] = [];
          for (const reply of replies) ids.push(await send(reply));
          return ids;
        }
        waited.push(...replies.map((reply) => addressed(reply, activity)));
        return replies.map(() => ({ id: '' }));
      },
    };
    try {
      await request.logic(context);
    } catch (fault) {
      request.fault = fault;
    }
    return answerOf(context, waited);
  }
}
