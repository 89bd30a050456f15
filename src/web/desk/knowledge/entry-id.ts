// The id of an entry, proposed from its English title.

const ID = /^[a-z]+\.[a-z]+(-[a-z]+)*$/;
const MOST_WORDS = 5;

export const NO_ID = 'faq.';

export function isEntryId(text: string): boolean {
  return ID.test(text);
}

export function idOf(title: string): string {
  const words = title.toLowerCase().match(/[a-z]+/g) ?? [];
  return `${NO_ID}${words.slice(0, MOST_WORDS).join('-')}`;
}
