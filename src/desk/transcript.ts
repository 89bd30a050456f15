// Turns stored activities into lines of a transcript for staff.

import type { Language } from '../language/language';
import { maskContactsIn } from '../privacy/mask';
import type { Ticket } from '../tickets/ticket';
import { type Spoken, spokenText } from '../tickets/ticket-store';
import type { SpokenRow } from './transcript-store';
import type { SpokenView } from './views';

interface StoredActivity extends Spoken {
  before?: string;
  isDeleted?: true;
  attachments?: {
    paperId?: string;
    name?: string;
    type?: string;
    bytes?: number;
    contentType?: string;
    contentUrl?: string;
  }[];
  channelData?: {
    thaw?: { entry?: string; confidence?: number; staff?: string; said?: string };
  };
}

export interface Reading {
  /** Number of the ticket through which papers are reached. */
  ticket: string;
  /** The title of an entry in the language of the desk. */
  titleOf(entry: string): string;
  verdicts: ReadonlyMap<string, boolean>;
}

export function spokenView(row: SpokenRow, reading: Reading): SpokenView {
  const activity = JSON.parse(row.body) as StoredActivity;
  const { entry, confidence = 1, staff, said } = activity.channelData?.thaw ?? {};
  const text = row.role === 'staff' ? (said ?? '') : spokenText({ ...activity, attachments: [] });
  const helpful = row.reply_to === null ? undefined : reading.verdicts.get(idOf(row.reply_to));
  return {
    seq: row.seq,
    at: new Date(row.at).toISOString(),
    from: row.role,
    ...(staff !== undefined && { name: staff }),
    text: maskContactsIn(text),
    files: filesOf(activity, reading.ticket),
    ...laterOf(activity),
    ...(entry !== undefined && {
      entry: { id: entry, title: reading.titleOf(entry), confidence },
      ...(helpful !== undefined && { helpful }),
    }),
  };
}

/** What the ticket itself keeps, where the messages are no longer kept: the talk up to its making. */
export function keptTranscript({ transcript }: Pick<Ticket, 'transcript'>): SpokenView[] {
  return transcript.map(({ at, from, text }, index) => ({
    ...{ seq: index + 1, at, from, text: maskContactsIn(text), files: [] },
  }));
}

function laterOf({ isDeleted, before }: StoredActivity): Pick<SpokenView, 'later'> {
  if (isDeleted) return { later: 'deleted' };
  return before === undefined ? {} : { later: 'edited' };
}

/** An activity's id without its conversation. */
function idOf(seq: number): string {
  return String(seq).padStart(7, '0');
}

/** A merchant's papers are downloaded from the desk; cards of the bot are no files. */
function filesOf({ attachments = [] }: StoredActivity, ticket: string): SpokenView['files'] {
  return attachments.flatMap(({ paperId, name = '', type, bytes = 0, contentType, contentUrl }) => {
    if (paperId !== undefined) {
      return [{ name, type: type ?? '', bytes, href: paperAddress(ticket, paperId) }];
    }
    if (contentUrl === undefined) return [];
    return [{ name, type: contentType ?? '', bytes, href: contentUrl }];
  });
}

export function paperAddress(ticket: string, paperId: string): string {
  return `/api/desk/tickets/${ticket}/papers/${paperId}`;
}

/** In the language of the desk; an entry that was taken away since is named by its id. */
export function titlesIn(
  entries: ReadonlyMap<string, Record<Language, { title: string }>>,
  language: Language,
): (entry: string) => string {
  return (entry) => entries.get(entry)?.[language].title ?? entry;
}
