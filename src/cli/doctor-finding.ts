// What a check of the doctor found, and what a request says that came to nothing.

import { columns } from './columns';

export interface Finding {
  check: string;
  /** `skipped`: what it needs was not to be had, or is not set up; `warning`: it works, and should be looked at. */
  state: 'ok' | 'warning' | 'fault' | 'skipped';
  says: string;
  /** The remedy of a fault or a warning. */
  fix?: string;
}

const TIMEOUT_MS = 10_000;

export const ok = (check: string, says: string): Finding => ({ check, state: 'ok', says });
export const fault = (check: string, says: string, fix: string): Finding => {
  return { check, state: 'fault', says, fix };
};
export const warning = (check: string, says: string, fix: string): Finding => {
  return { check, state: 'warning', says, fix };
};
export const skipped = (check: string, says: string): Finding => ({
  check,
  state: 'skipped',
  says,
});

export function linesOf(findings: readonly Finding[]): string[] {
  return columns(
    findings.map(({ check, state, says, fix }) => [state, check, fix ? `${says}. ${fix}` : says]),
  );
}

/** Redirects are answers, too: Teams follows none. @throws as fetch does, within ten seconds */
export function ask(url: string, options: RequestInit = {}): Promise<Response> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  return fetch(url, { redirect: 'manual', signal, ...options });
}

const FAULTS: readonly { code: RegExp; says: string; fix: string }[] = [
  {
    code: /CERT_HAS_EXPIRED/,
    says: 'its certificate has expired',
    fix: 'Renew the certificate.',
  },
  {
    code: /ALTNAME/,
    says: 'its certificate is for another name',
    fix: 'Use a certificate for exactly this host name.',
  },
  {
    code: /SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)/,
    says: 'its certificate is signed by nobody whom the internet trusts, or the chain is incomplete',
    fix: 'Use a certificate of a public authority and serve it with its intermediate certificates.',
  },
  {
    code: /^(ERR_(SSL|TLS)_|EPROTO)|CERT/,
    says: 'TLS could not be agreed on',
    fix: 'Let the address speak https (TLS 1.2 or newer); is the port that of plain http?',
  },
  {
    code: /ENOTFOUND|EAI_AGAIN/,
    says: 'its name is not known',
    fix: 'Check the spelling, the DNS entry, and this machine’s own way to the internet.',
  },
  {
    code: /ECONNREFUSED/,
    says: 'nothing listens there',
    fix: 'Start what should answer there, or correct the port.',
  },
  {
    code: /TIMEOUT|TIMEDOUT|ABORT/i,
    says: `there was no answer within ${TIMEOUT_MS / 1000} seconds`,
    fix: 'Check firewall and proxy between this machine and that address.',
  },
];

/** Cause and remedy of a request without an answer. */
export function withoutAnswer(err: unknown): { says: string; fix: string } {
  const codes = codesOf(err);
  const known = FAULTS.find(({ code }) => codes.some((each) => code.test(each)));
  const says = `it could not be reached (${codes[0] ?? String(err)})`;
  const fix = 'Check the network of this machine: firewall, proxy, DNS.';
  return known ?? { says, fix };
}

/** The reason stands in the innermost cause. */
function codesOf(err: unknown): string[] {
  if (typeof err !== 'object' || err === null) return [];
  const { cause, code, name } = err as { cause?: unknown; code?: unknown; name?: unknown };
  const own = [code, name].filter((word) => typeof word === 'string');
  return [...codesOf(cause), ...own].filter((word) => !/^(Type)?Error$/.test(word));
}
