// `kb check`: lists everything that is wrong with the knowledge files, in the maintainer's language.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../clock';
import type { CheckedKnowledge } from '../knowledge/check';
import type { Finding } from '../knowledge/checks/finding';
import { reviewKnowledge } from '../knowledge/checks/review';
import { type CheckWording, checkWordsIn } from '../knowledge/checks/wording';
import { LANGUAGES } from '../language/language';
import { LOCALES } from '../language/locale-files';
import { type CommandContext, knowledgeFolder, readOptions } from './command';
import { maintainersLanguage } from './language';

const PICTURES = join(LOCALES, '..', 'src', 'web', 'pictures');
const PICTURE_TAGS = ['zh-Hans', 'zh-Hant', 'en'];
/** Raised when a field of the JSON changes its meaning or a rule its name; new ones may come at any time. */
const FORMAT = 2;

export async function check(args: string[], { env, print, warn }: CommandContext): Promise<number> {
  const { values } = readOptions({
    args,
    options: {
      language: { type: 'string' },
      json: { type: 'boolean' },
      'held-out': { type: 'boolean' },
      links: { type: 'boolean' },
    },
  });
  const wording = checkWordsIn(maintainersLanguage(values.language, env));
  const dir = knowledgeFolder(env);
  const now = systemClock.now();
  const { knowledge, findings } = await reviewKnowledge(dir, {
    wording,
    now,
    rules: pictureRule(),
    ...(values['held-out'] && {
      onHeldOut: (part: number, parts: number) => warn(wording.report('learning', { part, parts })),
    }),
  });
  if (values.links) {
    const onStart = (count: number) => warn(wording.report('links', { count }));
    // Its client takes a while to load.
    const { checkLinks } = await import('./check-links.js');
    findings.push(...(await checkLinks(knowledge, { wording, onStart })));
  }
  const faults = findings.filter(({ severity }) => severity === 'fault').length;
  const warnings = findings.length - faults;
  if (values.json)
    print(JSON.stringify({ format: FORMAT, folder: dir, faults, warnings, findings }));
  else for (const line of report({ dir, knowledge, findings, wording })) print(line);
  return faults > 0 ? 1 : 0;
}

/** Drawings belong to the sources; where those are not installed nobody can tell. */
function pictureRule() {
  if (!existsSync(PICTURES)) return {};
  return {
    hasPicture: (name: string) =>
      PICTURE_TAGS.every((tag) => existsSync(join(PICTURES, `${name}.${tag}.png`))),
  };
}

interface Reported {
  dir: string;
  knowledge: CheckedKnowledge;
  findings: Finding[];
  wording: CheckWording;
}

/** Warnings first, so that faults stand where the eye is. */
function report({ dir, knowledge, findings, wording }: Reported): string[] {
  const of = (severity: Finding['severity']) =>
    findings.filter((each) => each.severity === severity);
  const [faults, warnings] = [of('fault'), of('warning')];
  const lines = [...warnings, ...faults].map(wording.line);
  const count = (kind: 'fault' | 'warning', list: Finding[]) =>
    wording.report(list.length === 1 ? `${kind}s-one` : `${kind}s`, { count: list.length });
  if (faults.length === 0) lines.push(summary(dir, knowledge, wording));
  if (findings.length > 0)
    lines.push(
      wording.report('found', {
        faults: count('fault', faults),
        warnings: count('warning', warnings),
        folder: dir,
      }),
    );
  return lines;
}

function summary(dir: string, checked: CheckedKnowledge, wording: CheckWording): string {
  const { entries, documents, replies, diagnosis } = checked;
  const phrasings = LANGUAGES.map((language) => {
    const counts = [...entries.values()].map((entry) => entry[language].phrasings.length);
    const count = counts.reduce((sum, each) => sum + each, 0);
    return wording.report('phrasings', { count, language });
  });
  return wording.report('whole', {
    folder: dir,
    entries: entries.size,
    phrasings: phrasings.join(', '),
    documents: documents.length,
    replies: replies.length,
    questions: diagnosis?.questions.length ?? 0,
  });
}
