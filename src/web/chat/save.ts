// The conversation as a text file, for showing it to somebody or keeping it. Loaded when it is asked for.

import type { PageLanguage } from '../language';
import { ADAPTIVE_CARD, ownCard } from './talk/card';
import { type Entry, staffOf } from './talk/entry';
import { textOf } from './texts';

/** Notepad on older Windows takes a file without it for another encoding. */
const BYTE_ORDER_MARK = '\ufeff';

export function save(entries: readonly Entry[], language: PageLanguage): void {
  const text = entries.map((entry) => written(entry, language)).join('\n\n');
  const file = new Blob([BYTE_ORDER_MARK, text, '\n'], { type: 'text/plain;charset=utf-8' });
  const address = URL.createObjectURL(file);
  const day = new Date().toLocaleDateString('sv');
  Object.assign(document.createElement('a'), {
    href: address,
    download: `Thaw ${day}.txt`,
  }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function written({ from, at, activity }: Entry, language: PageLanguage): string {
  const staff = staffOf(activity.channelData);
  const speaker =
    from === 'staff' && staff
      ? textOf(language, 'staffSaid', { name: staff.staff })
      : textOf(language, from === 'merchant' ? 'youSaid' : 'botSaid');
  const time = new Date(at).toLocaleString(language);
  const attachments = (activity.attachments ?? []).map((each) =>
    each.contentType === ADAPTIVE_CARD ? writtenCard(each) : `[${each.name ?? ''}]`,
  );
  const words = staff?.said || activity.text;
  return [`${time} ${speaker}`, words, ...attachments].filter(Boolean).join('\n');
}

function writtenCard(attachment: Parameters<typeof ownCard>[0]): string {
  const lines = ownCard(attachment)?.body.flatMap((part) => {
    if (part.type === 'TextBlock') return [part.text];
    if (part.type === 'Image') return [`[${part.altText ?? ''}]`];
    return part.facts.map(({ title, value }) => `${title}: ${value}`);
  });
  return lines?.join('\n') ?? '';
}
