// Asks a question of the diagnosis, with its answers as a numbered list and as buttons.

import type { DiagnosisAnswer } from '../../src/knowledge/diagnosis';
import { type OpenDiagnosis, walkOf } from './open-diagnosis';

/** @param among only these answers, when the merchant's words fit several of them */
export async function askQuestion(
  open: OpenDiagnosis,
  { among, moreButtons = [] }: { among?: DiagnosisAnswer[]; moreButtons?: string[] } = {},
): Promise<void> {
  const { turn, state } = open;
  const { t, language } = turn;
  const { steps, next } = walkOf(open);
  if (!next) return;
  if (among) state.among = among.map(({ id }) => id);
  else delete state.among;
  const labels = (among ?? next.answers.filter(({ tap }) => tap)).map(
    ({ label }) => label[language],
  );
  const offered = [...labels, t('diagnosis.unsure')];
  const list = offered.map((label, index) => `${index + 1}. ${label}`).join('\n');
  const question = t('diagnosis.question', { step: steps.length + 1, text: next.text[language] });
  await turn.say({ text: `${question}\n\n${list}`, buttons: [...offered, ...moreButtons] });
}
