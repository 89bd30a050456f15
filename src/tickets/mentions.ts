// Colleagues who are named with an @ in a private note: found by name or login, kept by id. Pure.

export interface Mention {
  /** Id of the colleague. */
  staff: string;
  /** Where it stands in the text, the @ included. */
  from: number;
  to: number;
}

/** Who may be named. */
export interface Mentionable {
  id: string;
  name: string;
  login: string;
}

/** An @ within a mail address or a word in Latin letters names nobody. */
const AT = /(?<![\p{Script=Latin}\p{N}._+-])[@＠]/gu;
const LATIN_END = /[\p{Script=Latin}\p{N}]$/u;
const GOES_ON = /^[\p{Script=Latin}\p{N}_]|^[.@-][\p{Script=Latin}\p{N}]/u;

/** The longest name that stands there counts; one that several have names nobody, their logins do. */
export function mentionsIn(text: string, colleagues: readonly Mentionable[]): Mention[] {
  const keys = keysOf(colleagues);
  return [...text.matchAll(AT)].flatMap(({ index: from }) => {
    const rest = text.slice(from + 1);
    const found = keys.find(({ key }) => {
      const written = rest.slice(0, key.length);
      if (written.toLowerCase() !== key) return false;
      return !LATIN_END.test(key) || !GOES_ON.test(rest.slice(key.length));
    });
    return found ? [{ staff: found.id, from, to: from + 1 + found.key.length }] : [];
  });
}

function keysOf(colleagues: readonly Mentionable[]): { key: string; id: string }[] {
  const owners = new Map<string, Set<string>>();
  for (const { id, name } of colleagues) {
    const key = name.toLowerCase();
    owners.set(key, (owners.get(key) ?? new Set()).add(id));
  }
  for (const { id, login } of colleagues) owners.set(login.toLowerCase(), new Set([id]));
  return [...owners]
    .flatMap(([key, [id, ...others]]) => (id && others.length === 0 ? [{ key, id }] : []))
    .sort((a, b) => b.key.length - a.key.length);
}

/** A note in pieces, between which stand the names as they are now; a mention has its colleague. */
export function splitAt(
  text: string,
  mentions: readonly Mention[],
): { text: string; staff?: string }[] {
  let end = 0;
  const pieces: { text: string; staff?: string }[] = [];
  for (const { staff, from, to } of mentions) {
    pieces.push({ text: text.slice(end, from) }, { text: text.slice(from, to), staff });
    end = to;
  }
  return [...pieces, { text: text.slice(end) }];
}

/** The note with other words in the place of its mentions. @param nameOf undefined: what was written stays */
export function rewritten<
  T extends { text?: string | undefined; mentions?: Mention[] | undefined },
>(change: T, { nameOf, clean = (text) => text }: Rewriting): T {
  const { text, mentions } = change;
  if (text === undefined || !mentions) return change;
  const kept: Mention[] = [];
  let written = '';
  for (const piece of splitAt(text, mentions)) {
    const { staff } = piece;
    const name = staff === undefined ? undefined : nameOf(staff);
    const next = name === undefined ? (staff ? piece.text : clean(piece.text)) : `@${name}`;
    if (staff !== undefined)
      kept.push({ staff, from: written.length, to: written.length + next.length });
    written += next;
  }
  return { ...change, text: written, mentions: kept };
}

interface Rewriting {
  nameOf: (staff: string) => string | undefined;
  /** Of what stands around them. */
  clean?: (text: string) => string;
}
