// A line that staff write as the name of something: of a person, a tag, a view or a team.

import { z } from 'zod';

export function lineSchema(longest: number) {
  const line = new RegExp(`^[^\\p{C}\\p{Zl}\\p{Zp}]{1,${longest}}$`, 'u');
  return z
    .string()
    .transform((given) => given.normalize('NFC').trim())
    .refine((given) => line.test(given), `must have 1 to ${longest} characters and no line breaks`);
}
