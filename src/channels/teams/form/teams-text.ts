// Plain text as the simple markup that Teams documents: line breaks are kept, and nothing in it can become markup.

/** What Markdown reads inside a line; given as character references it is the sign itself, in Markdown as in HTML. */
const SIGNS = /[&<>"'*_`~[\]\\|]/g;
/** What makes a heading, a list or a rule of a line. */
const AT_LINE_START = /^(\s*)([#+=-]|\d+(?=[.)](?:\s|$)))/gm;
const ADDRESS = /https?:\/\/[^\s<>"'“”‘’（）()，。；、！？]+/g;
/** An invisible sign that joins words: clients that look for addresses in texts find none. */
const JOINER = '\u2060';
const SELF_LINKING =
  /(?<=[a-z]:)(?=\/\/)|(?<=(?:mailto|tel|sip|msteams):)(?=\S)|(?=@)|(?<=www)(?=\.)|(?<=\w)(?=\.[a-z]{2,})/gi;
const PREVIEW = 150;

/** @param links makes links of addresses; otherwise no client finds any. */
export function plainHtml(text: string, { links = false } = {}): string {
  if (!links) return paragraph(escaped(withoutLinks(text)));
  const between = text.split(ADDRESS).map((part) => escaped(withoutLinks(part)));
  const addresses = (text.match(ADDRESS) ?? []).map(escaped);
  return paragraph(between.map((part, index) => part + linkTo(addresses[index])).join(''));
}

/** Words that clients find no address in, wherever they show them. */
function withoutLinks(text: string): string {
  return text.replace(SELF_LINKING, JOINER);
}

/** The beginning of a text in one line, for notifications. */
export function firstWords(text: string): string {
  const line = text
    .replace(/\*\*|^\s*[-*] /gm, '')
    .replace(/\s*\n\s*/g, ' ')
    .trim();
  const signs = [...line];
  return signs.length > PREVIEW ? `${signs.slice(0, PREVIEW - 1).join('')}…` : line;
}

/** In one element, so that no client takes it for text without markup. */
function paragraph(html: string): string {
  return `<p>${html.replace(/\n/g, '<br>')}</p>`;
}

function escaped(text: string): string {
  const reference = (sign: string) => `&#${sign.codePointAt(0)};`;
  return text
    .replace(/\r\n?/g, '\n')
    .replace(SIGNS, reference)
    .replace(AT_LINE_START, (_, space: string, mark: string) =>
      /\d/.test(mark) ? `${space}${mark}${JOINER}` : `${space}${reference(mark)}`,
    );
}

function linkTo(address: string | undefined): string {
  return address ? `<a href="${address}">${address}</a>` : '';
}
