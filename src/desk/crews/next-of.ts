// Whose turn it is: the member with the fewest open tickets, of several the one who was given none for the longest. Pure.

export interface Load {
  staff: string;
  name: string;
  /** Open tickets, those that are put off aside. */
  open: number;
  /** When distribution last gave them one; in ms since 1970, 0: never. */
  givenAt: number;
}

interface Turn {
  /** Whoever has so many is given no more. */
  cap: number | null;
  /** Who gave this ticket back before. */
  except: ReadonlySet<string>;
}

export function nextOf(loads: readonly Load[], { cap, except }: Turn): Load | undefined {
  const [first] = loads
    .filter(({ staff, open }) => !except.has(staff) && (cap === null || open < cap))
    .toSorted((a, b) => a.open - b.open || a.givenAt - b.givenAt || (a.staff < b.staff ? -1 : 1));
  return first;
}
