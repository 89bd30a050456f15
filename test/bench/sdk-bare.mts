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
        if (activity.deliveryMode !== 'expectReplies') return this.#send(activity, ready);
        waited.push(...ready);
        return ready.map(() => ({ id: '' }));
      },
    };
    await logic(context);
    return answerOf(context, waited);
  }

  /** @returns the id that the channel gave it */
  async sendLater(reference: Untyped, activity: object): Promise<string> {
    const { user, bot, ...rest } = reference;
    const asked = { ...rest, from: user, recipient: bot };
    const [sent] = await this.#send(asked, [addressed(activity, asked)]);
    return sent?.id ?? '';
  }

  connectorToken(): Promise<string | undefined> {
    return this.#token?.get();
  }

  async #send({ serviceUrl, conversation }: Untyped, activities: readonly object[]) {
    const ids: { id: string }[] = [];
    const path = `v3/conversations/${encodeURIComponent(conversation.id)}/activities`;
    for (const activity of activities) {
      const token = await this.connectorToken();
      const response = await fetch(new URL(path, `${serviceUrl.replace(/\/+$/, '')}/`), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(activity),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!response.ok) {
        throw Object.assign(new Error(response.statusText), { statusCode: response.status });
      }
      ids.push((await response.json()) as { id: string });
    }
    return ids;
  }
}
