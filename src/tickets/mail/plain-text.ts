// Makes foreign words harmless in a mail: they cannot begin a header, pass for our own lines, or turn the text around.

const LINE_END = /\r\n|[\r\n\v\f\x85\u2028\u2029]/g;
/** Control characters and invisible ones that change the order of what is read. */
const ACTING = /(?![\n\t])\p{Cc}|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const LONGEST_LINE = 120;

/** For headers and for values behind a label. */
export function oneLine(text: string): string {
  const line = text.replace(LINE_END, ' ').replace(ACTING, '').replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length > LONGEST_LINE
    ? `${characters.slice(0, LONGEST_LINE - 1).join('')}…`
    : line;
}

/** What somebody else wrote, marked as such line by line. */
export function quoted(text: string): string {
  return linesOf(text)
    .map((line) => `> ${line}`)
    .join('\n');
}

export function linesOf(text: string): string[] {
  return text.replace(LINE_END, '\n').replace(ACTING, '').trim().split('\n');
}
