// Whoever works on the knowledge at the desk, and how git knows them.

import type { Author } from '../knowledge/files/entry-history';
import type { Language } from '../language/language';

export interface Maintainer {
  id: string;
  login: string;
  name: string;
  language: Language;
}

/** Git asks for an address: a login that is none gets one that leads nowhere. */
export function authorOf({ name, login }: Maintainer): Author {
  return { name, email: login.includes('@') ? login : `${login}@localhost` };
}
