// Opens the maintainers' entries: the files of the knowledge folder, what they are checked with, a thread that learns.

import { join } from 'node:path';
import type { Config } from '../../config';
import { checkKnowledge } from '../../knowledge/check';
import { surroundingsOf } from '../../knowledge/checks/check-entry';
import { loadCheckWording } from '../../knowledge/checks/wording';
import { EntryFiles } from '../../knowledge/files/entry-files';
import { trainInWorker } from '../../knowledge/train-in-worker';
import { versionOf } from '../../knowledge/version';
import type { Language } from '../../language/language';
import type { Store } from '../../store/store';
import { Entries } from './entries';
import { Trials } from './trials';

export function openEntries({
  config,
  root,
  now,
  store,
}: {
  config: Config;
  root: string;
  now: () => number;
  store: Store;
}): Entries {
  const folder = config.KNOWLEDGE_DIR;
  const read = readerOf(folder);
  const made = new Map<string, ReturnType<typeof surroundingsOf>>();
  return new Entries({
    ...{ store, now },
    files: new EntryFiles(folder),
    trials: new Trials(trainInWorker(join(root, 'dist', 'src', 'knowledge', 'train-worker.js'))),
    read: async () => (await read()).knowledge,
    async surroundings(language: Language) {
      const { version, knowledge } = await read();
      const key = `${version} ${language}`;
      const known = made.get(key);
      if (known) return known;
      const wording = loadCheckWording(join(root, 'locales'), language);
      const rules = { today: new Date(now()).toISOString().slice(0, 10) };
      const fresh = surroundingsOf(knowledge, { wording, rules });
      made.clear();
      made.set(key, fresh);
      return fresh;
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
