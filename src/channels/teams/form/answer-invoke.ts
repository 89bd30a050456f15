// Answers to invokes that concern a merchant: the ticket's card, shown anew to the one person whose it is.

import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { TICKET_VERB, ticketCard } from '../../../../dialogs/forms/ticket-card';
import { inScript } from '../../../bot/in-script';
import type { KnowledgeContent } from '../../../knowledge/load';
import { languageOfLocale } from '../../../language/language';
import type { Translator } from '../../../language/translator';
import type { Store } from '../../../store/store';
import type { Ticket } from '../../../tickets/ticket';
import { findTicket } from '../../../tickets/ticket-store';
import { summaryOf } from '../../../tickets/ticket-summary';
import { findUser } from '../../../turns/conversation-store';
import { forChannel, placeOf } from './for-channel';

const CARD_ACTION = 'adaptiveCard/action';

export interface InvokeParts {
  store: Store;
  translator: Translator;
  knowledge: () => KnowledgeContent;
}

/** As the Bot Framework's protocol wants it: the status of the call, and for a card's action one inside the body. */
export interface InvokeAnswer {
  status: number;
  body?: object;
}

const tapSchema = z.object({
  action: z.object({
    verb: z.literal(TICKET_VERB),
    data: z.object({ number: z.string().max(40) }),
  }),
});

/** @param conversationId the conversation as it is stored */
export async function answerInvoke(
  parts: InvokeParts,
  activity: Activity,
  conversationId: string,
): Promise<InvokeAnswer> {
  if (activity.name !== CARD_ACTION) return { status: 501 };
  const t = parts.translator.for(languageOfLocale(activity.locale) ?? 'zh-Hans');
  const tap = tapSchema.safeParse(activity.value);
  if (!tap.success) {
    const value = { code: 'NotSupported', message: t('ticketCard.unsupported') };
    return answer(400, 'application/vnd.microsoft.error', value);
  }
  const { store } = parts;
  const ticket = await findTicket(store.read, tap.data.action.data.number);
  const [owner] = await findUser(store.read, { id: conversationId });
  const isTheirs = ticket?.conversationId === conversationId && owner?.user_id === activity.from.id;
  return isTheirs
    ? answer(200, 'application/vnd.microsoft.card.adaptive', cardFor(parts, ticket, activity))
    : answer(200, 'application/vnd.microsoft.activity.message', t('ticketCard.private'));
}

/** In the language in which the ticket was made. */
function cardFor(
  { translator, knowledge }: InvokeParts,
  ticket: Ticket,
  activity: Activity,
): unknown {
  const { language, script } = ticket;
  const view = { t: translator.for(language), language, services: { knowledge: knowledge() } };
  const summary = summaryOf(ticket, 'its conversation');
  const { card } = ticketCard(view, summary, activity.from.id);
  const reply = inScript({ type: 'message', locale: language, attachments: [card] }, script);
  return forChannel(reply, placeOf(activity)).attachments?.[0]?.content;
}

function answer(statusCode: number, type: string, value: unknown): InvokeAnswer {
  return { status: 200, body: { statusCode, type, value } };
}
