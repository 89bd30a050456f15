// Texts inside a card: curated Markdown as text blocks, everything else as runs of text, in which nothing is markup.

import type { Activity } from 'botbuilder';

export type Element = { type: string; [field: string]: unknown };

const ITEM = /^\s*(?:[-*]|\d+[.)])\s/;

export function textElements(text: string, format: Activity['textFormat'] | undefined): Element[] {
  const paragraphs = text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
  if (format === 'markdown') return paragraphs.flatMap(markdownElements);
  return paragraphs.map((paragraph) => runs([{ text: paragraph }]));
}

/** One paragraph made of runs. */
export function runs(parts: readonly { text: string; weight?: string; isSubtle?: boolean }[]) {
  return {
    type: 'RichTextBlock',
    inlines: parts.map(({ text, ...look }) => ({ type: 'TextRun', text: literal(text), ...look })),
  };
}

/** Cards put dates in the place of `{{DATE(…)}}`. */
export function literal(text: string): string {
  return text.replaceAll('{{', '{\u2060{');
}

/** A text block loses single line breaks, except between the items of a list. */
function markdownElements(paragraph: string): Element[] {
  const groups: string[][] = [];
  let inList = false;
  for (const line of paragraph.split('\n')) {
    const isItem = ITEM.test(line);
    const goesOn: boolean = inList && (isItem || /^\s/.test(line));
    if (goesOn) groups.at(-1)?.push(line);
    else groups.push([line]);
    inList = isItem || goesOn;
  }
  return groups.map((lines, index) => ({
    type: 'TextBlock',
    text: lines.join('\n'),
    wrap: true,
    ...(index > 0 && { spacing: 'Small' }),
  }));
}
