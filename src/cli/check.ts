// `kb check`: lists every fault of the knowledge files.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../clock';
import { checkKnowledge } from '../knowledge/check';
import { checkDrafts } from '../knowledge/check-drafts';
import { Concepts } from '../knowledge/concepts';
import { faultLine } from '../knowledge/fault';
import { hoursWarning } from '../knowledge/hours-file';
import { operatorReminder } from '../knowledge/placeholders';
import { checkQuestions } from '../knowledge/questions-file';
import { LANGUAGES } from '../language/language';
import { type CommandContext, knowledgeFolder, readOptions } from './command';

export async function check(args: string[], { env, print, warn }: CommandContext): Promise<number> {
  readOptions({ args, options: {} });
  const dir = knowledgeFolder(env);
  const { entries, operator, hours, faults, claimed, synonyms, documents, replies, diagnosis } =
    await checkKnowledge(dir);
  const questions = join(dir, 'questions.csv');
  if (existsSync(questions)) {
    const ids = new Set(entries.keys());
    faults.push(
      ...(await checkQuestions(questions, { ids, claimed, concepts: new Concepts(synonyms) })),
    );
  }
  const warning = hours && hoursWarning(hours, systemClock.now());
  if (warning) warn(warning);
  const reminder = operator && operatorReminder(operator);
  if (reminder) warn(reminder);
  for (const gap of await checkDrafts(dir, { synonyms, operator })) warn(faultLine(gap));
  for (const fault of faults) print(faultLine(fault));
  if (faults.length > 0) {
    print(`${faults.length} fault${faults.length === 1 ? '' : 's'} in ${dir}`);
    return 1;
  }
  const counts = LANGUAGES.map((language) => {
    const phrasings = [...entries.values()].reduce(
      (sum, entry) => sum + entry[language].phrasings.length,
      0,
    );
    return `${phrasings} phrasings in ${language}`;
  });
  print(
    `${dir}: ${entries.size} entries, ${counts.join(', ')}, ${documents.length} documents, ${replies.length} ready replies, ${diagnosis?.questions.length ?? 0} questions of the diagnosis: no faults`,
  );
  return 0;
}
