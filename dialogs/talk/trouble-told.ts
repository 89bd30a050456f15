// Trouble told is no order for a form: it is taken in, with what it may be and the two ways on.

import type { Candidate } from '../../src/knowledge/matcher';
import { answerShortly } from '../answers/answer';
import { DIAGNOSE, isHeldMoney } from '../answers/led-on';
import { FIELDS } from '../fields/all-fields';
import type { Field } from '../fields/field';
import { areAll } from '../forms/take-in';
import { unclearBeside } from '../reading/questions';
import { findsOf } from '../reading/value-in';
import type { DialogTurn } from '../turn/dialog-turn';
import { fieldLabel } from '../turn/field-label';
import type { FormId } from '../turn/memory';
import { isFewWords } from '../words/short-text';
import { toldScope } from './told';

const REPORT = 'intent.report-freeze';
const TRY_ANOTHER_CARD = 'screen.try-another-card';

/** True for words that tell of a freeze and neither ask anything that has an answer nor wish for anything. */
export function tellsTrouble(turn: DialogTurn): boolean {
  const { asks, finds } = turn.reading;
  const answer = answerTo(turn);
  if (answer === REPORT) return true;
  if (asks && unclearBeside(turn.reading).length === 0) return false;
  const { scope, notice } = finds;
  // Money that is held has a report of its own, whatever else is known of it.
  if (scope.some(({ counts, value }) => counts === 'anywhere' && value === 'funds')) return true;
  // Another card is what to try first, and no answer to a terminal that is told to be dead.
  if (answer !== undefined) return isHeldMoney(answer) || answer === TRY_ANOTHER_CARD;
  return [...scope, ...notice].some(({ counts }) => counts === 'anywhere');
}

export async function takeInTrouble(turn: DialogTurn): Promise<void> {
  const { t, memory } = turn;
  memory.misses = 0;
  const scope = toldScope(turn);
  const answer = scope === 'both' ? undefined : answerFor(turn);
  const isAnswered =
    answer !== undefined && (await answerShortly(turn, answer.id, answer.confidence));
  if (isAnswered) return offerWays(turn, { more: answer.id });
  await offerWays(turn, { before: t(`trouble.${scope ?? 'terminal'}`) });
}

/** "从上周四开始的", "拉卡拉的": more of the trouble that the talk is about, and nothing that has an answer. */
export async function takeInDetails(turn: DialogTurn): Promise<boolean> {
  const { t, memory, reading, language } = turn;
  if (!isAboutTrouble(turn) || reading.asks || reading.titled !== undefined) return false;
  // What has an answer holds nothing but details where it is short, or has numbers in it; to look through all takes time.
  const mayBeDetails = isFewWords(turn.said) || /\d/.test(turn.said);
  if (reading.match.decision === 'answer' && !mayBeDetails) return false;
  const told = FIELDS.flatMap((field) => {
    const find = findsOf(reading, field).find(({ counts }) => counts === 'anywhere');
    return find ? [{ field, find }] : [];
  });
  const finds = told.map(({ find }) => find);
  if (told.length === 0 || (mayBeAnswered(turn, told) && !areAll(reading, finds))) return false;
  memory.misses = 0;
  const values = told.map(({ field, find }) =>
    t('form.notedField', {
      name: fieldLabel(turn, field),
      value: field.show(find.value as never, { t, language }),
    }),
  );
  turn.lead(t('form.noted', { values: values.join(t('form.listSeparator')) }));
  await offerWays(turn);
  return true;
}

export function isAboutTrouble({ memory, facts }: DialogTurn): boolean {
  return memory.topic !== undefined || isReport(facts.offers.proposed);
}

/** "拉卡拉的费用" asks about the provider, near entries that have an answer. */
function mayBeAnswered(
  { reading: { match } }: DialogTurn,
  told: readonly { field: Field }[],
): boolean {
  const isProvider = told.every(({ field }) => field.name === 'provider');
  return match.decision === 'answer' || (match.decision === 'choices' && isProvider);
}

function isReport(form: FormId | undefined): boolean {
  return form === 'freeze-report' || form === 'settlement-hold';
}

/** To look for the cause, to report, or a person. */
export async function offerWays(
  turn: DialogTurn,
  { before, ways, more }: { before?: string; ways?: string; more?: string } = {},
): Promise<void> {
  const { t, services, language } = turn;
  const form = reportFor(turn);
  turn.offer({ proposed: form });
  await turn.say({
    text: [before, ways ?? t('trouble.ways')].filter((text) => text !== undefined).join('\n\n'),
    buttons: [
      services.menu.title(DIAGNOSE, language),
      t(`form.${form}.button`),
      services.menu.title('intent.human-agent', language),
      ...(more === undefined ? [] : [services.menu.title(more, language)]),
    ],
  });
}

/** Held money has a report of its own; whatever else stopped is reported as a freeze. */
export function reportFor(turn: DialogTurn): FormId {
  const scope = toldScope(turn);
  const said = turn.reading.finds.scope.find(({ counts }) => counts === 'anywhere')?.value;
  const isFunds = (said ?? scope ?? (isAboutMoney(turn) ? 'funds' : 'terminal')) === 'funds';
  return isFunds ? 'settlement-hold' : 'freeze-report';
}

/** Where nothing says what stopped; a bare "report it" is about what was proposed just before. */
function isAboutMoney(turn: DialogTurn): boolean {
  const answer = answerTo(turn);
  const isTopic = answer !== undefined && answer !== REPORT;
  if (isTopic) return isHeldMoney(answer);
  const { proposed } = turn.facts.offers;
  if (isReport(proposed)) return proposed === 'settlement-hold';
  return turn.memory.topic === 'money';
}

/** Of money that is told of, the likelier of what can be said of it; a terminal that is dead as well tells more. */
function answerFor({ reading: { match, finds } }: DialogTurn): Candidate | undefined {
  const [first] = match.decision === 'answer' && match.id !== REPORT ? match.candidates : [];
  const tellsFunds = finds.scope.some(({ value }) => value === 'funds');
  return first ?? (tellsFunds ? match.candidates.find(({ id }) => isHeldMoney(id)) : undefined);
}

function answerTo({ reading: { match } }: DialogTurn): string | undefined {
  return match.decision === 'answer' ? match.id : undefined;
}
