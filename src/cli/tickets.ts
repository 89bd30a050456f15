// `kb tickets`: lists the tickets.

import { ThawError } from '../errors';
import type { CommandContext } from './command';

export async function tickets(_args: string[], _context: CommandContext): Promise<number> {
  throw new ThawError('USAGE', { problem: 'kb tickets is not available in this build.' });
}
