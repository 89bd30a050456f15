// The log: one JSON line per event on standard error, without message texts, tokens or contacts.

import { type Logger, pino } from 'pino';

export type { Logger };

export function createLog(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describe },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}

/** Code, sentence and place; never request bodies that libraries hang on their errors. */
function describe(err: unknown): unknown {
  if (!(err instanceof Error)) return { message: String(err) };
  const code = (err as { code?: unknown }).code;
  const cause = err.cause === undefined ? {} : { cause: describe(err.cause) };
  return {
    name: err.name,
    message: err.message,
    ...(code ? { code } : {}),
    stack: err.stack,
    ...cause,
  };
}
