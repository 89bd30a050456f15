// What the candidates of part "sdk" share: where their packages stand, and what a turn needs of a context.

import { createRequire } from 'node:module';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

/** What is installed for each candidate, pinned; the repository itself depends on none of it but the first. */
export const PACKAGES = {
  botbuilder: ['botbuilder@4.23.3', 'botbuilder-dialogs@4.23.3'],
  hosting: ['@microsoft/agents-hosting@1.8.1'],
  dialogs: ['@microsoft/agents-hosting-dialogs@0.6.22'],
  teams: ['@microsoft/teams.apps@2.1.0'],
  bare: [],
} as const;
export type Candidate = keyof typeof PACKAGES;

// biome-ignore lint/suspicious/noExplicitAny: packages that are not installed have no types.
export type Untyped = any;

/** Loads a package of a candidate, from where `sdk.mts` installed it (`SDK_FOLDER`). */
export function load(candidate: Candidate, name: string): Untyped {
  const folder = candidate === 'botbuilder' ? ROOT : join(process.env.SDK_FOLDER ?? '', candidate);
  return createRequire(join(folder, 'package.json'))(name);
}

/** A file of the built service. */
export function built(file: string): Untyped {
  return createRequire(join(ROOT, 'dist/src/main.js'))(file);
}

/** The part of `TurnContext` that the channel's route uses. */
export interface Context {
  activity: Untyped;
  turnState: Map<unknown, unknown>;
  sendActivities(replies: object[]): Promise<{ id: string }[]>;
}

export type Logic = (context: Context) => Promise<void>;

export interface Answer {
  status: number;
  body?: unknown;
}

export const INVOKE_RESPONSE_KEY = 'invokeResponse';

/** What the route answers: the replies that were waited for, or what an invoke asked. */
export function answerOf(context: Context, waited: readonly object[]): Answer {
  if (context.activity.deliveryMode === 'expectReplies') {
    return { status: 200, body: { activities: waited } };
  }
  const invoked = context.turnState.get(INVOKE_RESPONSE_KEY) as { value: Answer } | undefined;
  return invoked?.value ?? { status: 200 };
}

/** A reply with the addresses that the Bot Framework writes into it. */
export function addressed(reply: object, activity: Untyped): Untyped {
  const { channelId, serviceUrl, conversation, recipient: from, from: recipient, id } = activity;
  return { ...reply, channelId, serviceUrl, conversation, from, recipient, replyToId: id };
}

/** For an SDK that writes whole messages to the console. */
export const QUIET: Untyped = {
  ...{ debug() {}, info() {}, warn() {}, error() {}, log() {} },
  child: () => QUIET,
};
