// The app's names, descriptions and commands in each language that Teams knows them in.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ThawError } from '../../../errors';
import { toTraditional } from '../../../language/traditional';

/** In the order in which Teams offers them; in a group only what everybody may read, and ways into the own chat. */
export const PERSONAL_COMMANDS = [
  ...['why', 'papers', 'review', 'cause'],
  ...['report', 'ticket', 'person', 'help', 'language'],
] as const;
export const GROUP_COMMANDS = ['why', 'papers', 'review', 'report', 'ticket', 'help'] as const;

/** Teams' limits. */
const text = (limit: number) => z.string().trim().min(1).max(limit);
const wordingSchema = z.strictObject({
  name: z.strictObject({ short: text(30), full: text(100) }),
  description: z.strictObject({ short: text(80), full: text(4000) }),
  tab: text(128),
  commands: z.record(
    z.enum(PERSONAL_COMMANDS),
    z.strictObject({ title: text(32), description: text(128) }),
  ),
});
export type AppWording = z.output<typeof wordingSchema>;

/** Teams' language tags and whose wording each gets; the first is for all other languages. */
export const APP_LANGUAGES = [
  { tag: 'en', language: 'en' },
  { tag: 'zh-cn', language: 'zh-Hans' },
  { tag: 'zh-tw', language: 'zh-Hant' },
  { tag: 'zh-hk', language: 'zh-Hant' },
] as const;
type WrittenLanguage = (typeof APP_LANGUAGES)[number]['language'];

/** @throws ThawError LOCALES_INVALID with what Teams would not take */
export function appWording(folder: string, language: WrittenLanguage): AppWording {
  const file = join(folder, `teams.${language === 'en' ? 'en' : 'zh-Hans'}.yaml`);
  const source = readFileSync(file, 'utf8');
  const read = wordingSchema.safeParse(
    JSON.parse(JSON.stringify(parse(source)), (_key, value) =>
      language === 'zh-Hant' && typeof value === 'string' ? toTraditional(value) : value,
    ),
  );
  if (read.success) return read.data;
  const faults = read.error.issues.map(
    ({ path, message }) => `  ${file}: ${path.join('.')}: ${message}`,
  );
  throw new ThawError('LOCALES_INVALID', { faults: faults.join('\n') });
}
