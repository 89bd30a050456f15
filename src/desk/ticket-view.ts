// One ticket as staff see it: fields, papers, what the bot answered and why, the conversation, the history.

import { ThawError } from '../errors';
import type { Knowledge } from '../knowledge/load';
import type { Language } from '../language/language';
import { maskContactsIn } from '../privacy/mask';
import { listAccounts } from '../staff/account-store';
import type { Database, Store } from '../store/store';
import type { Crew } from '../tickets/crews/crew';
import { hoursOfTeams } from '../tickets/crews/crew-hours';
import { listCrews } from '../tickets/crews/crew-store';
import { conversationsOf } from '../tickets/living-store';
import { maskedFields } from '../tickets/masked-fields';
import { rewritten } from '../tickets/mentions';
import { findReminder } from '../tickets/reminder-store';
import { screenCodesText } from '../tickets/screen-codes-text';
import { NEXT_STATUSES } from '../tickets/set-change';
import type { Ticket } from '../tickets/ticket';
import type { TicketChange } from '../tickets/ticket-change';
import { findTicket } from '../tickets/ticket-store';
import { findAddress } from '../turns/conversation-store';
import { clockOf } from './clock';
import { linkedView } from './links/links';
import { earlierOf } from './merchant/earlier';
import { mergedWith } from './merchant/merge';
import { findNote } from './merchant/note-store';
import { reminderView } from './my-day/my-day';
import { paperNames } from './paper-ids';
import { rowOfTicket } from './queue';
import { keptTranscript, paperAddress, spokenView, titlesIn } from './transcript';
import { spokenBefore, verdictsIn } from './transcript-store';
import type { SpokenView, TicketView } from './views';

const TRANSCRIPT_PAGE = 60;

export interface TicketViewParts {
  store: Store;
  knowledge: () => Pick<Knowledge, 'entries' | 'documents' | 'hours'>;
  now: () => number;
  /** True while a merchant has the conversation open. */
  isWatching: (conversationId: string) => Promise<boolean>;
}

export interface Viewer {
  id: string;
  /** Of the desk, for titles and papers. */
  language: Language;
}

/** @throws ThawError TICKET_UNKNOWN */
export async function ticketView(
  parts: TicketViewParts,
  number: string,
  viewer: Viewer,
): Promise<TicketView> {
  const { store, knowledge, now, isWatching } = parts;
  const ticket = await requireTicket(store.read, number);
  const { entries, hours } = knowledge();
  const titleOf = titlesIn(entries, viewer.language);
  const since = ticket.awaitingSince === undefined ? null : Date.parse(ticket.awaitingSince);
  const crews = ticket.team ? await listCrews(store.read) : [];
  const clock = clockOf(hoursOfTeams(hours, crews)(ticket.team?.id), since, now());
  const { contact, ...fields } = maskedFields(ticket.fields);
  const { assignee, held } = ticket;
  const chats = await conversationsOf(store.read, ticket);
  const merged = await mergedWith(store.read, ticket);
  return {
    row: rowOfTicket({ ...ticket, team: nowNamed(ticket.team, crews) }, clock),
    code: ticket.code ?? null,
    fields: {
      ...fields,
      contact: {
        kind: contact.kind,
        masked: contact.value,
        ...(contact.name && { name: contact.name }),
        ...(contact.note && { note: contact.note }),
      },
    },
    open: ticket.open ?? [],
    screenCodes: screenCodesText(ticket.screenCodes, viewer.language) ?? null,
    papers: papersView(parts, [ticket, ...merged.tickets], viewer.language),
    merged: merged.view,
    links: await linkedView(store.read, ticket),
    questions: ticket.questions.map(({ candidates, ...question }) => ({
      ...masked(question),
      candidates: candidates.map((each) => ({ ...each, title: titleOf(each.id) })),
    })),
    diagnosis: ticket.diagnosis
      ? {
          answers: ticket.diagnosis.answers.map(masked),
          causes: ticket.diagnosis.causes.map((id) => ({ id, title: titleOf(id) })),
        }
      : null,
    nextStep: ticket.nextStep === undefined ? null : maskContactsIn(ticket.nextStep),
    reason: ticket.reason ?? null,
    rating: ticket.rating
      ? ({ comment: null, ...masked(ticket.rating) } as TicketView['rating'])
      : null,
    history: historyView(merged.history, await namesOf(store.read), parts, viewer.language),
    ...(await transcriptPage(parts, ticket, { before: undefined, language: viewer.language })),
    nextStatuses: ticket.erasedAt === undefined ? [...NEXT_STATUSES[ticket.status]] : [],
    erasedAt: ticket.erasedAt ?? null,
    channel: ticket.channel,
    isMerchantHere: (await Promise.all(chats.map(isWatching))).includes(true),
    leftAt: await leftAt(store.read, chats),
    reminder: reminderView(
      await findReminder(store.read, { ticket: ticket.number, staff: viewer.id }),
    ),
    canReply: held === true && assignee?.id === viewer.id,
    note: await findNote(store.read, ticket),
    ...(await earlierOf(store.read, ticket)),
  };
}

