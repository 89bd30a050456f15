// How long an unfinished form waits: when it is offered again, when the merchant is reminded, when it is closed.

import type { DialogStack, Memory } from '../turn/memory';
import type { FormState } from './form-state';
import { isStarted } from './form-state';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Who writes after this long is asked whether to go on with the form. */
const RETURN_AFTER_MS = 30 * MINUTE_MS;
/** Once, at the hour at which the merchant last wrote, so that nobody is woken at night. */
const REMIND_AFTER_MS = DAY_MS;
export const CLOSE_AFTER_DAYS = 7;
const CLOSE_AFTER_MS = CLOSE_AFTER_DAYS * DAY_MS;

/** The form that the merchant is asked about. */
export function openFormOn(stack: DialogStack | undefined): FormState | undefined {
  const state = stack?.at(-1)?.state as Partial<FormState> | undefined;
  return state?.formId === undefined ? undefined : (state as FormState);
}

export function returns({ heardAt }: Memory, now: Date): boolean {
  return heardAt !== undefined && now.getTime() - heardAt >= RETURN_AFTER_MS;
}

export type Due = 'reminder' | 'closing';

/** When something is next due by itself, in milliseconds since 1970; after a long standstill the reminder is left out. */
export function nextDue(
  memory: Memory,
  stack: DialogStack | undefined,
  now = 0,
): { at: number; due: Due } | undefined {
  const { heardAt, reminded, parked } = memory;
  const form = openFormOn(stack);
  if (heardAt === undefined || (!form && !parked)) return undefined;
  // A form that was put aside is left alone until it is closed.
  const closing = { at: heardAt + CLOSE_AFTER_MS, due: 'closing' } as const;
  if (!form || !isStarted(form) || reminded || closing.at <= now) return closing;
  return { at: heardAt + REMIND_AFTER_MS, due: 'reminder' };
}
