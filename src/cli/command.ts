// What every command gets, and how it reads its options.

import { join } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { ThawError } from '../errors';
import type { KeepOptions } from '../knowledge/kept';

export interface CommandContext {
  env: NodeJS.ProcessEnv;
  /** Writes one line to standard output. */
  print(text: string): void;
  /** Writes one line to standard error. */
  warn(text: string): void;
  /** Shows how far the work is; absent where nobody looks on. */
  progress?(done: number, whole: number): void;
}

/** Runs a command. @returns its exit code: 0 all good, 1 faults found. @throws ThawError USAGE on wrong use. */
export type Command = (args: string[], context: CommandContext) => Promise<number>;

/** Node's parseArgs with our error for an unknown or incomplete option. */
export function readOptions<C extends ParseArgsConfig>(config: C): ReturnType<typeof parseArgs<C>> {
  try {
    return parseArgs(config);
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new ThawError('USAGE', { problem }, { cause });
  }
}

export function knowledgeFolder(env: NodeJS.ProcessEnv): string {
  return env.KNOWLEDGE_DIR || './knowledge';
}

/** The service's, so that a command learns what the service has learned, and the other way round. */
export function keepOptions(env: NodeJS.ProcessEnv): KeepOptions {
  return {
    folder: join(env.DATA_DIR || './data', 'kept'),
    programFile: join(__dirname, '..', '..', '.built'),
  };
}
