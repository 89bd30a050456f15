// Finds the words beside a number that say what it is: "终端号", "TID", "ring me on", "订单号", "请致电".

import type { Span } from './figures';
import { LABEL_WORDS } from './label-words';

export type NumberField = 'merchantId' | 'terminalId' | 'contact';

export interface Label extends Span {
  /** `other`: a number of no field. `hotline`: one that somebody is to call. `theirs`: one of somebody else. */
  kind: NumberField | 'other' | 'hotline' | 'theirs';
  /** Names a thing, not its number: "机器", "terminal", "小票". */
  weak: boolean;
}

const PATTERN = new RegExp(
  LABEL_WORDS.map(({ words }, index) => `(?<l${index}>${words.join('|')})`).join('|'),
  'g',
);

export function labelsIn(text: string): Label[] {
  return [...text.matchAll(PATTERN)].map((match) => {
    const index = LABEL_WORDS.findIndex((_, at) => match.groups?.[`l${at}`] !== undefined);
    const { kind = 'other', weak = false } = LABEL_WORDS[index] ?? {};
    return { kind, weak, from: match.index, to: match.index + match[0].length };
  });
}
