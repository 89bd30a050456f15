// Asks which papers are at hand, and says what is there and what is missing.

import type { TicketPapers } from '../../src/tickets/ticket';
import { likelyCauseIds } from '../diagnosis/fill-report';
import { askWhichPaper } from '../papers/ask-which';
import { nameOf, namesOf, usualKinds } from '../papers/kinds';
import { shownFiles } from '../papers/shown-files';
import type { FormState } from './form-state';
import type { OpenForm } from './open-form';

/** Asked once, after the fields and before the review; a folder without documents.yaml has nothing to ask. */
export function arePapersDue({ turn, form, definition }: OpenForm): boolean {
  const { documents } = turn.services.knowledge;
  return definition.asksPapers && documents.length > 0 && !form.papers?.done;
}

/** The whole list, with what each paper shows; before it, once, what the files are that came without a word. */
export async function askPapers(open: OpenForm): Promise<void> {
  const { turn, form } = open;
  const { t, language } = turn;
  const { received, missing } = papersOf(open);
  const unnamed = received.filter(({ document }) => document === undefined);
  if (unnamed.length > 0 && !form.papers && !form.asksNames) {
    form.asksNames = true;
    form.stage = { at: 'papers' };
    form.awaits = null;
    turn.lead(t('papers.sentBefore', { files: shownFiles(turn, unnamed) }));
    return askWhichPaper(turn, { papers: unnamed, missing });
  }
  if (received.length > 0)
    turn.lead(t('papers.haveAlready', { files: shownFiles(turn, received) }));
  const asked = usualKinds(turn, likelyCauseIds(turn)).filter(({ id }) => missing.includes(id));
  const lines = asked.map((kind) =>
    t('papers.line', { name: kind[language].name, about: kind[language].about }),
  );
  await ask(open, [t('papers.ask'), lines.join('\n'), t('papers.note')].join('\n\n'));
}

/** After an answer: only what is missing. */
export async function askMorePapers(open: OpenForm): Promise<void> {
  const missing = namesOf(open.turn, papersOf(open).missing);
  await ask(open, open.turn.t('papers.more', { missing }));
}

async function ask(open: OpenForm, text: string): Promise<void> {
  const { turn, form } = open;
  const { atHand } = paperState(form);
  form.stage = { at: 'papers' };
  form.awaits = null;
  form.papers = { atHand, done: false };
  const { documents } = turn.services.knowledge;
  const names = papersOf(open).missing.map((id) => nameOf(documents, id, turn.language));
  const { received } = papersOf(open);
  const leave =
    atHand.length + received.length > 0 ? turn.t('button.thatsAll') : turn.t('button.skip');
  await turn.say({ text, buttons: [...names, leave] });
}

export function paperState({ papers }: FormState): { atHand: string[]; done: boolean } {
  return papers ?? { atHand: [], done: false };
}

/** As they go on the ticket. */
export function papersOf({ turn, form }: OpenForm): TicketPapers {
  const usual = usualKinds(turn, likelyCauseIds(turn)).map(({ id }) => id);
  const { atHand } = paperState(form);
  const received = turn.memory.papers ?? [];
  const there = [...atHand, ...received.map(({ document }) => document)];
  return {
    atHand: atHand.filter((id) => !received.some(({ document }) => document === id)),
    missing: usual.filter((id) => !there.includes(id)),
    received,
  };
}

/** One line for the review. */
export function shownPapers(open: OpenForm): string {
  const { turn } = open;
  const { t } = turn;
  const { atHand, missing, received } = papersOf(open);
  if (atHand.length + received.length === 0) return t('form.empty');
  const parts = [
    received.length > 0 && t('papers.sent', { files: shownFiles(turn, received) }),
    atHand.length > 0 && t('papers.atHand', { names: namesOf(turn, atHand) }),
    missing.length > 0 && t('papers.missing', { names: namesOf(turn, missing) }),
  ];
  return parts.filter((part) => part !== false).join(t('papers.separator'));
}
