// The shop of the Direct Line documentation: its files, as they stand there, run beside Web Chat's own.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { until } from '../../support/direct-line-client';
import { freePort } from '../../support/free-port';
import { temporaryFolder } from '../../support/temporary-folder';

const ROOT = resolve(__dirname, '../../..');
const DOCUMENTATION = join(ROOT, 'src/channels/direct-line/README.md');
/** A paragraph that begins with a file's name, and the block after it. */
const FILE = /^`(\w+\.\w+)`[\s\S]*?^```\w+\n([\s\S]*?)^```$/gm;
const PACKED = join(__dirname, 'webchat-4.18.1.js.br');

export interface Shop {
  readonly url: string;
  /** Runs another of the documented programs until it has printed what is expected. */
  run(file: string, expected: RegExp): Promise<string>;
  close(): Promise<void>;
}

/** @param env `THAW` and `DIRECT_LINE_SECRET`, as the documentation names them */
export async function openShop(env: Record<string, string>): Promise<Shop> {
  const folder = temporaryFolder();
  for (const [, name = '', text = ''] of readFileSync(DOCUMENTATION, 'utf8').matchAll(FILE)) {
    writeFileSync(join(folder, name), text);
  }
  writeFileSync(join(folder, 'webchat.js'), brotliDecompressSync(readFileSync(PACKED)));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const start = (file: string): ChildProcess =>
    spawn(process.execPath, [file], {
      cwd: folder,
      env: { PATH: process.env.PATH, SHOP: url, PORT: String(port), ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  const server = start('shop.mjs');
  await until(() =>
    fetch(url).then(
      () => true,
      () => undefined,
    ),
  );
  return {
    url,
    close: () => end(server),
    async run(file, expected) {
      const program = start(file);
      let printed = '';
      program.stdout?.on('data', (chunk) => {
        printed += chunk;
      });
      await until(
        () => expected.test(printed) || undefined,
        20_000,
        () => `printed: ${printed}`,
      );
      await end(program);
      return printed;
    },
  };
}

async function end(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  const exited = once(program, 'exit');
  program.kill();
  await exited;
}
