// A second report of the same terminal: offers, once, to add to the ticket that is still open.

import { LANGUAGES } from '../../src/language/language';
import { answerQuestions } from '../ticket/in-passing';
import { fieldLabel } from '../turn/field-label';
import { shortText } from '../words/short-text';
import { shownValue } from './ask';
import type { OpenForm } from './open-form';

/** @returns true when the offer was made and the form waits for the answer */
export async function offersOpenTicket(open: OpenForm): Promise<boolean> {
  const { turn, form, definition } = open;
  const { merchantId, terminalId } = form.values;
  const isAsked = terminalId !== undefined || form.skipped.includes('terminalId');
  if (definition.kind !== 'freeze' || form.same || !merchantId || !isAsked) return false;
  const { conversationId } = turn.facts;
  const same = await turn.services.tickets.openFreeze({ conversationId, merchantId, terminalId });
  if (!same) return false;
  form.same = same;
  await askSame(open);
  return true;
}

/** The number of a ticket from elsewhere is not said: whoever reads a sales slip could learn it. */
export async function askSame({ turn, form }: OpenForm): Promise<void> {
  const { t } = turn;
  form.stage = { at: 'same' };
  form.awaits = null;
  const { number, isOwn } = form.same ?? { number: '', isOwn: false };
  await turn.say({
    text: isOwn ? t('ticket.same.offerOwn', { number }) : t('ticket.same.offer'),
    buttons: [t('button.addToTicket'), t('button.newTicket')],
  });
}

/** `new` when it cannot be told: a ticket too many harms less than a report that is lost. */
export async function hearSame(open: OpenForm): Promise<'add' | 'new' | 'asked' | 'person'> {
  const { turn, form } = open;
  const { command, yesNo: answer } = turn.reading;
  if (isLabel(open, 'addToTicket')) return 'add';
  if (isLabel(open, 'newTicket')) return 'new';
  const index = turn.reading.ordinal(2);
  if ((answer === 'yes' && command === undefined) || index === 0) return 'add';
  if (answer === 'no' || index === 1 || command !== undefined || form.wrong > 0) return 'new';
  form.wrong += 1;
  const told = await answerQuestions(turn);
  if (told === 'person') return 'person';
  if (told !== 'answered') turn.lead(turn.t('ticket.same.unclear'));
  await askSame(open);
  return 'asked';
}

/** What this report says besides the numbers that both have, to be added to the open ticket. */
export function detailsOf({ turn, form, definition }: OpenForm): string {
  const known = new Set(['merchantId', 'terminalId']);
  return definition.fields
    .filter(({ name }) => !known.has(name) && form.values[name] !== undefined)
    .map((field) =>
      turn.t('review.line', {
        title: fieldLabel(turn, field),
        value: shownValue(turn, form, field),
      }),
    )
    .join('\n');
}

function isLabel({ turn }: OpenForm, button: 'addToTicket' | 'newTicket'): boolean {
  const said = shortText(turn.said);
  const { translator } = turn.services;
  return LANGUAGES.some(
    (language) => shortText(translator.for(language)(`button.${button}`)) === said,
  );
}
