// Part "forms": the test questions asked in the middle of a freeze report, at each of its fields, against the answer outside.
// `node test/bench/forms.mts [--against CHECKOUT] --show` lists the questions that were answered otherwise, after `npm run build`.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import { type Bot, loadBot, type Outcome, type Stored } from './merchants-bot.mts';
import { textOf } from './merchants-end.mts';

const ROOT = join(import.meta.dirname, '../..');
const LANGUAGES = { 'zh-Hans': 'Chinese', en: 'English' } as const;
type Language = keyof typeof LANGUAGES;

/** What opens the form, and what fills each field so that the next one is asked. */
const OPENINGS = { 'zh-Hans': '报告冻结', en: 'report a freeze' } as const;
const ANSWERS = {
  merchantId: { 'zh-Hans': '898310148160568', en: '898310148160568' },
  terminalId: { 'zh-Hans': '10293847', en: '10293847' },
  provider: { 'zh-Hans': '拉卡拉', en: 'Lakala' },
  frozenAt: { 'zh-Hans': '昨天下午', en: 'yesterday afternoon' },
  notice: { 'zh-Hans': '交易受限，请联系发卡行', en: 'transaction restricted, contact issuer' },
  scope: { 'zh-Hans': '终端不能收款', en: 'the terminal' },
  before: { 'zh-Hans': '前一天刷了三笔大额的', en: 'three large payments the day before' },
  contact: { 'zh-Hans': '13800138000', en: '13800138000' },
} as const;
type Field = keyof typeof ANSWERS;
const FIELDS = Object.keys(ANSWERS) as Field[];

interface Question {
  text: string;
  /** The entry that answers it outside. */
  entry: string;
}

interface Asked {
  /** Questions that are answered with an entry outside. */
  questions: Question[];
  leftOut: number;
  /** By field, those that the form answered otherwise, with what it answered. */
  missed: Map<Field, { question: Question; got: string }[]>;
}

type Build = Record<Language, Asked>;

/** @param against another checkout, built */
export async function benchForms(against?: string): Promise<string> {
  return report(await askAll(against), against !== undefined);
}

async function askAll(against?: string): Promise<Build[]> {
  const builds: Build[] = [];
  for (const checkout of against === undefined ? [ROOT] : [ROOT, against]) {
    const bot = await loadBot(checkout);
    builds.push({
      'zh-Hans': await ask(bot, checkout, 'zh-Hans'),
      en: await ask(bot, checkout, 'en'),
    });
    console.log(`forms: ${builds.length} of ${against === undefined ? 1 : 2} builds asked`);
  }
  return builds;
}

async function ask(bot: Bot, checkout: string, language: Language): Promise<Asked> {
  const texts = readQuestions(language);
  const { stored } = await bot.join('forms', language);
  const questions: Question[] = [];
  for (const text of texts) {
    const outcome = await bot.say(stored, text);
    const entry = entriesOf(outcome)[0];
    if (outcome.questions[0]?.decision === 'answer' && entry) questions.push({ text, entry });
  }
  const missed: Asked['missed'] = new Map();
  for (const [field, asking] of await askingEach(bot, checkout, language)) {
    const misses: { question: Question; got: string }[] = [];
    for (const question of questions) {
      const outcome = await bot.say(asking, question.text);
      if (entriesOf(outcome).includes(question.entry)) continue;
      misses.push({
        question,
        got: entriesOf(outcome)[0] ?? textOf(outcome.replies[0] ?? NOTHING),
      });
    }
    missed.set(field, misses);
  }
  return { questions, leftOut: texts.length - questions.length, missed };
}

const NOTHING = { type: 'message' };

function readQuestions(language: Language): string[] {
  const rows: { text: string; lang: string; scope: string }[] = parseCsv(
    readFileSync(join(ROOT, 'knowledge/questions.csv')),
    { columns: true, bom: true },
  );
  return rows
    .filter(({ lang, scope }) => lang === language && scope === 'in')
    .map(({ text }) => text);
}

function entriesOf({ replies }: Outcome): string[] {
  return replies.flatMap(({ channelData }) => channelData?.thaw?.entry ?? []);
}

/** The conversation at the moment when each field is asked. */
async function askingEach(bot: Bot, checkout: string, language: Language) {
  const wording = parseYaml(readFileSync(join(checkout, `locales/${language}.yaml`), 'utf8'));
  const asking = new Map<Field, Stored>();
  let outcome = await bot.join('forms', language);
  outcome = await bot.say(outcome.stored, OPENINGS[language]);
  for (const field of FIELDS) {
    const heard = outcome.replies.map(textOf).join('\n');
    const { ask, brief } = wording.fields[field];
    if (!heard.includes(ask) && !heard.includes(brief)) {
      throw new Error(`${checkout} does not ask ${field} where it should: ${heard}`);
    }
    asking.set(field, outcome.stored);
    outcome = await bot.say(outcome.stored, ANSWERS[field][language]);
  }
  return asking;
}

function report(builds: readonly Build[], isCompared: boolean): string {
  const languages = Object.keys(LANGUAGES) as Language[];
  const cell = (language: Language, fields: readonly Field[]) =>
    builds.map((build) => share(build[language], fields)).join(' · ');
  const row = (name: string, fields: readonly Field[]) =>
    `| ${name} | ${languages.map((language) => cell(language, fields)).join(' | ')} |`;
  const counts = languages.map((language) => {
    const each = (count: (asked: Asked) => number) =>
      builds.map((build) => count(build[language])).join(' · ');
    return `${LANGUAGES[language]} ${each(({ questions }) => questions.length)} asked, ${each(({ leftOut }) => leftOut)} left out`;
  });
  return `## Questions in the form

Questions of \`knowledge/questions.csv\` asked at each field of a freeze report: share answered with the same entry as outside (%)${isCompared ? ', this build · the build before' : ''}. Those that are not answered with an entry outside are left out: ${counts.join('; ')}.

| asked at | ${Object.values(LANGUAGES).join(' | ')} |
|---|---|---|
${FIELDS.map((field) => row(field, [field])).join('\n')}
${row('all', FIELDS)}
`;
}

function share({ questions, missed }: Asked, fields: readonly Field[]): string {
  const misses = fields.reduce((sum, field) => sum + (missed.get(field)?.length ?? 0), 0);
  return (100 - (100 * misses) / (questions.length * fields.length)).toFixed(1);
}

if (import.meta.main) {
  const options = { show: { type: 'boolean' }, against: { type: 'string' } } as const;
  const { values } = parseArgs({ options });
  const builds = await askAll(values.against);
  for (const { missed } of values.show ? Object.values(builds[0] as Build) : []) {
    for (const [field, misses] of missed) {
      for (const { question, got } of misses) {
        console.log(
          `${field}\t${question.text}\t${question.entry}\t${got.slice(0, 80).replaceAll('\n', ' / ')}`,
        );
      }
    }
  }
  console.log(report(builds, values.against !== undefined));
}
