// What may be traced: a piece of work with a name, inside another one; as long as nobody asks for it, nothing but the work.

/** What the work is about, without words, names or numbers of a merchant. */
export type Facts = Record<string, string | number | boolean>;

/** Adds what is known only when the work is under way. */
export type Note = (facts: Facts) => void;

/** A piece of work that others may be part of. */
export type Place = object;

export interface About {
  /** Leaves the process as a hash. */
  conversation?: string | undefined;
  facts?: Facts;
  /** What it is part of: by itself what is under way, `null` for nothing. */
  within?: Place | null;
}

export type SpanName = 'accept' | 'turn' | 'hear' | 'match' | 'commit' | 'delivery';

export interface Traces {
  readonly areOn: boolean;
  /** Does the work, which may be asynchronous, and returns what it returns. */
  span<T>(name: SpanName, about: About, work: (note: Note) => T): T;
  /** What is under way. */
  here(): Place | undefined;
}

export const NO_TRACES: Traces = {
  areOn: false,
  span: (_name, _about, work) => work(ignore),
  here: () => undefined,
};

function ignore(): void {}
