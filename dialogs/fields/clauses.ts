// Cuts a message into its clauses, each with its place.

export interface Clause {
  text: string;
  from: number;
  to: number;
  /** What ended it: a comma, the end of a sentence, a new line; '' at the end of the message. */
  end: string;
}

/** Between words of two languages a blank is no pause. */
const SPACE_BY_HAN = /(?<=[\p{Script=Han}\d]) (?=\p{Script=Han})|(?<=\p{Script=Han}) (?=\d)/gu;
/** The comma of "20,000" ends nothing. */
const END = /(?<!\d)[,，]|[,，](?!\d{3}(?!\d))|[;；。!！?？\n]|\.(?=\s|$|\p{Script=Han})/gu;

/** As `clausesOf`, and a space beside a Chinese character parts as a comma does. */
export function looseClausesOf(text: string, source: string): Clause[] {
  return cut(text, [...endsIn(text, source), ...text.matchAll(SPACE_BY_HAN)]);
}

/** `source` is the message as written: new lines are seen there only. Both are equally long. */
export function clausesOf(text: string, source: string): Clause[] {
  return cut(text, endsIn(text, source));
}

function endsIn(text: string, source: string): RegExpExecArray[] {
  return [...source.slice(0, text.length).matchAll(END)];
}

function cut(text: string, ends: RegExpExecArray[]): Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  for (const { index, 0: end } of ends.sort((a, b) => a.index - b.index)) {
    clauses.push({ text: text.slice(from, index), from, to: index, end });
    from = index + 1;
  }
  clauses.push({ text: text.slice(from), from, to: text.length, end: '' });
  return clauses.filter((clause) => clause.text.trim() !== '');
}
