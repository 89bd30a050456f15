// Which of several attempts at a number is meant.

import type { Finds } from '../finds';

export function longestAttempt({ misfits }: Pick<Finds, 'misfits'>): string {
  return misfits.reduce((best, { digits }) => (digits.length > best.length ? digits : best), '');
}
