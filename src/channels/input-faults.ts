// Says what is wrong with a request, field by field.

import type { z } from 'zod';

/** `what`: the part of the request that was read, for faults that belong to no field of it. */
export function inputFaults({ issues }: z.ZodError, what: string): string {
  return issues
    .map((issue) =>
      issue.code === 'unrecognized_keys'
        ? `${[...issue.path, issue.keys.join(', ')].join('.')}: not known`
        : `${issue.path.join('.') || what}: ${issue.message}`,
    )
    .join('; ');
}
