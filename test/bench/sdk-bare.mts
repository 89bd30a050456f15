// The channel's adapter without an SDK: our own check of the caller, and the Bot Connector over plain HTTP.

import {
  type Answer,
  addressed,
  answerOf,
  built,
  type Context,
  type Logic,
  type Untyped,
} from './sdk-parts.mts';

const TIMEOUT_MS = 30_000;

export class BotFrameworkAdapter {
  readonly #callers: Untyped;
  readonly #token: Untyped;

  constructor(config: Untyped, now: () => number) {
    if (!config.MicrosoftAppId) return;
    this.#callers = new (built('./channels/teams/cloud/caller.js').Callers)(config, now);
    this.#token = new (built('./channels/teams/cloud/bot-token.js').BotToken)(config, now);
  }

  async receive(authorization: string, activity: Untyped, logic: Logic): Promise<Answer> {
    await this.#callers?.check(authorization, activity);
    const waited: object[] = [];
    const context: Context = {
      activity,
      turnState: new Map(),
      sendActivities: async (replies) => {
        const ready = replies.map((reply) => addressed(reply, activity));
        if (activity.deliveryMode !== 'expectReplies') return this.#sendAll(activity, ready);
        waited.push(...ready);
        return ready.map(() => ({ id: '' }));
      },
    };
    await logic(context);
    return answerOf(context, waited);
  }

  connectorToken(): Promise<string | undefined> {
    return this.#token?.get();
  }

  dropToken(): void {
    this.#token?.drop();
  }

  async connector(serviceUrl: string) {
    const ask = (method: string, path: string, body: object) =>
      this.#ask(new URL(`v3/conversations${path}`, `${serviceUrl.replace(/\/+$/, '')}/`), {
        method,
        body: JSON.stringify(body),
      });
    const activities = (id: string) => `/${encodeURIComponent(id)}/activities`;
    return {
      conversations: {
        createConversation: (parameters: object) => ask('POST', '', parameters),
        sendToConversation: (id: string, activity: object) => ask('POST', activities(id), activity),
        updateActivity: (id: string, activityId: string, activity: object) =>
          ask('PUT', `${activities(id)}/${encodeURIComponent(activityId)}`, activity),
      },
    };
  }

  async #sendAll({ serviceUrl, conversation }: Untyped, activities: readonly object[]) {
    const { conversations } = await this.connector(serviceUrl);
    const ids: { id: string }[] = [];
    for (const activity of activities) {
      ids.push(await conversations.sendToConversation(conversation.id, activity));
    }
    return ids;
  }

  async #ask(url: URL, request: RequestInit): Promise<{ id: string }> {
    const token = await this.connectorToken();
    const headers = {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    };
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(url, { ...request, headers, signal });
    if (!response.ok) {
      throw Object.assign(new Error(response.statusText), { statusCode: response.status });
    }
    return response.json() as Promise<{ id: string }>;
  }
}
