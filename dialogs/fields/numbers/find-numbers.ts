// Reads a whole message once for merchant IDs, terminal IDs and contacts, in any spelling that people give them.

import type { FieldValue } from '../field';
import type { Find } from '../find';
import { type Address, addressesIn } from './addresses';
import { cutGroups, cutRun } from './cut-run';
import { figuresIn, type Span } from './figures';
import { type Contact, type Hit, hitsIn } from './hits';
import { labelsIn, type NumberField } from './labels';
import { headerOf } from './name-numbers';
import { type NumberText, readNumberText, without } from './number-text';
import { runsIn } from './runs';
import { takeBack } from './take-back';

export interface Misfit {
  /** Upper case, without separators. */
  digits: string;
  from: number;
  to: number;
  /** The field that is named beside it. */
  field?: NumberField;
}

export interface NumberFinds {
  merchantId: Find<string>[];
  terminalId: Find<string>[];
  contact: Find<FieldValue<'contact'>>[];
  /** Runs of 6 digits or more that fit nothing: attempts of the wrong length. */
  misfits: Misfit[];
}

const FEWEST_DIGITS = 6;
/** Fewer are no attempt at a number, even where one is asked for. */
const FEWEST_ASKED = 3;
const EXTENSION =
  /(?<=\d)(?:[ ,(]{0,2}(?:转|分机号?|内线|extension|ext\.?|#)[ :.]{0,2}| x ?)(\d{1,6})(?![\da-z])\)?/dg;

export function findNumbers(said: string): NumberFinds {
  const found = findAttempts(said);
  const isLong = ({ digits }: Misfit) => digits.replace(/\D/g, '').length >= FEWEST_DIGITS;
  return { ...found, misfits: found.misfits.filter(isLong) };
}

/** As `findNumbers`, and shorter attempts too, for where a number is asked for. */
export function findAttempts(said: string): NumberFinds {
  const read = readNumberText(said);
  const hits = read.text.length === 0 ? [] : readHits(said, read);
  const place = ({ from, to }: Span) => read.place(from, to);
  const finds: NumberFinds = { merchantId: [], terminalId: [], contact: [], misfits: [] };
  for (const hit of hits) {
    if (hit.kind === 'none') continue;
    const { named } = hit;
    const at = place(hit.span);
    const isSettled = hit.kind === 'value' ? hit.counts === 'anywhere' : hit.field !== undefined;
    if (hit.orContact && !isSettled) {
      addOnce(finds.contact, { value: hit.orContact, ...at, counts: 'asked', named: false });
    }
    if (hit.kind === 'value') {
      const { value, counts } = hit;
      addOnce(finds[hit.field] as Find<typeof value>[], { value, ...at, counts, named });
    } else if (hit.digits.replace(/\D/g, '').length >= FEWEST_ASKED) {
      const { digits, field } = hit;
      finds.misfits.push({ digits, ...at, ...(field && { field }) });
    }
  }
  return finds;
}

/** Said twice, a number is one; the surer place is kept. */
function addOnce<T>(finds: Find<T>[], find: Find<T>): void {
  const key = JSON.stringify(find.value);
  const same = finds.findIndex(({ value }) => JSON.stringify(value) === key);
  const isSurer = (a: Find<T>, b: Find<T>) => a.counts === 'anywhere' && b.counts === 'asked';
  if (same < 0) finds.push(find);
  else if (isSurer(find, finds[same] as Find<T>)) finds[same] = find;
}

function readHits(said: string, read: NumberText): Hit[] {
  const all = namesOnly(read.text, addressesIn(read.text));
  const addresses = all.filter((address) => !mayBeId(read.text, address));
  const unread = without(read.text, addresses);
  const labels = labelsIn(unread);
  const extensions = new Map(
    [...unread.matchAll(EXTENSION)].map((match) => {
      const to = match.index + match[0].length;
      return [match.index, { from: match.index, to, digits: match[1] ?? '' }] as const;
    }),
  );
  const figures = figuresIn(unread);
  const numbers = without(unread, [...labels, ...extensions.values(), ...figures]);
  const pieces = runsIn(numbers).flatMap((run) => {
    const columns = headerOf(unread, run, labels).length;
    return columns === run.groups.length ? cutGroups(run) : cutRun(run);
  });
  const valued = (address: Address) => ({ address, value: contactOf(said, read, address) });
  const found = { text: unread, labels, extensions };
  const hits = hitsIn({ ...found, pieces, addresses: addresses.map(valued) });
  const names = all.filter((address) => !addresses.includes(address)).map(valued);
  return [...takeBack(unread, hits, labels), ...hitsIn({ ...found, pieces: [], addresses: names })];
}

/** "FZ-20261122-0007" and "sn12345678" only look like names. */
function namesOnly(text: string, addresses: readonly Address[]): Address[] {
  const others = [...figuresIn(text), ...labelsIn(text)];
  return addresses.filter(
    ({ named, from }) => named || !others.some((each) => each.from <= from && from < each.to),
  );
}

/** "M0001234567890A" and "a1b2c3d4" may be either: they are read as names and as numbers. */
function mayBeId(text: string, { from, to, named }: Address): boolean {
  return !named && !/_|[a-z]{4}/.test(text.slice(from, to));
}

/** As written: a name keeps its capital letters. */
function contactOf(said: string, { text, place }: NumberText, { kind, name }: Address): Contact {
  const { from, to } = place(name.from, name.to);
  const written = said
    .slice(from, to)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '');
  if (kind === 'email') return { kind: 'email', value: emailOf(written) };
  const digits = text.slice(name.from, name.to);
  if (kind === 'qq') return { kind: 'other', value: `QQ ${digits}` };
  return { kind: 'other', value: /^\d+$/.test(digits) ? digits : written };
}

function emailOf(written: string): string {
  return written
    .replace(/ ?(?:艾特|圈[aA]|小老鼠|\bat\b) ?/i, '@')
    .replace(/ ?(?:\bunderscore\b|下划线|下劃線) ?/gi, '_')
    .replace(/ ?(?:\bdot\b|点|點|。) ?/gi, '.')
    .replace(/\s/g, '');
}
