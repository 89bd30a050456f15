// The draft of an entry before anybody has written it: everything that is still to be said is marked as a gap.

import type { DraftText, EntryDraft } from '../../../knowledge/files/entry-draft';
import { GAP } from '../../../knowledge/gap';
import { today } from '../time-input';

const textWith = (title: string): DraftText => ({
  title: title.trim() || GAP,
  short: GAP,
  answer: GAP,
  source: '',
  phrasings: [GAP],
});

export function newDraft(titles: { 'zh-Hans': string; en: string }): EntryDraft {
  return {
    reviewed: today(),
    unfinished: true,
    related: [],
    parts: [],
    picture: '',
    providerDecides: true,
    'zh-Hans': textWith(titles['zh-Hans']),
    en: textWith(titles.en),
  };
}
