// What staff can insert into an answer: ready phrases with the ticket's facts, and what the knowledge base says.

import { namesOf } from '../../dialogs/papers/kinds';
import { answerBlocks, shortAnswer } from '../../dialogs/turn/entry-replies';
import { momentText, type SpeaksOfTime } from '../../dialogs/turn/moment';
import { waitingHint, zoneName } from '../../dialogs/turn/staff-hours';
import { GAP } from '../knowledge/gap';
import type { KnowledgeContent } from '../knowledge/load';
import type { Language } from '../language/language';
import { writtenFor } from '../language/reader';
import type { Translator } from '../language/translator';
import type { Ticket } from '../tickets/ticket';
import { closingTime, nextOpening } from '../tickets/working-hours';
import { fillReply, type ReplyFacts } from './fill-reply';
import type { RepliesView } from './views';

export interface ReadyRepliesParts {
  knowledge: KnowledgeContent;
  translator: Translator;
  /** Milliseconds since 1970. */
  now: number;
  staffName: string;
  /** Of the titles, by which staff pick; the merchant's where it is not given. */
  language?: Language;
}

type Reply = RepliesView['replies'][number];

/** Texts are in the merchant's language and script. */
export function readyReplies(ticket: Ticket, parts: ReadyRepliesParts): RepliesView {
  const known = byRelevance(ticket, parts.knowledge);
  const ready = phrases(ticket, parts).map((each) => written(ticket, each));
  return { replies: [...ready, ...answersOf(known, ticket, parts)] };
}

function written(ticket: Ticket, reply: Reply): Reply {
  return { ...reply, text: writtenFor(ticket, reply.text) };
}

function phrases(ticket: Ticket, parts: ReadyRepliesParts): Reply[] {
  const facts = factsOf(ticket, parts);
  const { language: titles = ticket.language } = parts;
  return parts.knowledge.replies.flatMap((reply) => {
    const text = fillReply(reply[ticket.language].text, facts);
    const { id } = reply;
    return text === '' ? [] : [{ id, group: 'ready' as const, title: reply[titles].title, text }];
  });
}

function factsOf(ticket: Ticket, { knowledge, translator, now, staffName }: ReadyRepliesParts) {
  const { language, number, code, fields, papers, missing = [] } = ticket;
  const t = translator.for(language);
  const speaker = { t, language, facts: { now: new Date(now) }, services: { knowledge } };
  // What is at hand has not arrived either.
  const needed =
    missing.length > 0 ? missing : [...(papers?.atHand ?? []), ...(papers?.missing ?? [])];
  return {
    name: staffName,
    number,
    code,
    papers: needed.length > 0 ? namesOf(speaker, needed) : GAP,
    review: waitingHint(speaker, fields.provider) || undefined,
    opening: openingText(speaker, now),
  } satisfies ReplyFacts;
}

/** After today's work, or after this night, weekend or holiday. */
function openingText(speaker: SpeaksOfTime, now: number): string | undefined {
  const { calendar } = speaker.services.knowledge.hours;
  const opens = nextOpening(calendar, closingTime(calendar, now) ?? now);
  if (opens === undefined) return undefined;
  return speaker.t('hours.inZone', { moment: momentText(speaker, opens), zone: zoneName(speaker) });
}

/**
 * The short answer first: a merchant in a talk with a person wants a sentence and not a page.
 * Overviews are left out: they are lists to tap on, and what they list is here by itself.
 */
export function answersOf(
  ids: readonly string[],
  ticket: Ticket,
  { knowledge, translator, language }: ReadyRepliesParts,
): Reply[] {
  const view = { language: ticket.language, t: translator.for(ticket.language) };
  return ids.flatMap((id) => {
    const entry = knowledge.entries.get(id);
    const blocks = entry && entry.parts.length === 0 && answerBlocks(entry, knowledge, view);
    if (!entry || !blocks) return [];
    const { title } = entry[language ?? ticket.language];
    const full = plainText(blocks.join('\n\n'));
    const text = shortAnswer(entry, knowledge, ticket.language) ?? full;
    return [written(ticket, { id, group: 'knowledge' as const, title, text, full })];
  });
}

/** The likely causes, then what the merchant's questions came near to, the surest first, then the rest. */
function byRelevance({ diagnosis, questions }: Ticket, { entries }: KnowledgeContent): string[] {
  const candidates = questions
    .flatMap((question) => question.candidates)
    .sort((a, b) => b.confidence - a.confidence)
    .map(({ id }) => id);
  return [...new Set([...(diagnosis?.causes ?? []), ...candidates, ...[...entries.keys()].sort()])];
}

/** Answers are light Markdown; what staff write is shown as it stands. */
function plainText(markdown: string): string {
  return markdown
    .replace(/\[([^\]\n]*)\]\(([^)\s]*)\)/g, '$1 ($2)')
    .replace(/\*\*|__|`/g, '')
    .replace(/^[ \t]*[-*][ \t]+/gm, '• ')
    .replace(/^[ \t]*(?:#{1,6}|>)[ \t]+/gm, '');
}