/** Teams may get other names. */
function nowNamed(team: Ticket['team'], crews: readonly Crew[]): Ticket['team'] {
  return team && { ...team, name: crews.find(({ id }) => id === team.id)?.name ?? team.name };
}

/** What people wrote themselves, wherever it stands. */
const WRITTEN = new Set([...['text', 'question', 'answer', 'note', 'nextStep', 'comment', 'name']]);

/** Telephone numbers and addresses in it are shown in part: the whole contact is shown by `reveal`, which is recorded. */
function masked<T extends object>(object: T): T {
  const entries = Object.entries(object).map(([key, value]) => [
    key,
    WRITTEN.has(key) && typeof value === 'string' ? maskContactsIn(value) : value,
  ]);
  return Object.fromEntries(entries) as T;
}

/** @throws ThawError TICKET_UNKNOWN */
export async function transcriptBefore(
  parts: TicketViewParts,
  number: string,
  page: { before: number; language: Language },
): Promise<{ transcript: SpokenView[]; earlier: number | null }> {
  return transcriptPage(parts, await requireTicket(parts.store.read, number), page);
}

/** @throws ThawError TICKET_UNKNOWN */
export async function requireTicket(db: Database, number: string): Promise<Ticket> {
  const ticket = await findTicket(db, number);
  if (!ticket) throw new ThawError('TICKET_UNKNOWN', { number });
  return ticket;
}

async function transcriptPage(
  { store, knowledge }: TicketViewParts,
  ticket: Ticket,
  { before, language }: { before: number | undefined; language: Language },
): Promise<{ transcript: SpokenView[]; earlier: number | null }> {
  const db = store.read;
  const { number, conversationId } = ticket;
  const rows = await spokenBefore(db, { conversationId, before, limit: TRANSCRIPT_PAGE + 1 });
  if (rows.length === 0 && before === undefined) {
    return { transcript: keptTranscript(ticket), earlier: null };
  }
  const page = rows.slice(-TRANSCRIPT_PAGE);
  const verdicts = await verdictsIn(db, conversationId);
  const titleOf = titlesIn(knowledge().entries, language);
  return {
    transcript: page.map((row) => spokenView(row, { ticket: number, titleOf, verdicts })),
    earlier: rows.length > TRANSCRIPT_PAGE ? (page[0]?.seq ?? null) : null,
  };
}

/** Names as they are now, by id. */
async function namesOf(db: Database): Promise<(id: string) => string | undefined> {
  const names = new Map((await listAccounts(db)).map(({ id, name }) => [id, name]));
  return (id) => names.get(id);
}

function historyView(
  history: TicketChange[],
  nameOfStaff: (id: string) => string | undefined,
  { knowledge }: TicketViewParts,
  language: Language,
): TicketChange[] {
  const nameOf = paperNames(knowledge().documents, language);
  return history.map(({ missing, was, now, ...change }) => ({
    ...maskedChange(change, nameOfStaff),
    ...(was && { was: maskedFields(was) }),
    ...(now && { now: maskedFields(now) }),
    ...(missing && { missing: missing.map(nameOf).map(maskContactsIn) }),
  }));
}

/** Whoever is named in a note stays named, by the name of today. */
function maskedChange(change: TicketChange, nameOf: (id: string) => string | undefined) {
  const { text, mentions } = rewritten(change, { nameOf, clean: maskContactsIn });
  return { ...masked(change), ...(mentions && { text, mentions }) };
}

function papersView(
  { knowledge }: TicketViewParts,
  [ticket, ...merged]: [Ticket, ...Ticket[]],
  language: Language,
): TicketView['papers'] {
  const nameOf = paperNames(knowledge().documents, language);
  const { number, missing = [] } = ticket;
  const { atHand = [], missing: usual = [] } = ticket.papers ?? {};
  const received = [ticket, ...merged].flatMap(({ papers }) => papers?.received ?? []);
  return {
    received: received.map(({ document, ...paper }) => ({
      ...masked(paper),
      document: document === undefined ? null : nameOf(document),
      href: paperAddress(number, paper.paperId),
    })),
    atHand: atHand.map(nameOf),
    missing: usual.map(nameOf),
    asked: missing.map(nameOf).map(maskContactsIn),
  };
}

/** Null as long as one of the chats reaches the merchant. */
async function leftAt(db: Database, chats: readonly string[]): Promise<string | null> {
  const left: number[] = [];
  for (const id of chats) {
    const at = (await findAddress(db, { id }))[0]?.left_at ?? null;
    if (at === null) return null;
    left.push(at);
  }
  return new Date(Math.max(...left)).toISOString();
}
