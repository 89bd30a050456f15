// Finds what the merchant quotes from the machine: "屏幕上写着…", "the screen says …".

import { foldText } from '../../src/language/fold';
import { cutsWord } from './short-text';
import type { WordLists } from './word-lists';

export type ReadQuote = (said: string) => string | undefined;

const LONGEST_SAID = 500;
const LONGEST_QUOTE = 200;
const OPENING = /^[\s：:，,“”"'「『（(]+/;
const END = /[。！!；;\n”」』]/;
/** A comma ends the quotation unless it goes on as machines do. */
const NEXT =
  /[，,](?!\s*(?:请|請|联系|聯繫|详|詳|代码|代碼|please|contact|call|try|code|error|\d))/iu;
const MEANS = /[\p{L}\p{N}]{2}/u;

export function createQuotes({ quoting }: WordLists): ReadQuote {
  const leads = quoting.map(foldText);
  return (said) => {
    const text = said.slice(0, LONGEST_SAID);
    const folded = foldText(text);
    // Folding keeps every character in its place but where spaces or ligatures collapse.
    const source = folded.length === text.length ? text : folded;
    const starts = leads.map((lead) => endOf(folded, lead)).filter((at) => at > 0);
    if (starts.length === 0) return undefined;
    const quote = clipped(source.slice(Math.min(...starts)));
    return MEANS.test(quote) ? quote : undefined;
  };
}

/** Where the text goes on behind the lead; -1 without it. */
function endOf(folded: string, lead: string): number {
  const at = folded.indexOf(lead);
  const end = at + lead.length;
  return at < 0 || cutsWord(folded, at) || cutsWord(folded, end) ? -1 : end;
}

function clipped(rest: string): string {
  const opened = rest.replace(OPENING, '');
  const end = Math.min(
    ...[END, NEXT].map((mark) => opened.search(mark)).map((at) => (at < 0 ? opened.length : at)),
  );
  return opened.slice(0, Math.min(end, LONGEST_QUOTE)).trim();
}
