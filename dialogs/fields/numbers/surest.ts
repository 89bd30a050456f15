// Which of several numbers is taken.

import type { Find } from '../find';
import type { NumberFinds } from './find-numbers';

/** What counts whatever is asked. */
export function sureIn<T>(finds: readonly Find<T>[]): T | undefined {
  return finds.find(({ counts }) => counts === 'anywhere')?.value;
}

/** What counts where it is asked for: a named one, a sure one, the first. */
export function surest<T>(finds: readonly Find<T>[]): T | undefined {
  return finds.find(({ named }) => named)?.value ?? sureIn(finds) ?? finds[0]?.value;
}

export function longestAttempt({ misfits }: NumberFinds): string {
  return misfits.reduce((best, { digits }) => (digits.length > best.length ? digits : best), '');
}
