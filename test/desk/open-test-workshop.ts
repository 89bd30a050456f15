// The maintainers' workshop on a small knowledge folder, with a clock and a real store.

import { join } from 'node:path';
import { pino } from 'pino';
import { readConfig } from '../../src/config';
import { openWorkshop } from '../../src/desk/open-workshop';
import { readKnowledge } from '../../src/knowledge/load';
import { knowledgeFolder } from '../knowledge/folder';
import { openTestStore } from '../support/store';
import { temporaryFolder } from '../support/temporary-folder';

export const BY = { id: 'st_zhao', login: 'zhao', name: '赵敏', language: 'en' as const };
export const REVIEW = 'step.review';
/** Past midnight in Shanghai. */
const NIGHT = Date.parse('2026-11-28T17:00:00Z');

export async function openTestWorkshop(files: Record<string, string> = {}) {
  const folder = knowledgeFolder(files);
  const store = await openTestStore();
  const { content } = await readKnowledge(folder);
  const clock = { at: NIGHT };
  const workshop = openWorkshop({
    ...{ store, now: () => clock.at, root: join(__dirname, '../..'), knowledge: () => content },
    log: pino({ enabled: false }),
    config: readConfig({ KNOWLEDGE_DIR: folder, DATA_DIR: temporaryFolder() }),
  });
  const fileOf = (id: string) => join(folder, 'entries', `${id}.yaml`);
  return { ...workshop, folder, fileOf, clock, store };
}
