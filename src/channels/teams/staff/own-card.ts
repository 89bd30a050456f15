// A ticket's card as one person sees it, with the box for an answer where they have the merchant's chat.

import { LONGEST_REPLY } from '../../../tickets/desk-change';
import type { Ticket } from '../../../tickets/ticket';
import { content } from './card';
import { type CardView, type Element, execute, openTicket, plain } from './elements';
import { facts } from './facts';
import { actionsFor, fieldId, type Own, type Remark, type Viewer } from './own-actions';

/** Teams takes 28 kB, and does not say whether it counts in UTF-8 or in UTF-16. */
const LARGEST = 28_000;
/** Colleagues to choose from; fewer where the card would become too large. */
const LISTED = [30, 10, 3];

export function ownCard(
  view: CardView,
  ticket: Ticket,
  { viewer, remark = {} }: { viewer: Viewer; remark?: Partial<Remark> },
): Element {
  const { number, updatedAt: seen } = ticket;
  const data = { number, seen, ...(remark.tries && { tries: remark.tries }) };
  const known = facts(view, ticket);
  const cards = LISTED.map((listed) => {
    const own: Own = { view, ticket, viewer, listed, data, remark };
    return content({
      view,
      ticket,
      body: [...remarkBox(remark), ...known, ...answerBox(own)],
      actions: [...actionsFor(own), openTicket(view, number)],
      userIds: [viewer.userId],
    });
  });
  return cards.find((card) => sizeOf(card) < LARGEST) ?? (cards.at(-1) as Element);
}

function sizeOf(card: Element): number {
  const text = JSON.stringify(card);
  return Math.max(Buffer.byteLength(text), 2 * text.length);
}

function remarkBox({ text, isGood }: Partial<Remark>): Element[] {
  if (!text) return [];
  const style = isGood ? 'good' : 'attention';
  return [{ type: 'Container', style, items: [plain(text)] }];
}

/** Only whoever has the merchant's chat writes into it; what could not be sent stays there to be copied. */
function answerBox({ view: { t }, ticket, viewer, data, remark }: Own): Element[] {
  const { staff } = viewer;
  const maySend = staff !== undefined && ticket.held && ticket.assignee?.id === staff.id;
  if (!maySend && !remark.answer) return [];
  const box = {
    type: 'Input.Text',
    id: fieldId('answer', data),
    label: maySend ? t('teams.answer') : t('teams.unsent'),
    placeholder: t('teams.answerHint'),
    isMultiline: true,
    maxLength: LONGEST_REPLY,
    ...(remark.answer && { value: remark.answer }),
  };
  if (!maySend) return [box];
  const send = { ...execute('answer', t('teams.send'), data), style: 'positive' };
  return [box, { type: 'ActionSet', actions: [send] }];
}
