// What maintainers do with the entries of the knowledge: read, check while they write, try, save, look back.

import { ThawError } from '../../errors';
import type { CheckedKnowledge } from '../../knowledge/check';
import { checkEntry, type EntrySurroundings } from '../../knowledge/checks/check-entry';
import { faultsWith } from '../../knowledge/checks/overlay';
import type { EntryDraft } from '../../knowledge/files/entry-draft';
import type { EntryFile, EntryFiles } from '../../knowledge/files/entry-files';
import { draftOf, withDraft } from '../../knowledge/files/entry-text';
import type { Language } from '../../language/language';
import { audit } from '../../staff/audit-store';
import type { Store } from '../../store/store';
import type { CheckView, EntryRow, EntryView, SavedView, TryView } from './entries-views';
import { lookAt, othersAt } from './entry-looks-store';
import type { Trials } from './trials';

export interface EntriesParts {
  store: Store;
  now: () => number;
  /** The knowledge folder. */
  folder: string;
  files: EntryFiles;
  trials: Trials;
  /** The folder as it is, put into the maintainer's language. */
  surroundings: (language: Language) => Promise<EntrySurroundings>;
  read: () => Promise<CheckedKnowledge>;
}

export interface Maintainer {
  id: string;
  login: string;
  name: string;
  language: Language;
}

export class Entries {
  readonly #parts: EntriesParts;

  constructor(parts: EntriesParts) {
    this.#parts = parts;
  }

  async list(): Promise<EntryRow[]> {
    const files = await this.#parts.files.list();
    return files.flatMap((file) => {
      const draft = draftOf(file.text);
      if (!draft) return [];
      const { reviewed, unfinished, 'zh-Hans': chinese, en } = draft;
      const titles = { 'zh-Hans': chinese.title, en: en.title };
      const phrasings = chinese.phrasings.length + en.phrasings.length;
      return [{ id: file.id, titles, reviewed, unfinished, phrasings }];
    });
  }

  async show(id: string): Promise<EntryView> {
    const file = await this.#parts.files.require(id);
    const history = await this.#parts.files.history(id);
    return { id, version: file.version, draft: requireDraft(file), history };
  }

  /** The entry as it was. */
  async at(id: string, revision: string): Promise<EntryDraft> {
    return requireDraft({ id, text: await this.#parts.files.at(id, revision) });
  }

  async check(
    id: string,
    { draft, version }: { draft: EntryDraft; version: string },
    by: Maintainer,
  ): Promise<CheckView> {
    const file = await this.#parts.files.require(id);
    const found = await this.#findings(file, draft, by.language);
    const findings = found.map(({ rule, severity, says, fix, line }) => ({
      ...{ rule, severity, says, fix, line },
    }));
    const isNewer = file.version !== version;
    return {
      findings,
      newer: isNewer ? { version: file.version, draft: requireDraft(file) } : null,
      others: await this.#others(id, by),
    };
  }

  /** @throws ThawError ENTRY_CHANGED, ENTRY_FAULTY for what is a fault in the entry, or would be one in the rest of the folder */
  async save(
    id: string,
    { draft, version }: { draft: EntryDraft; version: string },
    by: Maintainer,
  ): Promise<SavedView> {
    const file = await this.#parts.files.require(id);
    if (file.version !== version) throw new ThawError('ENTRY_CHANGED', { entry: id });
    const text = withDraft(file.text, draft);
    await this.#refuseFaults(file, draft, { text, language: by.language });
    const saved = await this.#parts.files.save({
      ...{ id, version, text },
      author: { name: by.name, email: by.login.includes('@') ? by.login : `${by.login}@thaw` },
      message: `Knowledge: ${id}`,
    });
    const { store, now } = this.#parts;
    const record = { who: by.id, name: by.name, action: 'entry-saved', subject: id } as const;
    await store.write((db) => audit(db, { ...record, details: {}, at: now() }));
    return saved;
  }

  async try(
    id: string,
    { question, draft }: { question: string; draft: EntryDraft },
    language: Language,
  ): Promise<TryView> {
    const knowledge = await this.#parts.read();
    const entry = knowledge.entries.get(id);
    const entries = new Map(knowledge.entries);
    if (entry) {
      const part = (each: 'zh-Hans' | 'en') => {
        const { title, answer, phrasings } = draft[each];
        return { ...entry[each], title, phrasings, ...(answer && { answer }) };
      };
      entries.set(id, { ...entry, 'zh-Hans': part('zh-Hans'), en: part('en') });
    }
    return this.#parts.trials.ask({ ...knowledge, entries }, question, language);
  }

  async #others(entry: string, { id: staff, name }: Maintainer): Promise<string[]> {
    const { store, now } = this.#parts;
    const look = { entry, staff, at: now() };
    await store.write((db) => lookAt(db, { ...look, name }));
    return othersAt(store.read, look);
  }

  async #refuseFaults(
    file: EntryFile,
    draft: EntryDraft,
    { text, language }: { text: string; language: Language },
  ): Promise<void> {
    const found = await this.#findings(file, draft, language);
    let faults = found.filter(({ severity }) => severity === 'fault');
    if (faults.length === 0) {
      // What other files say of the entry: questions that no entry answers, papers, the diagnosis.
      const { wording } = await this.#parts.surroundings(language);
      const rest = await faultsWith(this.#parts.folder, { name: file.name, text });
      faults = rest.map((fault) => wording.fault(fault));
    }
    if (faults.length === 0) return;
    const said = faults.slice(0, 3).map(({ says, fix }) => `${says} ${fix}`);
    throw new ThawError('ENTRY_FAULTY', { entry: file.id, faults: said.join(' ') });
  }

  async #findings(file: EntryFile, draft: EntryDraft, language: Language) {
    const around = await this.#parts.surroundings(language);
    return checkEntry({ file: file.name, text: withDraft(file.text, draft) }, around);
  }
}

function requireDraft({ id, text }: Pick<EntryFile, 'id' | 'text'>): EntryDraft {
  const draft = draftOf(text);
  if (draft) return draft;
  throw new ThawError('ENTRY_FAULTY', { entry: id, faults: 'The file is not valid YAML.' });
}
