// The language in which a command speaks to the maintainer: one of the two that the program has words of its own in.

import { ThawError } from '../errors';
import { type Language, languageOfLocale } from '../language/language';
import { isOwnLanguage, OWN_LANGUAGES } from '../language/locale-files';

/** That of --language, else that of the terminal, else English. @throws ThawError USAGE */
export function maintainersLanguage(asked: string | undefined, env: NodeJS.ProcessEnv): Language {
  if (asked !== undefined) return ownLanguage(asked, '--language');
  const spoken = languageOfLocale(env.LC_ALL || env.LC_MESSAGES || env.LANG) ?? 'en';
  return isOwnLanguage(spoken) ? spoken : 'en';
}

/** That of the staff of this installation. @throws ThawError USAGE */
export function staffLanguage(env: NodeJS.ProcessEnv): Language {
  return ownLanguage(env.STAFF_LANGUAGE || 'zh-Hans', 'STAFF_LANGUAGE');
}

function ownLanguage(asked: string, name: string): Language {
  const known = OWN_LANGUAGES.find((language) => language === asked);
  if (known) return known;
  const problem = `${name} must be ${OWN_LANGUAGES.join(' or ')}, not "${asked}".`;
  throw new ThawError('USAGE', { problem });
}
