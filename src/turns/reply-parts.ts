// A long answer as several replies for a chat that shows each as a message of its own; what must stand together stays together.

import type { ReplyActivity } from '../bot/turn';

/** UTF-16 units: about two screens of a phone. Teams itself takes 28 kB with everything around it. */
const LONGEST = 3500;

/** What stands beside the text (buttons, cards, marks) goes with the last part. */
export function inParts(reply: ReplyActivity): ReplyActivity[] {
  const { text = '', type } = reply;
  if (text.length <= LONGEST) return [reply];
  const parts = textParts(text);
  const { textFormat, locale } = reply;
  const plain = {
    type,
    ...(textFormat !== undefined && { textFormat }),
    ...(locale !== undefined && { locale }),
  };
  return parts.map((part, index) =>
    index === parts.length - 1 ? { ...reply, text: part } : { ...plain, text: part },
  );
}

export function textParts(text: string, longest = LONGEST): string[] {
  const parts: string[] = [];
  for (const piece of pieces(text, longest)) {
    const joined = `${parts.at(-1) ?? ''}${piece}`;
    if (parts.length > 0 && joined.trimEnd().length <= longest) parts[parts.length - 1] = joined;
    else parts.push(piece);
  }
  return parts.map((part) => part.replace(/^\n+|\s+$/g, '')).filter((part) => part !== '');
}

/** Paragraphs with the blank lines behind them; a heading, or what a colon ends, with what follows it. */
function pieces(text: string, longest: number): string[] {
  const paragraphs = text.match(/[\s\S]+?(?:\n{2,}|$)/g) ?? [];
  const together: string[] = [];
  for (const paragraph of paragraphs) {
    const before = together.at(-1);
    const leads = before !== undefined && /(?:^\*\*[^\n]+\*\*|[:：])\s*$/.test(before);
    if (leads && before.length + paragraph.length <= longest)
      together[together.length - 1] = before + paragraph;
    else together.push(paragraph);
  }
  return together.flatMap((piece) => shorter(piece, longest));
}

/** A paragraph that is too long by itself: at its lines, its sentences, at last anywhere between two characters. */
function shorter(piece: string, longest: number): string[] {
  if (piece.trimEnd().length <= longest) return [piece];
  const [heading = '', ...items] = piece.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  // The first line stays with the second: a list is not torn from its heading.
  const lines =
    items.length > 1 ? [heading + (items[0] ?? ''), ...items.slice(1)] : [heading, ...items];
  if (lines.length > 1) return lines.flatMap((line) => shorter(line, longest));
  const sentences = piece.match(/[^。！？!?]*[。！？!?]+\s*|[^。！？!?]+$/g) ?? [piece];
  if (sentences.length > 1) return sentences.flatMap((sentence) => shorter(sentence, longest));
  return characters(piece, longest);
}

function characters(text: string, longest: number): string[] {
  const parts = [''];
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    const last = parts.length - 1;
    if ((parts[last] ?? '').length + segment.length > longest) parts.push(segment);
    else parts[last] += segment;
  }
  return parts;
}
