// What a password must be, told while it is typed. The service decides; these are its rules in the browser.

export const PASSWORD_RULES = ['long', 'varied', 'noLogin'] as const;
export type PasswordRule = (typeof PASSWORD_RULES)[number];

const SHORTEST = 12;
const LONGEST = 200;

export function isKept(rule: PasswordRule, password: string, login: string): boolean {
  const normal = password.normalize('NFKC').toLowerCase();
  const length = [...normal].length;
  switch (rule) {
    case 'long':
      return length >= SHORTEST && length <= LONGEST;
    case 'varied':
      return new Set(normal).size > 1;
    case 'noLogin':
      return password !== '' && !namesIn(login).some((name) => normal.includes(name));
  }
}

export function isAcceptable(password: string, login: string): boolean {
  return PASSWORD_RULES.every((rule) => isKept(rule, password, login));
}

/** The login, and what stands before the @ in it unless that is very short. */
function namesIn(login: string): string[] {
  const whole = login.trim().normalize('NFKC').toLowerCase();
  const [beforeAt = ''] = whole.split('@');
  return [whole, beforeAt].filter((part) => part !== '' && (part.length > 2 || part === whole));
}
