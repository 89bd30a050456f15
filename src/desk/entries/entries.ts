// What maintainers do with the entries of the knowledge: read, check while they write, try, save, look back.

import { ThawError } from '../../errors';
import type { CheckedKnowledge } from '../../knowledge/check';
import { checkEntry, type EntrySurroundings } from '../../knowledge/checks/check-entry';
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

  /** @throws ThawError ENTRY_CHANGED, ENTRY_FAULTY for what would keep the service from reading its knowledge */
  async save(
    id: string,
    { draft, version }: { draft: EntryDraft; version: string },
    by: Maintainer,
  ): Promise<SavedView> {
    const file = await this.#parts.files.require(id);
    if (file.version !== version) throw new ThawError('ENTRY_CHANGED', { entry: id });
    const found = await this.#findings(file, draft, by.language);
    const faults = found.filter(({ severity }) => severity === 'fault');
    if (faults.length > 0) {
      const said = faults.slice(0, 3).map(({ says }) => says);
      throw new ThawError('ENTRY_FAULTY', { entry: id, faults: said.join(' ') });
    }
    const saved = await this.#parts.files.save({
      ...{ id, version, text: withDraft(file.text, draft) },
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
