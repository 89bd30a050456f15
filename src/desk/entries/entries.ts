// What maintainers do with the entries of the knowledge: read, write, check, try, save, put into service and take out of it, look back.

import { ThawError } from '../../errors';
import type { CheckedKnowledge } from '../../knowledge/check';
import { checkEntry, type EntrySurroundings } from '../../knowledge/checks/check-entry';
import type { FaultsWith } from '../../knowledge/checks/overlay-in-worker';
import { checkWordsIn } from '../../knowledge/checks/wording';
import { DRAFT_LANGUAGES, type EntryDraft } from '../../knowledge/files/entry-draft';
import type { EntryFile, EntryFiles } from '../../knowledge/files/entry-files';
import { draftOf, newEntryText, withDraft } from '../../knowledge/files/entry-text';
import type { Language } from '../../language/language';
import type { AuditAction } from '../../staff/audit-actions';
import { audit } from '../../staff/audit-store';
import type { Store } from '../../store/store';
import { authorOf, type Maintainer } from '../maintainer';
import type {
  CheckView,
  EntriesView,
  EntryRow,
  EntryView,
  SavedView,
  TryView,
} from './entries-views';
import { lookAt, othersAt } from './entry-looks-store';
import type { Trials } from './trials';

export interface EntriesParts {
  store: Store;
  now: () => number;
  files: EntryFiles;
  faultsWith: FaultsWith;
  trials: Trials;
  /** The folder as it is, put into the maintainer's language. */
  surroundings: (language: Language) => Promise<EntrySurroundings>;
  read: () => Promise<CheckedKnowledge>;
}

export class Entries {
  readonly #parts: EntriesParts;

  constructor(parts: EntriesParts) {
    this.#parts = parts;
  }

  async list(): Promise<EntriesView> {
    const { files } = this.#parts;
    const entries = (await files.list()).flatMap(({ id, isDraft, text }): EntryRow[] => {
      const draft = draftOf(text);
      if (!draft) return [];
      const { reviewed, unfinished, 'zh-Hans': chinese, en } = draft;
      const titles = { 'zh-Hans': chinese.title, en: en.title };
      const phrasings = chinese.phrasings.length + en.phrasings.length;
      return [{ id, titles, reviewed, unfinished, isDraft, phrasings }];
    });
    return { entries, removed: await files.removed() };
  }

  async show(id: string): Promise<EntryView> {
    const file = await this.#parts.files.require(id);
    const history = await this.#parts.files.history(id);
    const { version, isDraft } = file;
    return { id, isDraft, version, draft: requireDraft(file), history };
  }

  /** The entry as it was. */
  async at(id: string, revision: string): Promise<EntryDraft> {
    return requireDraft({ id, text: await this.#parts.files.at(id, revision) });
  }

  async check(id: string, { draft, version }: Written, by: Maintainer): Promise<CheckView> {
    const file = await this.#parts.files.require(id);
    const found = await this.#findings(file, draft, by.language);
    const findings = found.map(({ rule, severity, says, fix, line, path = [] }) => ({
      ...{ rule, severity, says, fix, line, field: fieldOf(path) },
    }));
    const isNewer = file.version !== version;
    return {
      findings,
      isDraft: file.isDraft,
      newer: isNewer ? { version: file.version, draft: requireDraft(file) } : null,
      others: await this.#others(id, by),
    };
  }

  /** @throws ThawError ENTRY_CHANGED, and for what is served ENTRY_FAULTY: a fault in the entry, or one in the rest of the folder */
  async save(id: string, written: Written, by: Maintainer): Promise<SavedView> {
    const file = await this.#requireAt(id, written.version);
    // A draft may have gaps.
    if (!file.isDraft) await this.#refuseFaults(file, written.draft, by.language);
    return this.#write(file, written.draft, by);
  }

  /** A draft, which is not served. @throws ThawError ENTRY_TAKEN */
  async create({ id, draft }: { id: string; draft: EntryDraft }, by: Maintainer) {
    if (await this.#parts.files.read(id)) throw new ThawError('ENTRY_TAKEN', { entry: id });
    const text = newEntryText(id, draft);
    return this.#put({ id, text, version: undefined, action: 'entry-made' }, by);
  }

  /** Saves a draft and serves it. @throws ThawError ENTRY_CHANGED, ENTRY_FAULTY */
  async publish(id: string, written: Written, by: Maintainer): Promise<SavedView> {
    const file = await this.#requireAt(id, written.version);
    await this.#refuseFaults(file, written.draft, by.language);
    const { version } = await this.#write(file, written.draft, by);
    return this.#move({ id, version, isDraft: false, action: 'entry-published' }, by);
  }

  /** Takes it out of service: its file becomes a draft. @throws ThawError ENTRY_CHANGED, ENTRY_NEEDED by other files or by the program */
  async retire(id: string, { version }: Versioned, by: Maintainer): Promise<SavedView> {
    const file = await this.#requireAt(id, version);
    if (id.startsWith('intent.'))
      throw new ThawError('ENTRY_NEEDED', { entry: id, faults: BUILT_IN });
    const faults = await this.#parts.faultsWith({ name: file.name, text: undefined });
    if (faults.length > 0) {
      const said = checkWordsIn(by.language).brief(faults);
      throw new ThawError('ENTRY_NEEDED', { entry: id, faults: said });
    }
    return this.#move({ id, version, isDraft: true, action: 'entry-retired' }, by);
  }

  /** Deletes a draft. @throws ThawError ENTRY_CHANGED, also where it was put into service meanwhile */
  async remove(id: string, { version }: Versioned, by: Maintainer): Promise<SavedView> {
    await this.#requireAt(id, version);
    const draft = { ...signed(id, by, 'deleted'), version, isDraft: true };
    const saved = await this.#parts.files.remove(draft);
    return this.#audited(saved, { id, action: 'entry-removed' }, by);
  }

  /** What a revision deleted is a draft again. @throws ThawError ENTRY_TAKEN, ENTRY_UNKNOWN */
  async restore(id: string, revision: string, by: Maintainer): Promise<SavedView> {
    if (await this.#parts.files.read(id)) throw new ThawError('ENTRY_TAKEN', { entry: id });
    const text = await this.#parts.files.before(id, revision);
    return this.#put({ id, text, version: undefined, action: 'entry-restored' }, by);
  }

  async try(
    id: string,
    { question, draft }: { question: string; draft: EntryDraft },
    language: Language,
  ): Promise<TryView> {
    const knowledge = await this.#parts.read();
    const entries = new Map(knowledge.entries);
    const entry = entries.get(id) ?? { ...draft, id, picture: undefined, source: undefined };
    const part = (each: 'zh-Hans' | 'en') => {
      const { title, answer, phrasings } = draft[each];
      return { ...entry[each], title, phrasings, answer: answer || undefined };
    };
    entries.set(id, { ...entry, 'zh-Hans': part('zh-Hans'), en: part('en') });
    return this.#parts.trials.ask({ ...knowledge, entries }, question, language);
  }

  async #requireAt(id: string, version: string): Promise<EntryFile> {
    const file = await this.#parts.files.require(id);
    if (file.version !== version) throw new ThawError('ENTRY_CHANGED', { entry: id });
    return file;
  }

  #write(file: EntryFile, draft: EntryDraft, by: Maintainer): Promise<SavedView> {
    const { id, version } = file;
    return this.#put({ id, text: withDraft(file.text, draft), version, action: 'entry-saved' }, by);
  }

  async #put(
    { id, action, ...file }: Act & { text: string; version: string | undefined },
    by: Maintainer,
  ): Promise<SavedView> {
    const saved = await this.#parts.files.save({ ...signed(id, by), ...file, isDraft: true });
    return this.#audited(saved, { id, action }, by);
  }

  async #move({ id, action, ...to }: Act & Versioned & { isDraft: boolean }, by: Maintainer) {
    const what = to.isDraft ? 'out of service' : 'into service';
    const saved = await this.#parts.files.move({ ...signed(id, by, what), ...to });
    return this.#audited(saved, { id, action }, by);
  }

