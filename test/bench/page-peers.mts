import type { Browser } from 'playwright-core';
export async function benchPeers(_browser: Browser): Promise<string> {
  return '';
}
