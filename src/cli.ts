// The maintainers' and operators' command: `npm run -s kb -- COMMAND`.

import { existsSync } from 'node:fs';
import { ask } from './cli/ask';
import { backup, restore } from './cli/backup';
import { check } from './cli/check';
import type { Command } from './cli/command';
import { diff } from './cli/diff';
import { refuseOldNode } from './cli/doctor-versions';
import { evaluateQuestions } from './cli/evaluate';
import { help } from './cli/help';
import { keys } from './cli/keys';
import { knowledge } from './cli/knowledge';
import { misses } from './cli/misses';
import { move } from './cli/move-store';
import { packageApp } from './cli/package';
import { erase, exportCommand } from './cli/person';
import { staff } from './cli/staff';
import { tickets } from './cli/tickets';
import { ThawError } from './errors';

const COMMANDS: Record<string, Command> = {
  check,
  ask,
  evaluate: evaluateQuestions,
  diff,
  misses,
  knowledge,
  tickets,
  keys,
  staff,
  export: exportCommand,
  erase,
  // It brings the Bot Framework along, which no other command should wait for.
  doctor: async (args, context) =>
    refuseOldNode(context) ?? (await import('./cli/doctor.js')).doctor(args, context),
  'move-store': move,
  package: packageApp,
  backup,
  restore,
  help,
};
const FAULTS_FOUND = 1;
const WRONG_USE = 2;

async function main(): Promise<number> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const [name = 'help', ...args] = process.argv.slice(2);
  const command = Object.hasOwn(COMMANDS, name)
    ? COMMANDS[name]
    : COMMANDS[/^-?-h(elp)?$/.test(name) ? 'help' : ''];
  if (!command) throw new ThawError('USAGE', { problem: `There is no command "${name}".` });
  return command(args, {
    env: process.env,
    print: (text) => process.stdout.write(`${text}\n`),
    warn: (text) => process.stderr.write(`${text}\n`),
    ...(process.stderr.isTTY ? { progress } : {}),
  });
}

function progress(done: number, whole: number): void {
  process.stderr.write(`\r${done}/${whole}${done === whole ? '\n' : ''}`);
}

// A reader that has seen enough (`kb tickets | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : FAULTS_FOUND);
});

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const isOurs = error instanceof ThawError;
    process.stderr.write(
      `${isOurs ? `${error.message}\n${error.fix}` : ((error as Error)?.stack ?? String(error))}\n`,
    );
    process.exitCode = isOurs && error.code === 'USAGE' ? WRONG_USE : FAULTS_FOUND;
  },
);
