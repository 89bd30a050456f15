// Opens the port.

import type { Server } from 'node:http';
import type { Config } from '../config';
import { ThawError } from '../errors';

/** @throws ThawError PORT_IN_USE */
export function listen(server: Server, config: Pick<Config, 'HOST' | 'PORT'>): Promise<void> {
  const { HOST, PORT } = config;
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const inUse = cause.code === 'EADDRINUSE';
      reject(inUse ? new ThawError('PORT_IN_USE', { port: PORT, host: HOST }, { cause }) : cause);
    });
    server.listen(PORT, HOST, () => resolve());
  });
}
