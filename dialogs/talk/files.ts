// Files that a merchant sends: kept for the form or the next ticket, or added to the open one; nothing is lost silently.

import {
  LARGEST_CONVERSATION,
  LARGEST_MESSAGE,
  LARGEST_PAPER,
  MOST_PER_CONVERSATION,
  MOST_PER_MESSAGE,
} from '../../src/tickets/paper-limits';
import type { Paper, RefusedPaper, TicketSummary } from '../../src/tickets/ticket';
import { leadCodes } from '../answers/screen-code';
import type { FormDefinition } from '../forms/form-definition';
import { askWhichPaper } from '../papers/ask-which';
import { kindIn, namesOf } from '../papers/kinds';
import { shownFiles } from '../papers/shown-files';
import { openTicket } from '../ticket/known-tickets';
import { type TalkState, TICKET_TALK } from '../ticket/ticket-talk';
import type { DialogTurn } from '../turn/dialog-turn';

const FORMS: readonly FormDefinition['id'][] = ['freeze-report', 'person'];
const MB = 1024 * 1024;
const LIMITS = {
  most: MOST_PER_MESSAGE,
  size: LARGEST_PAPER / MB,
  together: LARGEST_MESSAGE / MB,
  all: MOST_PER_CONVERSATION,
  allSize: LARGEST_CONVERSATION / MB,
};

/** @returns true when nothing else in the message is to be answered. */
export async function handleFiles(turn: DialogTurn): Promise<boolean> {
  const { papers, refused, awaitsFiles } = turn.facts.message;
  if (papers.length + refused.length + awaitsFiles === 0) return false;
  const isAll = turn.said === '' || isAboutFiles(turn);
  tellRefused(turn, refused);
  if (awaitsFiles > 0 && isAll) {
    await turn.say({ text: turn.t('papers.fetching') });
    return true;
  }
  const named = nameFromWords(turn, papers);
  if (named.length > 0) turn.lead(turn.t('papers.received', { files: shownFiles(turn, named) }));
  const { readers } = turn.services;
  leadCodes(
    turn,
    named.flatMap(({ name }) => readers.screenCodes(name)),
  );
  if (isFormOnTop(turn)) return keepForForm(turn, named, isAll);
  const ticket = await openTicket(turn);
  if (turn.facts.inForm) return putAside(turn, { ticket, papers: named, isAll });
  if (ticket && named.length > 0) return addToTicket(turn, { ticket, papers: named, isAll });
  return keepForLater(turn, named, isAll);
}

function isFormOnTop({ facts, dialogs }: DialogTurn): boolean {
  const id = facts.inForm ? dialogs.activeDialog?.id : undefined;
  return FORMS.some((form) => form === id);
}

/** In the midst of another talk, which asks its question again. */
async function putAside(
  turn: DialogTurn,
  { ticket, papers, isAll }: Omit<Addition, 'ticket'> & { ticket: TicketSummary | undefined },
): Promise<boolean> {
  const talkedOf = ticketTalkedOf(turn);
  if (talkedOf !== undefined && papers.length > 0) {
    turn.changeTicket(talkedOf, { do: 'papers', papers: [...papers] });
    turn.lead(turn.t('papers.addedHere'));
  } else if (ticket && papers.length > 0) await addToTicket(turn, { ticket, papers, isAll: false });
  else if (papers.length > 0) {
    keepPapers(turn, papers);
    turn.lead(turn.t('papers.keptForLater'));
  }
  if (isAll) await turn.dialogs.repromptDialog();
  return isAll;
}

/** The ticket that words are being written for; its number may not be one to be said. */
function ticketTalkedOf({ dialogs }: DialogTurn): string | undefined {
  const talk = dialogs.activeDialog;
  if (talk?.id !== TICKET_TALK) return undefined;
  const { stage } = talk.state as TalkState;
  return stage.at === 'message' ? stage.number : undefined;
}

async function keepForForm(turn: DialogTurn, papers: Paper[], isAll: boolean): Promise<boolean> {
  keepPapers(turn, papers);
  if (!isAll) return false;
  turn.wasAboutFiles = true;
  await turn.dialogs.continueDialog();
  return true;
}

async function keepForLater(turn: DialogTurn, papers: Paper[], isAll: boolean): Promise<boolean> {
  const { t, services, language, memory } = turn;
  keepPapers(turn, papers);
  const text = papers.length > 0 ? t('papers.keptForLater') : t('papers.nothingKept');
  if (!isAll) {
    if (papers.length > 0) turn.lead(text);
    return false;
  }
  memory.misses = 0;
  await turn.say({ text, buttons: [...services.menu.afterTrouble(language)].reverse() });
  return true;
}

export interface Addition {
  ticket: TicketSummary;
  papers: readonly Paper[];
  /** False when the message says something besides. */
  isAll: boolean;
}

export async function addToTicket(
  turn: DialogTurn,
  { ticket, papers, isAll }: Addition,
): Promise<boolean> {
  const { number } = ticket;
  turn.changeTicket(number, { do: 'papers', papers: [...papers] });
  turn.memory.misses = 0;
  const arrived = papers.map(({ document }) => document);
  const missing = (ticket.papers?.missing ?? []).filter((id) => !arrived.includes(id));
  turn.lead(turn.t('papers.added', { number }));
  if (missing.length > 0) {
    turn.lead(turn.t('papers.stillMissing', { names: namesOf(turn, missing) }));
  }
  if (!isAll) return false;
  const unnamed = papers.filter(({ document }) => document === undefined);
  if (unnamed.length > 0) await askWhichPaper(turn, { papers: unnamed, missing, ticket: number });
  else await turn.say({ text: turn.t('papers.staffSee') });
  return true;
}

function keepPapers({ memory }: DialogTurn, papers: readonly Paper[]): void {
  if (papers.length > 0) memory.papers = [...(memory.papers ?? []), ...papers];
}

/** "这是营业执照": the words belong to the file, and are no answer to anything else. */
function isAboutFiles(turn: DialogTurn): boolean {
  return !turn.reading.asks && turn.reading.papers.has.length > 0;
}

/** What the message says that they are, else what a file's own name says. */
function nameFromWords(turn: DialogTurn, papers: readonly Paper[]): Paper[] {
  const said = kindIn(turn, turn.said);
  return papers.map((paper) => {
    const document = said ?? kindIn(turn, paper.name.replace(/[_\-.\d]+/g, ' '));
    return document === undefined ? paper : { ...paper, document };
  });
}

function tellRefused(turn: DialogTurn, refused: readonly RefusedPaper[]): void {
  for (const reason of new Set(refused.map((each) => each.reason))) {
    const names = refused.filter((each) => each.reason === reason).map(({ name }) => name);
    const list = names.join(turn.t('form.listSeparator'));
    turn.lead(turn.t(`papers.refused.${reason}`, { names: list, ...LIMITS }));
  }
}
