// Before which moment each kind is too old to be kept.

import type { Config } from '../config';

export const KEPT_KINDS = [
  'messages',
  'papers',
  'deliveries',
  'audit',
  'questions',
  'tickets',
] as const;
export type KeptKind = (typeof KEPT_KINDS)[number];

/** Milliseconds since 1970; what is older than that is deleted. A kind without one is kept. */
export type Limits = Readonly<Record<Exclude<KeptKind, 'tickets'>, number>> & {
  readonly tickets?: number;
};

export type DaysKept = Pick<
  Config,
  | 'KEEP_MESSAGES_DAYS'
  | 'KEEP_PAPERS_DAYS'
  | 'KEEP_DELIVERIES_DAYS'
  | 'KEEP_AUDIT_DAYS'
  | 'KEEP_QUESTIONS_DAYS'
  | 'KEEP_TICKETS_DAYS'
>;

export const DAY_MS = 86_400_000;

/** `null`: for ever. */
export function daysKept(config: DaysKept): Record<KeptKind, number | null> {
  return {
    messages: config.KEEP_MESSAGES_DAYS,
    papers: config.KEEP_PAPERS_DAYS,
    deliveries: config.KEEP_DELIVERIES_DAYS,
    audit: config.KEEP_AUDIT_DAYS,
    questions: config.KEEP_QUESTIONS_DAYS,
    tickets: config.KEEP_TICKETS_DAYS ?? null,
  };
}

export function limitsAt(now: number, config: DaysKept): Limits {
  const before = (days: number) => now - days * DAY_MS;
  const { tickets, ...kept } = daysKept(config);
  const limits = Object.entries(kept).map(([kind, days]) => [kind, before(days as number)]);
  return {
    ...(Object.fromEntries(limits) as Limits),
    ...(tickets !== null && { tickets: before(tickets) }),
  };
}
