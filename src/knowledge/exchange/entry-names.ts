// Ids for entries that come from tables: what the file calls them, or the words of the title.

import { ENTRY_ID } from '../files/entry-draft';
import { soundsOfHan } from '../sounds';

const MOST_LETTERS = 40;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const DEFAULT_KIND = 'faq';

export function isEntryId(text: string): boolean {
  return ENTRY_ID.test(text);
}

/** What another program calls it: "faq/ask_channels" is faq.ask-channels, "greet" is faq.greet. */
export function entryIdFromName(name: string, kind?: string): string {
  if (isEntryId(name)) return name;
  const [head = '', ...rest] = name.split(/[./]/);
  const hasKind = rest.length > 0 && /^[a-z]+$/i.test(head);
  return hasKind ? entryIdFromText(rest.join(' '), head) : entryIdFromText(name, kind);
}

/** "How do I get paid?" is faq.how-do-i-get-paid, "多久到账" is faq.duo-jiu-dao-zhang. */
export function entryIdFromText(text: string, kind: string = DEFAULT_KIND): string {
  const first = slug(kind).replaceAll('-', '') || DEFAULT_KIND;
  return `${first}.${slug(text) || 'imported'}`;
}

/** The id itself, or with letters behind it where it is taken. */
export function freeId(id: string, taken: { has(id: string): boolean }): string {
  if (!taken.has(id)) return id;
  for (let count = 1; ; count++) {
    const next = `${id}-${lettersOf(count)}`;
    if (!taken.has(next)) return next;
  }
}

/** 1 is b, for the first one has no letter. */
function lettersOf(count: number): string {
  const letter = LETTERS[count % LETTERS.length] ?? '';
  const rest = Math.floor(count / LETTERS.length);
  return rest === 0 ? letter : lettersOf(rest) + letter;
}

function slug(text: string): string {
  const spelled = text.normalize('NFKC').replace(/\p{Script=Han}+/gu, (run) => {
    const sounds = soundsOfHan(run);
    return ` ${sounds.join(' ')} `;
  });
  const words = spelled.toLowerCase().match(/[a-z]+/g) ?? [];
  let name = '';
  for (const word of words) {
    if (name.length + word.length > MOST_LETTERS) break;
    name += `${name ? '-' : ''}${word}`;
  }
  return name;
}
