// A staff member's account, and what its login and name may look like.

import { z } from 'zod';
import { lineSchema } from './line';
import { ROLES, type Role } from './role';

export const STAFF_LANGUAGES = ['zh-Hans', 'en'] as const;
export type StaffLanguage = (typeof STAFF_LANGUAGES)[number];

export interface Account {
  id: string;
  login: string;
  name: string;
  role: Role;
  language: StaffLanguage;
  /** Can sign in: with a password or through the identity provider. */
  isSetUp: boolean;
  isDisabled: boolean;
}

/** Who does something, for the audit log. `id` is null where nobody is signed in. */
export interface Actor {
  id: string | null;
  name: string;
}

export const LONGEST_LOGIN = 100;

/** Logins are compared in one form: full-width letters and capitals are typed by accident. */
export function normalLogin(given: string): string {
  return given.normalize('NFKC').trim().toLowerCase();
}

export const loginSchema = z
  .string()
  .max(LONGEST_LOGIN)
  .transform(normalLogin)
  .refine(
    (login) => /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._@+-]{1,99}$/u.test(login),
    'must have 2 to 100 letters, digits or . _ @ + -, beginning with a letter or digit',
  );

export const nameSchema = lineSchema(60);

export const roleSchema = z.enum(ROLES);
export const languageSchema = z.enum(STAFF_LANGUAGES);
