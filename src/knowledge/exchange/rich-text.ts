// Turns HTML of other systems into the light Markdown of answers, and says what was lost on the way.

import { type Note, plainText } from './row';

const TAG =
  /<\/?(?:a|abbr|b|big|blockquote|br|center|code|div|em|font|h[1-6]|hr|i|iframe|img|li|ol|p|pre|s|small|span|strong|style|script|sub|sup|table|tbody|td|th|thead|tr|u|ul|video)(?:\s[^<>]*)?\/?>/gi;
const IMAGE = /!\[[^\]\n]{0,200}\]\([^()\s]{1,2000}\)|<img(?:\s[^<>]*)?>/gi;
const LINK = /<a\s([^<>]*)>([^<>]*)<\/a>/gi;
const ADDRESS = /href\s*=\s*["']?([^"'\s]+)/i;
const ENTITIES: Record<string, string> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** @returns the answer, and notes on pictures and on HTML */
export function answerFrom(
  raw: string | undefined,
  column?: string,
): { text?: string; losses: Note[] } {
  const losses: Note[] = [];
  const note = (key: string) => losses.push({ key, ...(column ? { column } : {}) });
  let text = plainText(raw);
  if (text && text.search(IMAGE) >= 0) {
    note('loss.image');
    text = plainText(text.replace(IMAGE, ''));
  }
  if (text && text.search(TAG) >= 0) {
    note('loss.html');
    text = plainText(withoutTags(text));
  }
  return text === undefined ? { losses } : { text, losses };
}

function withoutTags(html: string): string {
  return html
    .replace(/<(script|style)(?:\s[^<>]*)?>[\s\S]*?<\/\1>/gi, '')
    .replace(LINK, (_whole, attributes: string, words: string) => {
      const address = ADDRESS.exec(attributes)?.[1];
      return address ? `[${words}](${address})` : words;
    })
    .replace(/<br\s*\/?>|<\/(?:p|div|h[1-6]|tr|ul|ol)>/gi, '\n')
    .replace(/<li(?:\s[^<>]*)?>/gi, '\n- ')
    .replace(/<\/?(?:b|strong)(?:\s[^<>]*)?>/gi, '**')
    .replace(TAG, '')
    .replace(/&(?:nbsp|lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n');
}
