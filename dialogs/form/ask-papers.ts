// Asks which papers are at hand, and says what is there and what is missing.

import type { TicketPapers } from '../../src/tickets/ticket';
import { likelyCauseIds } from '../diagnosis/fill-report';
import { nameOf, namesOf, usualKinds } from '../papers/kinds';
import type { FormState } from './form-state';
import type { OpenForm } from './open-form';

/** Asked once, after the fields and before the review; a folder without documents.yaml has nothing to ask. */
export function arePapersDue({ turn, form, definition }: OpenForm): boolean {
  const { documents } = turn.services.knowledge;
  return definition.asksPapers && documents.length > 0 && !form.papers?.done;
}

/** The whole list, with what each paper shows. */
export async function askPapers(open: OpenForm): Promise<void> {
  const { turn } = open;
  const { t, language } = turn;
  const lines = usualKinds(turn, likelyCauseIds(turn)).map((kind) =>
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
  const leave = atHand.length > 0 ? turn.t('button.thatsAll') : turn.t('button.skip');
  await turn.say({ text, buttons: [...names, leave] });
}

export function paperState({ papers }: FormState): { atHand: string[]; done: boolean } {
  return papers ?? { atHand: [], done: false };
}

/** As they go on the ticket. */
export function papersOf({ turn, form }: OpenForm): TicketPapers {
  const usual = usualKinds(turn, likelyCauseIds(turn)).map(({ id }) => id);
  const { atHand } = paperState(form);
  return { atHand, missing: usual.filter((id) => !atHand.includes(id)), received: [] };
}

/** One line for the review. */
export function shownPapers(open: OpenForm): string {
  const { turn } = open;
  const { atHand, missing } = papersOf(open);
  if (atHand.length === 0) return turn.t('form.empty');
  const there = turn.t('papers.atHand', { names: namesOf(turn, atHand) });
  if (missing.length === 0) return there;
  return there + turn.t('papers.missing', { names: namesOf(turn, missing) });
}
