// The words of the checks in the maintainer's language, from locales/check.*.yaml.

import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Language } from '../../language/language';
import { LOCALES } from '../../language/locale-files';
import { type Finding, type Found, RULES, type Rule, type Values } from './finding';

const sentencePair = z.strictObject({ says: z.string(), fix: z.string() });
const wordingSchema = z.strictObject({
  /** By the rule's name. */
  rules: z.record(z.string(), sentencePair),
  /** What `kb check` says besides: its last line, its progress. */
  report: z.record(z.string(), z.string()),
});

export interface CheckWording {
  sentence(rule: Rule, values: Values): z.infer<typeof sentencePair>;
  finding(found: Found): Finding;
  report(key: string, values?: Values): string;
  /** One finding as one line of `kb check`. */
  line(finding: Finding): string;
  /** The first faults, for a message: in which entry or file, what is wrong and the remedy. */
  brief(faults: readonly Found[]): string;
}

const VARIABLE = /\{(\w+)\}/g;

const MOST_IN_BRIEF = 3;
const read = new Map<Language, CheckWording>();

/** `language` is one of those with a file `check.<language>.yaml`; it is read once. */
export function checkWordsIn(language: Language): CheckWording {
  const words = read.get(language) ?? readWords(language);
  read.set(language, words);
  return words;
}

function readWords(language: Language): CheckWording {
  const text = readFileSync(join(LOCALES, `check.${language}.yaml`), 'utf8');
  const words = wordingSchema.parse(parse(text));
  const sentence = (rule: Rule, values: Values) => {
    const { says = rule, fix = '' } = words.rules[rule] ?? {};
    return { says: fill(says, values), fix: fill(fix, values) };
  };
  const finding = (found: Found): Finding => ({
    ...found,
    severity: RULES[found.rule],
    ...sentence(found.rule, found.values),
  });
  const report = (key: string, values: Values = {}) => fill(words.report[key] ?? key, values);
  return {
    sentence,
    finding,
    report,
    line({ file, line, column, entry, says, fix, severity, rule }) {
      const place = `${file}:${line}:${column}${entry ? ` [${entry}]` : ''}`;
      return `${place} ${report(severity)}: ${says} → ${fix} (${rule})`;
    },
    brief: (faults) =>
      faults
        .slice(0, MOST_IN_BRIEF)
        .map(finding)
        .map(({ entry, file, says, fix }) => `[${entry ?? basename(file)}] ${says} ${fix}`)
        .join(' '),
  };
}

function fill(text: string, values: Values): string {
  return text.replace(VARIABLE, (whole, name: string) => String(values[name] ?? whole));
}
