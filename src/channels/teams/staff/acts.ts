// What a tap makes of a ticket: the same commands as at the desk, and what is said of them to whoever tapped.

import type { Acting } from '../../../desk/actions';
import type { Translate } from '../../../language/translator';
import type { LinkedStaff } from '../../../staff/teams-store';
import { LONGEST_REPLY } from '../../../tickets/desk-change';
import { LONGEST_WORDS } from '../../../tickets/set-change';
import { CLOSE_REASONS, TICKET_STATUSES } from '../../../tickets/ticket';
import type { TicketCommand } from '../../../tickets/ticket-change';
import type { Tap } from './tap';

export interface Acted {
  tap: Tap;
  staff: Acting;
  linked: readonly LinkedStaff[];
  /** In the language of whoever tapped. */
  t: Translate;
}

/** A command with the words for its success, or why what was filled in makes none. */
export type Order = { command: TicketCommand; done: string } | { fault: string } | undefined;

/** Undefined where nothing is to be done. */
export function orderOf({ tap, staff, linked, t }: Acted): Order {
  const { act, filled } = tap;
  switch (act) {
    case 'view':
      return undefined;
    case 'claim': {
      const { id, name } = staff;
      return { command: { do: 'claim', staff: { id, name } }, done: t('teams.done.claimed') };
    }
    case 'release':
      return { command: { do: 'release' }, done: t('teams.done.released') };
    case 'passOn':
      return passOn(filled.colleague, linked, t);
    case 'answer':
      return answer(filled.answer.trim(), t);
    case 'change':
      return change(filled.state, filled.note.trim(), t);
  }
}

function passOn(chosen: string, linked: readonly LinkedStaff[], t: Translate): Order {
  const found = linked.find(({ id }) => id === chosen);
  if (!found) return { fault: t('teams.noColleague') };
  const { id, name } = found;
  return {
    command: { do: 'assign', staff: { id, name } },
    done: t('teams.done.passedOn', { name }),
  };
}

function answer(text: string, t: Translate): Order {
  if (text === '') return { fault: t('teams.noAnswer') };
  if (text.length > LONGEST_REPLY)
    return { fault: t('teams.answerTooLong', { most: LONGEST_REPLY }) };
  return { command: { do: 'reply', text }, done: t('teams.done.answered') };
}

function change(chosen: string, note: string, t: Translate): Order {
  const [state, why] = chosen.split(':');
  const status = TICKET_STATUSES.find((each) => each === state);
  const reason = CLOSE_REASONS.find((each) => each === why);
  if (!status || (status === 'closed') !== (reason !== undefined))
    return { fault: t('teams.noState') };
  if (note.length > LONGEST_WORDS)
    return { fault: t('teams.noteTooLong', { most: LONGEST_WORDS }) };
  return {
    command: { do: 'set', status, reason, ...(note && { note }) },
    done: t('teams.done.changed', { state: t(`teams.status.${status}`) }),
  };
}
