// The product's one error class; what can go wrong stands in the error table.

import { ERRORS } from './error-table';

export type ErrorCode = keyof typeof ERRORS;

/** A failure with a code to decide on, a sentence for people and the remedy. */
export class ThawError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly fix: string;
  /** Seconds after which another try may succeed, where that is known. */
  readonly retryAfterS: number | undefined;
  /** What the sentence was filled with. */
  readonly details: Readonly<Record<string, string | number>>;

  constructor(
    code: ErrorCode,
    details: Record<string, string | number> = {},
    options?: { cause?: unknown; retryAfterS?: number },
  ) {
    const row = ERRORS[code];
    super(fill(row.says, details), options);
    this.name = 'ThawError';
    this.code = code;
    this.status = row.status;
    this.details = details;
    this.fix = fill(row.fix, details);
    this.retryAfterS = options?.retryAfterS ?? (row.status === 503 ? 5 : undefined);
  }
}

function fill(template: string, details: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (whole, key: string) => String(details[key] ?? whole));
}
