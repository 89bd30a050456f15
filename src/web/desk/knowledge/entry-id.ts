// The id of an entry, proposed from its English title.

import { ENTRY_ID } from '../../../knowledge/files/entry-draft';

const MOST_WORDS = 5;

export const NO_ID = 'faq.';

export function isEntryId(text: string): boolean {
  return ENTRY_ID.test(text);
}

/** Until somebody writes one, the id follows the English title. */
export function idAfter(id: string, before: string, title: string): string {
  const follows = before !== title && ['', NO_ID, idOf(before)].includes(id);
  return follows ? idOf(title) : id;
}

function idOf(title: string): string {
  const words = title.toLowerCase().match(/[a-z]+/g) ?? [];
  return `${NO_ID}${words.slice(0, MOST_WORDS).join('-')}`;
}
