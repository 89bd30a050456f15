// How part "merchants" scores: the ticket that came of a talk against the one that the merchant's words should make.

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** What the ticket should hold. What is not named here is not looked at. */
export interface Want {
  merchantId?: string;
  terminalId?: string;
  scope?: string;
  /** Regular expressions, whatever the case. */
  provider?: string;
  notice?: string;
  before?: string;
  /** A part of the contact; spaces, hyphens and +86 do not count. */
  contact?: string;
  /** When it froze: days from today in Shanghai, the day of the month, the day of the week (0 is Sunday). */
  day?: number;
  dom?: number;
  weekday?: number;
  /** Field → regular expression of what must not stand in it. */
  not?: Record<string, string>;
}

export interface Merchant {
  name: string;
  locale: string;
  /** A list is a burst. */
  say: (string | string[])[];
  want: Want;
  /** What the bot must have said on the way. */
  answered?: string[];
  script?: 'hant';
}

/** Merchants that are scored together. */
export interface Group {
  name: string;
  merchants: Merchant[];
}

export interface TicketFields {
  frozenAt?: { said: string; at?: string };
  contact?: { kind: string; value: string };
  [field: string]: unknown;
}

export interface Talk {
  /** Of the ticket that was made, if one was. */
  fields: TicketFields | undefined;
  /** All that the bot said. */
  heard: string;
  messages: number;
  /** Both sides, line by line. */
  lines: string[];
}

export interface Score {
  name: string;
  fields: number;
  /** One line for each field that is not as wanted. */
  wrong: string[];
  made: boolean;
  messages: number;
}

export function readGroup(file: string): Group {
  return { name: basename(file, '.json'), merchants: JSON.parse(readFileSync(file, 'utf8')) };
}

export function scoreOf(merchant: Merchant, talk: Talk, now = new Date()): Score {
  const checks = [
    ...fieldChecks(merchant.want, talk.fields ?? {}),
    ...timeChecks(merchant.want, talk.fields?.frozenAt, now),
    ...talkChecks(merchant, talk.heard),
  ];
  return {
    name: merchant.name,
    fields: checks.length,
    wrong: checks
      .filter(({ right }) => !right)
      .map(({ name, got }) => `${name}: ${got === undefined ? '–' : JSON.stringify(got)}`),
    made: talk.fields !== undefined,
    messages: talk.messages,
  };
}

interface Check {
  name: string;
  right: boolean;
  got: unknown;
}

function fieldChecks(want: Want, fields: TicketFields): Check[] {
  const checks: Check[] = [];
  for (const name of ['merchantId', 'terminalId', 'scope'] as const) {
    if (want[name]) checks.push({ name, right: fields[name] === want[name], got: fields[name] });
  }
  for (const name of ['provider', 'notice', 'before'] as const) {
    const right = new RegExp(want[name] ?? '', 'i').test(String(fields[name] ?? ''));
    if (want[name]) checks.push({ name, right, got: fields[name] });
  }
  const contact = fields.contact?.value ?? '';
  if (want.contact) {
    const right =
      bare(contact).includes(want.contact.replace(/[\s+-]/g, '')) || contact.includes(want.contact);
    checks.push({ name: 'contact', right, got: contact || undefined });
  }
  for (const [name, unwanted] of Object.entries(want.not ?? {})) {
    const got = fields[name];
    const right = got === undefined || !new RegExp(unwanted).test(JSON.stringify(got));
    checks.push({ name: `not in ${name}`, right, got });
  }
  return checks;
}

function bare(contact: string): string {
  return contact.replace(/[\s+-]|^\+?86/g, '');
}

function timeChecks(want: Want, got: TicketFields['frozenAt'], now: Date): Check[] {
  const at = got?.at ?? '';
  const checks: Check[] = [];
  const check = (name: string, right: boolean) => checks.push({ name, right, got });
  if (want.day !== undefined) check('frozenAt', at.startsWith(shanghaiDay(now, want.day)));
  if (want.dom) check('frozenAt', at.slice(8, 10) === String(want.dom).padStart(2, '0'));
  if (want.weekday !== undefined) {
    check('frozenAt', at !== '' && new Date(at.slice(0, 10)).getUTCDay() === want.weekday);
  }
  return checks;
}

function shanghaiDay(now: Date, days: number): string {
  return new Date(now.getTime() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
}

function talkChecks({ answered, script }: Merchant, heard: string): Check[] {
  const checks = (answered ?? []).map((words) => ({
    name: `said ${words}`,
    right: new RegExp(words, 'i').test(heard),
    got: undefined,
  }));
  if (script !== 'hant') return checks;
  return [...checks, { name: 'script', right: /請|終端|凍結/.test(heard), got: 'simplified' }];
}

export interface Totals {
  merchants: number;
  fields: number;
  right: number;
  whole: number;
  made: number;
  /** Mean per merchant. */
  messages: number;
}

export function totalsOf(scores: readonly Score[]): Totals {
  const sum = (count: (score: Score) => number) =>
    scores.reduce((total, score) => total + count(score), 0);
  const fields = sum((score) => score.fields);
  return {
    merchants: scores.length,
    fields,
    right: fields - sum(({ wrong }) => wrong.length),
    whole: sum(({ made, wrong }) => Number(made && wrong.length === 0)),
    made: sum(({ made }) => Number(made)),
    messages: sum(({ messages }) => messages) / scores.length,
  };
}

/** One build's scores, or two side by side, in a table by group; after it, what the first build got wrong. */
export function reportOf(groups: readonly Group[], builds: readonly Map<string, Score>[]): string {
  const all = { name: 'all', merchants: groups.flatMap(({ merchants }) => merchants) };
  const rows = (groups.length > 1 ? [...groups, all] : groups).map(({ name, merchants }) => {
    const totals = builds.map((build) =>
      totalsOf(merchants.flatMap((merchant) => build.get(merchant.name) ?? [])),
    );
    const cell = (show: (totals: Totals) => string) => totals.map(show).join(' · ');
    const cells = [
      cell((t) => `${t.right}/${t.fields} ${((100 * t.right) / t.fields).toFixed(1)} %`),
      cell(({ whole }) => String(whole)),
      cell(({ made }) => String(made)),
      cell(({ messages }) => messages.toFixed(1)),
    ];
    return `| ${name} | ${merchants.length} | ${cells.join(' | ')} |`;
  });
  const wrong = [...(builds[0]?.values() ?? [])]
    .filter((score) => score.wrong.length > 0 || !score.made)
    .map(({ name, made, wrong }) => `- ${name}${made ? '' : ', no ticket'}: ${wrong.join('; ')}`);
  return `| | merchants | fields right | tickets wholly right | tickets made | messages |
|---|---|---|---|---|---|
${rows.join('\n')}

Wrong in this build:

${wrong.join('\n') || '- nothing'}
`;
}