  async #audited(saved: SavedView, { id, action }: Act, by: Maintainer): Promise<SavedView> {
    const { store, now } = this.#parts;
    const record = { who: by.id, name: by.name, action, subject: id, details: {}, at: now() };
    await store.write((db) => audit(db, record));
    return saved;
  }

  async #others(entry: string, { id: staff, name }: Maintainer): Promise<string[]> {
    const { store, now } = this.#parts;
    const look = { entry, staff, at: now() };
    await store.write((db) => lookAt(db, { ...look, name }));
    return othersAt(store.read, look);
  }

  async #refuseFaults(file: EntryFile, draft: EntryDraft, language: Language): Promise<void> {
    const found = await this.#findings(file, draft, language);
    const faults = found.filter(({ severity }) => severity === 'fault');
    const text = withDraft(file.text, draft);
    // What other files say of the entry: questions that no entry answers, papers, the diagnosis.
    const rest = faults.length === 0 ? await this.#parts.faultsWith({ name: file.name, text }) : [];
    if (faults.length === 0 && rest.length === 0) return;
    const said = faults.length > 0 ? sentences(faults) : checkWordsIn(language).brief(rest);
    throw new ThawError('ENTRY_FAULTY', { entry: file.id, faults: said });
  }

  async #findings(file: EntryFile, draft: EntryDraft, language: Language) {
    const around = await this.#parts.surroundings(language);
    return checkEntry({ file: file.name, text: withDraft(file.text, draft) }, around);
  }
}

interface Act {
  id: string;
  action: AuditAction;
}

interface Versioned {
  version: string;
}

interface Written extends Versioned {
  draft: EntryDraft;
}

/** Who changes the entry, for git. */
function signed(id: string, by: Maintainer, what = '') {
  return { id, author: authorOf(by), message: `Knowledge: ${id}${what && ` ${what}`}` };
}

/** For whoever calls the route: the page offers no such act. */
const BUILT_IN = 'The program itself acts on it.';
const MOST_SAID = 3;

function sentences(faults: readonly { says: string; fix: string }[]): string {
  return faults
    .slice(0, MOST_SAID)
    .map(({ says, fix }) => `${says} ${fix}`)
    .join(' ');
}

/** The field of the editor that a path of the file leads to. */
function fieldOf([first, second]: readonly PropertyKey[]): string {
  const isText = DRAFT_LANGUAGES.some((language) => language === first);
  if (isText) return second === undefined ? '' : `${String(first)}.${String(second)}`;
  if (first === 'source') return `${String(second ?? DRAFT_LANGUAGES[0])}.source`;
  return String(first ?? '');
}

function requireDraft({ id, text }: Pick<EntryFile, 'id' | 'text'>): EntryDraft {
  const draft = draftOf(text);
  if (draft) return draft;
  throw new ThawError('ENTRY_FAULTY', { entry: id, faults: 'The file is not valid YAML.' });
}
