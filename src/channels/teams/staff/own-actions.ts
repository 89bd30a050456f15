// What one person may do with a ticket from their card, as the desk would let them.

import type { Role } from '../../../staff/role';
import { LONGEST_WORDS, NEXT_STATUSES } from '../../../tickets/set-change';
import { CLOSE_REASONS, type Ticket } from '../../../tickets/ticket';
import {
  type CardView,
  type Element,
  execute,
  isOver,
  plain,
  showCard,
  type TapData,
} from './elements';

export interface Viewer {
  /** Undefined for somebody who is not known as staff. */
  staff: { id: string; role: Role } | undefined;
  /** As Teams names them. */
  userId: string;
  /** Who may take the ticket, by name. */
  colleagues: readonly { id: string; name: string }[];
}

/** What is said above the card to this person alone, and what they filled in that was not taken. */
export interface Remark {
  text: string;
  isGood?: boolean;
  tries?: number;
  answer?: string;
  note?: string;
}

export interface Own {
  view: CardView;
  ticket: Ticket;
  viewer: Viewer;
  listed: number;
  data: TapData;
  remark: Partial<Remark>;
}

/** Teams has been seen to leave out a field that was filled in before its card was replaced: then it gets another name. */
export function fieldId(name: string, { tries = 0 }: TapData): string {
  return tries > 0 ? `${name}${tries}` : name;
}

export function actionsFor(own: Own): Element[] {
  const { view, ticket, viewer, data } = own;
  const { t } = view;
  const { staff } = viewer;
  if (!staff) return [execute('view', t('teams.view'), data)];
  const { assignee, held } = ticket;
  const isMine = assignee?.id === staff.id;
  const mayAct = !assignee || isMine || staff.role === 'admin';
  if (!mayAct) return [];
  const change = changeCard(own);
  if (isOver(ticket)) return [change];
  return [
    ...(assignee ? [] : [execute('claim', t('teams.claim'), data)]),
    ...(isMine && !held ? [execute('claim', t('teams.takeChat'), data)] : []),
    ...passOnCard(own),
    change,
    ...(assignee ? [execute('release', t('teams.release'), data)] : []),
  ];
}

function passOnCard({ view: { t }, viewer: { colleagues }, listed, data }: Own): Element[] {
  if (colleagues.length === 0) return [];
  const choices = colleagues.slice(0, listed).map(({ id, name }) => ({ title: name, value: id }));
  const left = t('teams.colleaguesLeftOut', { count: listed });
  const body = [
    chooser({ id: fieldId('colleague', data), label: t('teams.colleague'), choices, t }),
    ...(listed < colleagues.length ? [plain(left)] : []),
  ];
  return [showCard(t('teams.passOn'), body, execute('passOn', t('teams.passOn'), data))];
}

function changeCard({ view: { t }, ticket: { status }, data, remark }: Own): Element {
  const choices = NEXT_STATUSES[status].flatMap((next) =>
    next === 'closed'
      ? CLOSE_REASONS.map((each) => {
          const reason = t(`teams.reason.${each}`);
          return { title: t('teams.closedAs', { reason }), value: `closed:${each}` };
        })
      : [{ title: t(`teams.status.${next}`), value: next }],
  );
  const body = [
    chooser({ id: fieldId('state', data), label: t('teams.newState'), choices, t }),
    {
      type: 'Input.Text',
      id: fieldId('note', data),
      label: t('teams.note'),
      placeholder: t('teams.noteHint'),
      isMultiline: true,
      maxLength: LONGEST_WORDS,
      ...(remark.note && { value: remark.note }),
    },
  ];
  return showCard(t('teams.change'), body, execute('change', t('teams.save'), data));
}

interface Chooser {
  id: string;
  label: string;
  choices: { title: string; value: string }[];
  t: CardView['t'];
}

function chooser({ id, label, choices, t }: Chooser): Element {
  const placeholder = t('teams.choose');
  return { type: 'Input.ChoiceSet', id, label, style: 'compact', placeholder, choices };
}
