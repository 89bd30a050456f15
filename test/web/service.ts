// The built service on a data folder that outlives it: stopped and started again on the same port.

import { startService as start } from '../support/service';

export interface Service {
  readonly url: string;
  /** Ends the process as an operator would. */
  stop(): Promise<void>;
  /** Starts it again on the same port and data. */
  start(): Promise<void>;
}

export async function startService(dataDir: string, env: Record<string, string>): Promise<Service> {
  let running = await start({ ...env, DATA_DIR: dataDir });
  const { url, port } = running;
  return {
    url,
    stop: async () => void (await running.end()),
    async start() {
      running = await start({ ...env, DATA_DIR: dataDir, PORT: String(port) });
    },
  };
}
