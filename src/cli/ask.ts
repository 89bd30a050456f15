// `kb ask "question"`: what the bot would do with a question, and how sure it is.

import { ThawError } from '../errors';
import { rememberIn } from '../knowledge/kept';
import { type Knowledge, loadKnowledge } from '../knowledge/load';
import type { Match } from '../knowledge/matcher';
import { codeFinder, type FoundCode } from '../knowledge/screen-codes/find';
import { detectLanguage, type Language } from '../language/language';
import { columns } from './columns';
import { type CommandContext, keepOptions, knowledgeFolder, readOptions } from './command';

export async function ask(args: string[], { env, print }: CommandContext): Promise<number> {
  const { values, positionals } = readOptions({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  });
  const question = positionals.join(' ');
  if (question.trim() === '')
    throw new ThawError('USAGE', { problem: 'kb ask needs a question: kb ask "my POS is frozen"' });
  const dir = knowledgeFolder(env);
  const knowledge = await loadKnowledge(dir, { remember: rememberIn(keepOptions(env), dir) });
  const match = knowledge.matcher.match(question);
  const language = detectLanguage(question) ?? 'zh-Hans';
  const codes = codeFinder(knowledge.screenCodes)(question);
  if (values.json) {
    const { version } = knowledge;
    print(JSON.stringify({ ...asJson(match, language), screenCodes: codes, knowledge: version }));
  } else {
    for (const line of codes.map((code) => codeLine(code, language, knowledge))) print(line);
    for (const line of asText(match, language, knowledge)) print(line);
  }
  return 0;
}

/** Codes are answered from a file of their own, before any entry. */
function codeLine({ code }: FoundCode, language: Language, { screenCodes }: Knowledge): string {
  const meaning = screenCodes.get(code)?.meaning[language] ?? 'not in screen-codes.yaml';
  return `screen code ${code}: ${meaning}, answered first`;
}

function asJson(match: Match, language: Language) {
  const { decision, confidence, candidates } = match;
  const id = match.decision === 'answer' ? match.id : null;
  const choices = match.decision === 'choices' ? { choices: match.choices } : {};
  return { decision, id, confidence, language, ...choices, candidates };
}

function asText(match: Match, language: Language, { entries }: Knowledge): string[] {
  const percent = (confidence: number) => `${(confidence * 100).toFixed(1)} %`.padStart(7);
  const heading = {
    answer: `answer, ${percent(match.confidence).trim()} sure`,
    choices: 'choices: several entries are near',
    none: 'none: nothing known fits',
  }[match.decision];
  const rows = match.candidates.map(({ id, confidence }) => [
    percent(confidence),
    id,
    entries.get(id)?.[language].title ?? '',
  ]);
  const answer = match.decision === 'answer' ? entries.get(match.id)?.[language].answer : undefined;
  return [heading, ...columns(rows), ...(answer ? ['', answer] : [])];
}
