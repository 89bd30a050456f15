// An evaluation that was kept: what `kb evaluate --json` printed into a file.

import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ThawError } from '../errors';
import type { Asked } from '../knowledge/compare/runs';

const keptSchema = z.object({
  predictions: z
    .array(
      z.object({
        text: z.string(),
        expected: z.string(),
        top: z.string(),
        confidence: z.number(),
        decision: z.enum(['answer', 'choices', 'none']),
        choices: z.array(z.string()),
        lang: z.string().optional(),
      }),
    )
    .min(1),
});

const REMEDY =
  'Keep one with `npm run -s kb -- evaluate --questions FILE.csv --json > before.json`; for a git revision use `kb diff REVISION`.';

/** @throws ThawError USAGE with the remedy */
export async function readRun(file: string): Promise<Asked[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw usage(`--against: ${file} cannot be read. ${REMEDY}`, cause);
  });
  try {
    // It is one line; what a build told before it went into the file, too.
    return keptSchema.parse(JSON.parse(text.trim().split('\n').at(-1) ?? '')).predictions;
  } catch (cause) {
    throw usage(`--against: ${file} holds no kept evaluation. ${REMEDY}`, cause);
  }
}

function usage(problem: string, cause: unknown): ThawError {
  return new ThawError('USAGE', { problem }, { cause });
}
