// What a code on the screen means: whom it concerns, the one thing to try, when it would be a freeze; and staff's line of it.

import type { Match } from '../../src/knowledge/matcher';
import type { FoundCode } from '../../src/knowledge/screen-codes/find';
import type { Ticket, TicketFields } from '../../src/tickets/ticket';
import type { DialogTurn } from '../turn/dialog-turn';
import { replyOf, withThumbs } from '../turn/reply';
import type { Services } from '../turn/services';
import { thumbsUnder } from '../turn/thumbs';
import { keepQuestion, remember } from './answer';
import { DIAGNOSE } from './led-on';

const REPORT = 'intent.report-freeze';

/** The whole answer to one code, as a message of its own. */
export async function answerCode(turn: DialogTurn, found: FoundCode): Promise<void> {
  const { t, services, language, memory } = turn;
  const known = services.knowledge.screenCodes.get(found.code);
  const buttons = [known?.entry, DIAGNOSE, REPORT].flatMap((id) =>
    id !== undefined && services.knowledge.entries.has(id)
      ? [services.menu.title(id, language)]
      : [],
  );
  memory.misses = 0;
  memory.lastCode = found.code;
  keepQuestion(turn, turn.said, matchOf(known?.entry));
  if (!known) return turn.say({ text: t('screen.unknown', { code: found.code }), buttons });
  const text = t('screen.answer', {
    code: known.code,
    meaning: known.meaning[language],
    whom: [known.whom, known.note].flatMap((each) => each?.[language] ?? []).join('\n\n'),
    first: known.first[language],
    freeze: known.freeze[language],
  });
  const entry = known.entry ?? DIAGNOSE;
  const channelData = { thaw: { entry, confidence: 1, screenCode: known.code } };
  const reply = replyOf({ text, buttons, markdown: true, channelData }, language);
  const judged = withThumbs(reply, [t('button.helpful'), t('button.notHelpful')]);
  await turn.send({ ...judged, entities: thumbsUnder(remember(turn, entry)) });
}

/** True where terminal or merchant may be restricted: what speaks of a customer's card or of the line is no freeze. */
export function mayBeFreeze({ services }: DialogTurn, { code }: FoundCode): boolean {
  return services.knowledge.screenCodes.get(code)?.yours ?? true;
}

/** Each code in a line before what is said next; of each once in a turn. */
export function leadCodes(turn: DialogTurn, codes: readonly FoundCode[]): void {
  for (const { code } of codes) {
    const text = shortCode(turn, code);
    if (!turn.acts.some((act) => act.do === 'lead' && act.text === text)) turn.lead(text);
  }
}

function shortCode({ t, services, language }: DialogTurn, code: string): string {
  const known = services.knowledge.screenCodes.get(code);
  if (!known) return t('screen.unknownShort', { code });
  const { meaning, whom, first } = known;
  return t('screen.short', {
    code,
    meaning: meaning[language],
    whom: whom[language],
    first: first[language],
  });
}

/** The codes in what a report says and in the names of its files, with their meaning at the time, for staff. */
export function ticketCodes(
  { readers, knowledge }: Services,
  fields: Partial<TicketFields>,
  files: readonly string[] = [],
): { screenCodes?: Ticket['screenCodes'] } {
  const texts = [fields.notice, fields.question, ...files].filter((text) => text !== undefined);
  const codes = new Set(texts.flatMap((text) => readers.screenCodes(text).map(({ code }) => code)));
  const screenCodes = [...codes].flatMap((code) => {
    const known = knowledge.screenCodes.get(code);
    return known ? [{ code, meaning: known.meaning, whom: known.whom }] : [];
  });
  return screenCodes.length > 0 ? { screenCodes } : {};
}

/** Of a code the table is sure, and no entry is guessed at. */
function matchOf(entry: string | undefined): Match {
  if (entry === undefined) return { decision: 'none', confidence: 0, candidates: [] };
  return {
    decision: 'answer',
    id: entry,
    confidence: 1,
    candidates: [{ id: entry, confidence: 1 }],
  };
}
