// Puts a correction of a few characters into a value that is known already.

import type { PartEdit } from '../../words/part-edits';

export type Patched =
  | { kind: 'value'; value: string }
  /** The characters named are not there, are there more than once, or are of another number. */
  | { kind: 'unclear' };

const UNCLEAR: Patched = { kind: 'unclear' };

/** @param value as stored: a merchant ID, a terminal ID, a telephone number or a name */
export function patch(value: string, edit: PartEdit & { to: string }): Patched {
  const { place, to, from } = edit;
  const range = rangeOf(value, place);
  if (!range) return replaceOnly(value, { from, to, middle: place.at === 'middle' });
  const [start, end] = range;
  const fits = start >= 0 && end <= value.length && to.length === end - start;
  if (!fits) return UNCLEAR;
  const there = value.slice(start, end).toUpperCase();
  // "9, not 8" where an 8 does not stand: the merchant looks at another number.
  if (from !== undefined && from !== there && to !== there) return UNCLEAR;
  return { kind: 'value', value: value.slice(0, start) + to + value.slice(end) };
}

function rangeOf(value: string, place: PartEdit['place']): [number, number] | undefined {
  const { length } = value;
  if (place.at === 'end') return [length - place.count, length];
  if (place.at === 'start') return [0, place.count];
  if (place.at === 'from-start') return [place.nth - 1, place.nth];
  if (place.at === 'from-end') return [length - place.nth, length - place.nth + 1];
  return undefined;
}

function replaceOnly(
  value: string,
  { from, to, middle }: { from: string | undefined; to: string; middle: boolean },
): Patched {
  if (from === undefined) return UNCLEAR;
  const upper = value.toUpperCase();
  const inside = (at: number) => !middle || (at > 0 && at + from.length < value.length);
  const places = [...upper].map((_, at) => at).filter((at) => upper.startsWith(from, at));
  const [at, ...others] = places.filter(inside);
  if (at === undefined || others.length > 0) return UNCLEAR;
  return { kind: 'value', value: value.slice(0, at) + to + value.slice(at + from.length) };
}
