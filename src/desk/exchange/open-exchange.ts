// Opens imports and exports at the desk: with the files of the knowledge folder and a thread for foreign ones.

import { join } from 'node:path';
import { exchangeInWorker } from '../../knowledge/exchange/exchange-in-worker';
import { Exchange, type ExchangeParts } from './exchange';

export function openExchange({
  root,
  ...parts
}: Omit<ExchangeParts, 'thread'> & { root: string }): Exchange {
  const script = join(root, 'dist', 'src', 'knowledge', 'exchange', 'exchange-worker.js');
  const where = { folder: parts.folder, locales: join(root, 'locales') };
  return new Exchange({ ...parts, thread: exchangeInWorker(script, where) });
}
