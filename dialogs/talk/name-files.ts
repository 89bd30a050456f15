// The answer to "which paper is this?": the files get their kind, in the memory or on their ticket.

import { kindGiven } from '../papers/ask-which';
import { shownFiles } from '../papers/shown-files';
import { openTicket } from '../ticket/known-tickets';
import type { DialogTurn } from '../turn/dialog-turn';
import { addToTicket } from './files';

/** @returns false when the message is about something else; the files stay without a kind. */
export async function nameFiles(turn: DialogTurn): Promise<boolean> {
  const kind = kindGiven(turn);
  const { unnamed } = turn.facts.offers;
  if (kind === undefined || !unnamed) return false;
  const named = kind === null ? [] : unnamed.papers.map((each) => ({ ...each, document: kind }));
  if (unnamed.ticket !== undefined) return nameOnTicket(turn, named);
  const byId = new Map(named.map((paper) => [paper.paperId, paper]));
  turn.memory.papers = (turn.memory.papers ?? []).map((each) => byId.get(each.paperId) ?? each);
  turn.lead(acknowledge(turn, named));
  if (!turn.facts.inForm) {
    await turn.say({ text: turn.t('papers.keptForLater') });
    return true;
  }
  turn.wasAboutFiles = true;
  await turn.dialogs.continueDialog();
  return true;
}

async function nameOnTicket(
  turn: DialogTurn,
  papers: Parameters<typeof shownFiles>[1],
): Promise<boolean> {
  const ticket = await openTicket(turn);
  turn.lead(acknowledge(turn, papers));
  if (ticket && papers.length > 0) return addToTicket(turn, { ticket, papers, isAll: true });
  await turn.say({ text: turn.t('papers.staffSee') });
  return true;
}

function acknowledge(turn: DialogTurn, papers: Parameters<typeof shownFiles>[1]): string {
  if (papers.length === 0) return turn.t('papers.otherNoted');
  return turn.t('papers.received', { files: shownFiles(turn, papers) });
}
