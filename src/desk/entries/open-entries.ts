// Opens the maintainers' entries: the files of the knowledge folder, what they are checked with, a thread that learns.

import { join } from 'node:path';
import type { Config } from '../../config';
import { checkKnowledge } from '../../knowledge/check';
import { surroundingsOf } from '../../knowledge/checks/check-entry';
import type { FaultsWith } from '../../knowledge/checks/overlay-in-worker';
import { checkWordsIn } from '../../knowledge/checks/wording';
import type { EntryFiles } from '../../knowledge/files/entry-files';
import type { KnowledgeContent } from '../../knowledge/load';
import { trainInWorker } from '../../knowledge/train-in-worker';
import { versionOf } from '../../knowledge/version';
import type { Language } from '../../language/language';
import type { Store } from '../../store/store';
import { wallTime } from '../../tickets/zone-time';
import { Entries } from './entries';
import { Trials } from './trials';

export function openEntries({
  config,
  root,
  now,
  store,
  files,
  faultsWith,
  knowledge: served,
}: {
  config: Config;
  root: string;
  now: () => number;
  store: Store;
  files: EntryFiles;
  faultsWith: FaultsWith;
  knowledge: () => Pick<KnowledgeContent, 'hours'>;
}): Entries {
  const folder = config.KNOWLEDGE_DIR;
  const read = readerOf(folder);
  let last: { version: string; made: ReturnType<typeof surroundingsOf> } | undefined;
  return new Entries({
    ...{ store, now, files, faultsWith },
    trials: new Trials(trainInWorker(join(root, 'dist', 'src', 'knowledge', 'train-worker.js'))),
    read: async () => (await read()).knowledge,
    async surroundings(language: Language) {
      const { version, knowledge } = await read();
      const wording = checkWordsIn(language);
      const rules = { today: wallTime(now(), served().hours.calendar.timeZone).day };
      // What takes long depends on neither the language nor the day.
      if (last?.version !== version) {
        last = { version, made: surroundingsOf(knowledge, { wording, rules }) };
      }
      return { ...last.made, wording, rules };
    },
  });
}

/** Reads the folder anew when a file of it is another one. */
function readerOf(folder: string) {
  let last: { version: string; knowledge: Awaited<ReturnType<typeof checkKnowledge>> } | undefined;
  return async () => {
    const version = await versionOf(folder);
    if (last?.version !== version) last = { version, knowledge: await checkKnowledge(folder) };
    return last;
  };
}
