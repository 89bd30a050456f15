// Gives each number of a message the words that name it.

import type { Span } from './figures';
import type { Label } from './labels';

export interface Named {
  label: Label | undefined;
  /** The number with the words that name it. */
  span: Span;
}

/** Where the name stands: right in front, further in front, or behind. */
export type Whereabouts = 'beside' | 'far' | 'behind';

export interface Nameable extends Span {
  /** It may be of another field than the words somewhere around it say. */
  isAlsoElse?: boolean;
  fits(label: Label, where: Whereabouts): boolean;
}

const LONGEST_GAP = 30;
/** Between a name and its number: "终端号 我写在这里：10293847". */
const DIRECT =
  /^(?:[\s:=#"'“”「」()\-.,>*~]|是|为|系|的|那|这|个|不|而|我|你|您|给|了|写|显示|贴|印|着|在|上|后面|下面|里|就|应该|大概|叫|做|码|号|编|呢|嘛|啊|哈|如|分别|一栏|栏|行|报|发|查到|看到|填|is|was|are|my|the|our|your|number|num|no|nr|id|it|says?|reads?|shows?|showing|not|to|at|on|me|us|as|follows|here|should|be|which|that|this|one|please)*$/;
const OWN = /(?:我们?(?:家|店里?|公司)?的?|本店的?|店里的?|(?<![a-z])(?:our|my)(?: own)?) ?$/;
const SERVICE_NAME = /客服|热线|customer|service|hot ?line|help ?line|support/;
const LONGEST_OWN = 12;
const LONGEST_LOOSE = 20;
const LOOSE = /^[^。!?;\n]*$/;
const CLAUSE = /^[^。!?;,\n]*$/;
const LEADS_TO = /(?:(?<![a-z])(?:is|at|on|to)|[:=是系为])\s*$/;
const LIST = /^(?:[\s,、/;和与及或跟&+]|以及|还有|或者|and|or|plus|also)*$/;
const AFTER =
  /^[\s,:(-]{0,3}(?:这个|这|那个|that|this|it)?\s?(?:就?(?:是|为|系)|is|'s|was|=|as|for)?\s?(?:我们?的?|店里?的?|my|our|the|a|这台|这部|那台|那部|台|号|的)?\s?$/;
const AFTER_SURELY = /是|为|系|is|was|=|\(|^号$/;
const LONGEST_AFTER = 16;

/** `numbers` in order of their places, labels too. */
export function nameNumbers(
  text: string,
  numbers: readonly Nameable[],
  labels: readonly Label[],
): Named[] {
  const used = new Set<Label>();
  const named: Named[] = [];
  for (const [index, number] of numbers.entries()) {
    if (named[index]) continue;
    const before = labelsBefore(labels, numbers[index - 1]?.to ?? 0, number.from).filter(
      (label) => !used.has(label),
    );
    const listed = inOrderOfHeader(text, { numbers, index, before });
    if (listed.length > 0) {
      for (const [offset, each] of listed.entries()) named[index + offset] = each;
      continue;
    }
    const found =
      direct(text, number, before) ??
      after(text, { number, next: numbers[index + 1], labels }) ??
      inherited(text, number, { before: numbers[index - 1], named: named[index - 1] }) ??
      loose(text, number, before);
    if (found?.label) used.add(found.label);
    named[index] = found ?? { label: undefined, span: number };
  }
  return named;
}

function labelsBefore(labels: readonly Label[], from: number, to: number): Label[] {
  return labels.filter((label) => label.from >= from && label.to <= to);
}

function direct(text: string, number: Nameable, before: readonly Label[]): Named | undefined {
  let end = number.from;
  let paper: Label | undefined;
  let isPassed = false;
  for (const label of before.toReversed()) {
    const gap = text.slice(label.to, end);
    if (isPassed ? !isList(gap) : !isDirect(gap)) break;
    end = label.from;
    // "The merchant number on the slip": the paper is only where it stands.
    if (isPaper(label)) paper ??= label;
    else if (paper && !isFieldName(label)) break;
    else if (number.fits(label, 'beside'))
      return { label: ownerOf(text, label, before), span: spanned(label, number) };
    else isPassed = true;
  }
  return paper && { label: paper, span: spanned(paper, number) };
}

function isPaper({ kind, weak }: Label): boolean {
  return kind === 'other' && weak;
}

/** "业务员的电话": whose telephone it is stands in front; "我们的客服电话" is the merchant's own. */
function ownerOf(text: string, label: Label, before: readonly Label[]): Label {
  const opening = text.slice(Math.max(0, label.from - LONGEST_OWN), label.from);
  if (label.kind === 'theirs' && SERVICE_NAME.test(text.slice(label.from, label.to))) {
    return OWN.test(opening) ? { ...label, kind: 'contact' } : label;
  }
  const owner = before[before.indexOf(label) - 1];
  const isOwned =
    label.kind === 'contact' &&
    owner?.kind === 'theirs' &&
    /^(?: |的)?$/.test(text.slice(owner.to, label.from));
  return isOwned && owner ? { ...label, kind: 'theirs' } : label;
}

interface Around {
  number: Nameable;
  next: Nameable | undefined;
  labels: readonly Label[];
}

/** "10293847是终端号", "898… (merchant ID)". */
function after(text: string, { number, next, labels }: Around): Named | undefined {
  const label = labels.find(({ from }) => from >= number.to);
  if (!label || label.to > (next?.from ?? text.length) || !number.fits(label, 'behind'))
    return undefined;
  const gap = text.slice(number.to, label.from);
  if (gap.length > LONGEST_AFTER || !AFTER.test(gap)) return undefined;
  const needsMore = !isFieldName(label) || (label.kind === 'contact' && number.isAlsoElse);
  if (needsMore && !AFTER_SURELY.test(gap)) return undefined;
  const belongsToNext = next !== undefined && isDirect(text.slice(label.to, next.from));
  if (belongsToNext && !AFTER_SURELY.test(gap)) return undefined;
  const isClosed = gap.includes('(') && text[label.to] === ')';
  return { label, span: { from: number.from, to: label.to + (isClosed ? 1 : 0) } };
}

/** "终端号 10293847、20770012": one name for several. */
function inherited(
  text: string,
  number: Nameable,
  { before, named }: { before: Nameable | undefined; named: Named | undefined },
): Named | undefined {
  const label = named?.label;
  if (!before || !label || label.from > before.from || !number.fits(label, 'far')) return undefined;
  const isListed = isList(text.slice(before.to, number.from));
  const isAlike = label.kind !== 'other' || before.to - before.from === number.to - number.from;
  return isListed && isAlike ? { label, span: number } : undefined;
}

function loose(text: string, number: Nameable, before: readonly Label[]): Named | undefined {
  const label = before.at(-1);
  if (!label || label.weak || !number.fits(label, 'far')) return undefined;
  const gap = text.slice(label.to, number.from);
  if (gap.length > LONGEST_LOOSE || !(isFieldName(label) ? LOOSE : CLAUSE).test(gap))
    return undefined;
  // "我电话都打爆了 20770012" names no telephone number, "my mobile in Macau is 66123456" does.
  if (label.kind === 'contact' && number.isAlsoElse && !LEADS_TO.test(gap)) return undefined;
  return { label, span: spanned(label, number) };
}

function isFieldName({ kind }: Label): boolean {
  return kind === 'merchantId' || kind === 'terminalId' || kind === 'contact';
}

interface Header {
  numbers: readonly Nameable[];
  index: number;
  before: readonly Label[];
}

/** The numbers under a row of as many names take them in order. */
function inOrderOfHeader(text: string, { numbers, index, before }: Header): Named[] {
  const number = numbers[index];
  const row = number ? headerOf(text, number, before) : [];
  const listed = numbers.slice(index, index + row.length);
  const isRow =
    listed.length === row.length &&
    listed.every((each, at) => at === 0 || isList(text.slice(listed[at - 1]?.to, each.from))) &&
    listed.every((each, at) => each.fits(row[at] as Label, 'beside'));
  if (!isRow) return [];
  return listed.map((each, at) => ({
    label: row[at],
    span: at === 0 ? spanned(row[0] as Label, each) : each,
  }));
}

/** "商户号 终端号 批次号\n898… 102… 000123": two names or more in one row in front of a number. */
export function headerOf(
  text: string,
  number: { from: number },
  labels: readonly Label[],
): Label[] {
  const before = labels.filter(({ to }) => to <= number.from);
  const last = before.at(-1);
  if (!last || !isDirect(text.slice(last.to, number.from))) return [];
  let first = before.length - 1;
  while (first > 0 && isList(text.slice(before[first - 1]?.to, before[first]?.from))) first--;
  return first < before.length - 1 ? before.slice(first) : [];
}

function isList(gap: string): boolean {
  return gap.length <= LONGEST_GAP && LIST.test(gap);
}

function isDirect(gap: string): boolean {
  return gap.length <= LONGEST_GAP && DIRECT.test(gap);
}

function spanned(label: Span, number: Span): Span {
  return { from: label.from, to: number.to };
}
