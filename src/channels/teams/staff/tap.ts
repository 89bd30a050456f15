// What comes with a tap on a card: which act, on which version of which ticket, and what was filled in.

import { createHash } from 'node:crypto';
import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { TICKET_NUMBER } from '../../../tickets/ticket-number';
import { type Act, VERBS } from './elements';

const INVOKE = 'adaptiveCard/action';
const ACTS = new Map<string, Act>(
  Object.entries(VERBS).map(([act, verb]) => [verb, act as Act] as const),
);

const tapSchema = z.object({
  action: z.object({
    verb: z.string(),
    data: z.looseObject({
      number: z.string().regex(TICKET_NUMBER),
      seen: z.string().max(40).optional(),
      tries: z.number().int().min(0).max(9999).optional(),
    }),
  }),
});

export interface Tap {
  act: Act;
  number: string;
  /** The version of the ticket that was tapped on; cards of earlier releases name none. */
  seen: string | undefined;
  tries: number;
  filled: Record<Field, string>;
}

const FIELDS = ['answer', 'note', 'colleague', 'state'] as const;
type Field = (typeof FIELDS)[number];

/** Everything tapped in the channel, and our own verbs from wherever they come. */
export function isStaffTap(activity: Activity, channel: string | undefined): boolean {
  if (activity.type !== 'invoke' || activity.name !== INVOKE) return false;
  const verb: unknown = activity.value?.action?.verb;
  return ACTS.has(String(verb)) || isInChannel(activity, channel);
}

export function isInChannel({ conversation }: Activity, channel: string | undefined): boolean {
  return channel !== undefined && conversation.id.split(';')[0] === channel;
}

/** Undefined for what no card of ours sends. */
export function readTap(value: unknown): Tap | undefined {
  const read = tapSchema.safeParse(value);
  const act = read.success ? ACTS.get(read.data.action.verb) : undefined;
  if (!read.success || !act) return undefined;
  const { number, seen, tries = 0, ...data } = read.data.action.data;
  const filled = Object.fromEntries(
    FIELDS.map((field) => [field, fieldIn(data, field)]),
  ) as Tap['filled'];
  return { act, number, seen, tries, filled };
}

/** A number behind the name tells how often it was refused. */
function fieldIn(data: Record<string, unknown>, field: Field): string {
  const pattern = new RegExp(`^${field}\\d{0,4}$`);
  const [, value] = Object.entries(data).find(([name]) => pattern.test(name)) ?? [];
  return typeof value === 'string' ? value : '';
}

/** The same act of the same person on the same version of a ticket, however often it arrives. */
export function keyOf({ act, number, seen, filled }: Tap, staffId: string): string | undefined {
  if (seen === undefined) return undefined;
  const parts = JSON.stringify([act, number, seen, filled, staffId]);
  return createHash('sha256').update(parts).digest('base64url');
}
