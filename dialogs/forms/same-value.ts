// Whether two values of a field tell the same.

/** Whoever is to be asked for, and when, does not make it another number. */
export function isSameValue(one: unknown, other: unknown): boolean {
  return textOf(one) === textOf(other);
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (part, each) =>
    part === 'name' || part === 'note' ? undefined : each,
  );
}
