// Passwords: which are accepted, how they are stored and how they are checked.

import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { ThawError } from '../errors';
import { normalLogin } from './account';
import { PASSWORD_COST } from './password-cost';

const BYTES = 32;
const SHORTEST = 12;
export const LONGEST_PASSWORD = 200;
/** Memory and threads that sign-ins may take from the chat, and how many more may wait for them. */
const AT_ONCE = 2;
const MOST_WAITING = 64;

/** @throws ThawError PASSWORD_WEAK naming what is wrong */
export function checkPassword(password: string, login: string): void {
  const problem = weaknessOf(password, login);
  if (problem) throw new ThawError('PASSWORD_WEAK', { problem });
}

function weaknessOf(password: string, login: string): string | undefined {
  const normal = normalLogin(password);
  const characters = [...normalText(password)];
  if (characters.length < SHORTEST) return `it needs at least ${SHORTEST} characters`;
  if (characters.length > LONGEST_PASSWORD)
    return `it may have at most ${LONGEST_PASSWORD} characters`;
  if (new Set(normal).size === 1) return 'it is one character repeated';
  const [beforeAt = ''] = login.split('@');
  const names = [login, beforeAt].filter((part) => part.length > 2 || part === login);
  if (names.some((part) => normal.includes(part))) return 'it contains the login';
  return undefined;
}

/** @returns `scrypt$N$r$p$salt$hash` @throws ThawError SIGN_IN_BUSY */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, { ...PASSWORD_COST, salt });
  const { N, r, p } = PASSWORD_COST;
  const parts = [N, r, p, salt.toString('base64'), hash.toString('base64')];
  return ['scrypt', ...parts].join('$');
}

/** Nobody's: no password gives this hash. */
const NOBODY = `scrypt$${Object.values(PASSWORD_COST).join('$')}$${'A'.repeat(22)}==$${'A'.repeat(43)}=`;

/**
 * Takes as long for an account that does not exist (`null`) as for one that does.
 * @throws ThawError SIGN_IN_BUSY
 */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const [scheme, N, r, p, salt = '', hash = ''] = (stored ?? NOBODY).split('$');
  if (scheme !== 'scrypt') throw new Error(`a password is stored as ${scheme}`);
  const numbers = { N: Number(N), r: Number(r), p: Number(p) };
  const found = await derive(password, { ...numbers, salt: Buffer.from(salt, 'base64') });
  const wanted = Buffer.from(hash, 'base64');
  return timingSafeEqual(found, wanted) && stored !== null;
}

interface Derivation {
  N: number;
  r: number;
  p: number;
  salt: Buffer;
}

let running = 0;
const waiting: (() => void)[] = [];

async function derive(password: string, { salt, ...cost }: Derivation): Promise<Buffer> {
  await turn();
  try {
    return await new Promise((resolve, reject) => {
      const options = { ...cost, maxmem: 256 * cost.N * cost.r };
      scrypt(normalText(password), salt, BYTES, options, (err, key) =>
        err ? reject(err) : resolve(key),
      );
    });
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

/** Whoever is done hands the place over, so that nobody slips in between. */
async function turn(): Promise<void> {
  if (running < AT_ONCE) {
    running++;
    return;
  }
  if (waiting.length >= MOST_WAITING) throw new ThawError('SIGN_IN_BUSY');
  await new Promise<void>((resolve) => waiting.push(resolve));
}

/** Keyboards send the same character in several forms. */
function normalText(password: string): string {
  return password.normalize('NFKC');
}
