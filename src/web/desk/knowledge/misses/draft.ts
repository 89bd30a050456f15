// The draft of a new entry, made of what merchants asked and what staff answered; what nobody has said yet is marked as a gap.

import type { MissGroupView } from '../../../../desk/misses/misses-views';
import { TEXTS } from '../../../../knowledge/files/entry-draft';
import { GAP } from '../../../../knowledge/gap';
import type { Language } from '../../../language';
import { isEntryId, NO_ID } from '../entry-id';
import type { Choice } from './decide';

export interface DraftText {
  title: string;
  short: string;
  answer: string;
  /** One on a line. */
  phrasings: string;
}

export type Draft = { id: string } & Record<Language, DraftText>;

export const PARTS = [...TEXTS, 'phrasings'] as const;
const SENTENCE = /^[^。！？\n]{4,78}[。！？]|^[^.!?\n]{8,238}[.!?](?=\s|$)/;

export function draftOf(group: MissGroupView, chosen: MissGroupView['examples']): Draft {
  const [said] = group.answers;
  const isChinese = /\p{Script=Han}/u.test(said?.text ?? '');
  const textsIn = (language: Language): DraftText => {
    const phrasings = chosen.filter((each) => each.language === language).map(({ text }) => text);
    const answer = said && isChinese === (language === 'zh-Hans') ? said.text : GAP;
    return {
      title: GAP,
      short: SENTENCE.exec(answer)?.[0] ?? GAP,
      answer,
      phrasings: phrasings.join('\n') || GAP,
    };
  };
  return { id: NO_ID, 'zh-Hans': textsIn('zh-Hans'), en: textsIn('en') };
}

/** How many places are still to be written. */
export function gapsIn(draft: Draft): number {
  const texts = [draft['zh-Hans'], draft.en].flatMap((each) => PARTS.map((key) => each[key]));
  const open = texts.filter((text) => text.trim() === '' || text.includes(GAP));
  return open.length + (isEntryId(draft.id) ? 0 : 1);
}

export function choiceOf({ id, ...texts }: Draft): Choice {
  const linesOf = (text: string) => text.split('\n').map((each) => each.trim());
  const textsIn = (language: Language) => {
    const { phrasings, title, short, answer } = texts[language];
    return { title, short, answer, phrasings: linesOf(phrasings).filter(Boolean) };
  };
  return { act: 'entry', id, 'zh-Hans': textsIn('zh-Hans'), en: textsIn('en') };
}
