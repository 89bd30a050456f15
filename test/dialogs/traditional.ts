// Writes simplified Chinese in traditional characters, to test that both are understood.

import { Converter } from 'opencc-js/cn2t';

const convert = Converter({ from: 'cn', to: 't' });

export function cnToTraditional(text: string): string {
  return convert(text);
}
