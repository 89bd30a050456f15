// The end of the diagnosis: a freeze or none, the likely causes and why, what to do now, and the way into a report.

import type { Diagnosis } from '../../src/knowledge/diagnosis';
import { DIAGNOSE } from '../answers/led-on';
import { namesOf, usualKinds } from '../papers/kinds';
import type { DialogTurn } from '../turn/dialog-turn';
import type { FormId } from '../turn/memory';
import { walk } from './record';
import { type LikelyCause, likelyCauses, shareOf } from './weigh';

const REPORT = 'intent.report-freeze';
/** Four decimals are plenty for a log. */
const PRECISION = 10_000;

/** @returns false when there is nothing to tell: no diagnosis was made, or its questions have changed since */
export async function tellResult(turn: DialogTurn): Promise<boolean> {
  const { memory, t, services } = turn;
  const tree = services.knowledge.diagnosis;
  const { steps, next } = tree ? walk(tree, memory.diagnosis?.given ?? []) : { steps: [] };
  if (!tree || next || steps.length === 0) return false;
  const causes = likelyCauses(tree, steps);
  const [first] = causes;
  const entries = entriesFor(tree, causes);
  const form = formFor(first);
  memory.misses = 0;
  memory.lastAnswer = DIAGNOSE;
  if (memory.diagnosis) memory.diagnosis.noFreeze = first?.outcome.freeze === 'none';
  turn.offer({ entries, ...(isFreeze(first) && { proposed: form }) });
  const titles = entries.map((id) => services.menu.title(id, turn.language));
  const ways = form === 'freeze-report' ? [] : [t(`form.${form}.button`)];
  const confidence = first ? Math.round(shareOf(first, steps) * PRECISION) / PRECISION : 0;
  await turn.say({
    text: textOf(turn, causes, tree),
    buttons: [...titles, ...ways, t('button.helpful'), t('button.notHelpful')],
    channelData: { thaw: { entry: first?.outcome.cause ?? DIAGNOSE, confidence } },
  });
  return true;
}

function textOf(turn: DialogTurn, causes: LikelyCause[], tree: Diagnosis): string {
  const { t, language } = turn;
  const [first, second] = causes;
  const { advice } = first?.outcome ?? tree.unclear;
  const none = first?.outcome.freeze === 'none';
  const blocks = first
    ? [
        t(none ? 'diagnosis.noFreeze' : 'diagnosis.likely', {
          reasons: reasonsOf(turn, first),
          cause: nameOf(turn, first),
        }),
        second && t('diagnosis.also', { cause: nameOf(turn, second) }),
        !none && t('diagnosis.careful'),
      ]
    : [t('diagnosis.unclear')];
  const ending = isFreeze(first) ? proposalOf(turn, causes) : [];
  return [...blocks, advice[language], ...ending].filter(Boolean).join('\n\n');
}

/** What nothing stands out for may well be one. */
function isFreeze(first: LikelyCause | undefined): boolean {
  return first === undefined || first.outcome.freeze === 'yes';
}

/** Money that does not arrive has a report of its own. */
function formFor(first: LikelyCause | undefined): Exclude<FormId, 'person'> {
  return first?.outcome.cause.startsWith('money.') ? 'settlement-hold' : 'freeze-report';
}

function proposalOf(turn: DialogTurn, causes: LikelyCause[]): (string | undefined)[] {
  if (formFor(causes[0]) === 'settlement-hold') return [turn.t('diagnosis.reportMoney')];
  return [papersFor(turn, causes), turn.t('diagnosis.report')];
}

/** What providers usually ask for; undefined where no papers are known. */
function papersFor(turn: DialogTurn, causes: LikelyCause[]): string | undefined {
  if (causes.length === 0) return undefined;
  const ids = causes.map(({ outcome }) => outcome.cause);
  const kinds = usualKinds(turn, ids).map(({ id }) => id);
  if (kinds.length === 0) return undefined;
  return turn.t('diagnosis.papers', { names: namesOf(turn, kinds) });
}

function reasonsOf({ t, language }: DialogTurn, { reasons }: LikelyCause): string {
  const said = reasons.flatMap(({ answer }) => answer?.because?.[language] ?? []);
  const last = said.pop() ?? '';
  return said.length === 0 ? last : said.join(t('diagnosis.comma')) + t('diagnosis.and') + last;
}

function nameOf({ services, language }: DialogTurn, { outcome }: LikelyCause): string {
  return outcome.name?.[language] ?? services.menu.title(outcome.cause, language);
}

/** Causes, steps and the freeze report; "the second one" counts them in this order. */
function entriesFor(tree: Diagnosis, causes: LikelyCause[]): string[] {
  const [first] = causes;
  const { steps } = first?.outcome ?? tree.unclear;
  const report = formFor(first) === 'freeze-report' ? [REPORT] : [];
  return [...new Set([...causes.map(({ outcome }) => outcome.cause), ...steps, ...report])];
}
