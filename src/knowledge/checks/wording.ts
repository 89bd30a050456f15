// The words of the checks in the maintainer's language, from locales/check.*.yaml.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Fault } from '../fault';
import { type Finding, type Found, RULES, type Values } from './finding';

const sentencePair = z.strictObject({ says: z.string(), fix: z.string() });
const wordingSchema = z.strictObject({
  /** By the rule's name. */
  rules: z.record(z.string(), sentencePair),
  /** What `kb check` says besides: its last line, its progress. */
  report: z.record(z.string(), z.string()),
});
type Sentences = z.infer<typeof wordingSchema>;

export interface CheckWording {
  finding(found: Found): Finding;
  /** A fault of shape, which knows its own English sentence. */
  fault(fault: Fault): Finding;
  report(key: string, values?: Values): string;
}

/** What a fault is called whose sentence no rule has. */
const UNNAMED = 'malformed';
const VARIABLE = /\{(\w+)\}/g;

/** `language` is one of those with a file `check.<language>.yaml`. */
export function loadCheckWording(folder: string, language: string): CheckWording {
  const english = readWording(folder, 'en');
  const own = language === 'en' ? english : readWording(folder, language);
  const patterns = Object.entries(english.rules)
    .map(([rule, { says, fix }]) => ({ rule, says: patternOf(says), fix: patternOf(fix) }))
    .sort((a, b) => b.says.plain - a.says.plain);
  return {
    finding({ values, ...found }) {
      const { says = found.rule, fix = '' } = own.rules[found.rule] ?? {};
      const severity = RULES[found.rule];
      return { ...found, severity, says: fill(says, values), fix: fill(fix, values), values };
    },
    fault({ file, line, path, entry, says, fix }) {
      const place = { file, line, column: 1, ...(path && { path }) };
      const where = { severity: 'fault' as const, ...place, ...(entry && { entry }) };
      for (const each of patterns) {
        const [sentence, remedy] = [each.says.pattern.exec(says), each.fix.pattern.exec(fix)];
        if (!sentence || !remedy) continue;
        const values = { ...remedy.groups, ...sentence.groups };
        const words = own.rules[each.rule] ?? { says, fix };
        const said = { says: fill(words.says, values), fix: fill(words.fix, values) };
        return { rule: each.rule, ...where, ...said, values };
      }
      return { rule: UNNAMED, ...where, says, fix, values: {} };
    },
    report: (key, values = {}) => fill(own.report[key] ?? key, values),
  };
}

function readWording(folder: string, language: string): Sentences {
  return wordingSchema.parse(parse(readFileSync(join(folder, `check.${language}.yaml`), 'utf8')));
}

function fill(text: string, values: Values): string {
  return text.replace(VARIABLE, (whole, name: string) => String(values[name] ?? whole));
}

/** Reads a sentence back into its variables; `plain` is how much of it is fixed. */
function patternOf(text: string): { pattern: RegExp; plain: number } {
  const seen = new Set<string>();
  const parts = text.split(VARIABLE);
  const source = parts.map((part, i) => {
    if (i % 2 === 0) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    if (seen.has(part)) return `\\k<${part}>`;
    seen.add(part);
    return `(?<${part}>[\\s\\S]*?)`;
  });
  return { pattern: new RegExp(`^${source.join('')}$`), plain: text.replace(VARIABLE, '').length };
}
