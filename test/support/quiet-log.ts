// A log that keeps its lines for the test to read.

import { Writable } from 'node:stream';
import { pino } from 'pino';
import type { Logger } from '../../src/log';

export function quietLog(): { log: Logger; lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  return { log: pino({ level: 'debug' }, stream), lines };
}
