// Reads what a request brings, checked by a schema: its body, its query and the parts of its path.

import type { Request } from 'restify';
import type { z } from 'zod';
import { inputFaults } from '../../channels/input-faults';
import { ThawError } from '../../errors';

/** @throws ThawError BODY_INVALID naming each field that is wrong */
export function readBody<T extends z.ZodType>(schema: T, req: Request): z.output<T> {
  if (req.body !== undefined && !/^application\/json$/i.test(req.getContentType())) {
    throw new ThawError('BODY_INVALID', { faults: 'Content-Type: must be application/json' });
  }
  return read(schema, req.body ?? {}, 'body');
}

/** A name given twice counts as its last value. @throws ThawError QUERY_INVALID */
export function readQuery<T extends z.ZodType>(schema: T, req: Request): z.output<T> {
  const given = new URLSearchParams(req.getQuery());
  const parsed = schema.safeParse(
    Object.fromEntries([...given].filter(([, value]) => value !== '')),
  );
  if (parsed.success) return parsed.data;
  throw new ThawError('QUERY_INVALID', { faults: inputFaults(parsed.error, 'query') });
}

/** @throws ThawError BODY_INVALID naming each field that is wrong */
export function read<T extends z.ZodType>(schema: T, given: unknown, what: string): z.output<T> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new ThawError('BODY_INVALID', { faults: inputFaults(parsed.error, what) });
}
