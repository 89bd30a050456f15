// A message to an open form that was about files only: they are kept already, and the form goes on.

import { askWhichPaper } from '../papers/ask-which';
import { papersOf } from './ask-papers';
import { askAgain } from './go-on';
import { moreOrLeave } from './hear-papers';
import type { FormStep, OpenForm } from './open-form';
import { whereItWas } from './resume';

export async function hearFiles(open: OpenForm): Promise<FormStep> {
  const { turn, form } = open;
  const waits = form.stage.at === 'resume' && form.stage.held !== undefined;
  // "Discard?", "shall we go on?": whoever sends a paper wants to go on.
  if (!waits) form.stage = whereItWas(form.stage);
  const arrived = turn.facts.message.papers.map(({ paperId }) => paperId);
  const { missing, received } = papersOf(open);
  const unnamed = received.filter(
    ({ paperId, document }) => arrived.includes(paperId) && document === undefined,
  );
  const isAtPapers = form.stage.at === 'papers' || form.stage.at === 'review';
  if (isAtPapers && unnamed.length > 0 && open.definition.asksPapers) {
    await askWhichPaper(turn, { papers: unnamed, missing });
    return 'waiting';
  }
  return form.stage.at === 'papers' && form.papers ? moreOrLeave(open) : askAgain(open);
}
