// Missed questions at the desk: grouped for maintainers, and what a maintainer makes of a group, each with its way back.

import { createHash, randomUUID } from 'node:crypto';
import { ThawError } from '../../errors';
import type { FaultsWith } from '../../knowledge/checks/overlay-in-worker';
import { checkWordsIn } from '../../knowledge/checks/wording';
import type { EntryFiles, Saved } from '../../knowledge/files/entry-files';
import { newEntryText, withoutPhrasings, withPhrasings } from '../../knowledge/files/entry-text';
import type { KnowledgeContent } from '../../knowledge/load';
import type { TextGroup } from '../../knowledge/misses/group';
import type { GroupTexts } from '../../knowledge/misses/group-in-worker';
import { versionOf } from '../../knowledge/version';
import type { Language } from '../../language/language';
import type { Logger } from '../../log';
import { audit } from '../../staff/audit-store';
import type { Database, Store } from '../../store/store';
import { wallTime } from '../../tickets/zone-time';
import { authorOf, type Maintainer } from '../maintainer';
import {
  beginDecision,
  type Decision,
  type DecisionBody,
  dropDecision,
  findDecision,
  finishDecision,
} from './decisions-store';
import type { DecidedView, MissDecision, MissesView } from './misses-views';
import { readMisses } from './read-list';

export interface MissesParts {
  store: Store;
  now: () => number;
  knowledge: () => KnowledgeContent;
  /** The knowledge folder. */
  folder: string;
  files: EntryFiles;
  faultsWith: FaultsWith;
  group: GroupTexts;
  log: Pick<Logger, 'warn'>;
}

const DAYS = 90;
const DAY_MS = 86_400_000;

export class Misses {
  readonly #parts: MissesParts;
  /** The last grouping, as long as neither the questions nor the knowledge have changed. */
  #grouped: { of: string; groups: Promise<TextGroup[]> } | undefined;

  constructor(parts: MissesParts) {
    this.#parts = parts;
  }

  async list(language: Language): Promise<MissesView> {
    const { store, now, knowledge, log } = this.#parts;
    const at = now();
    return readMisses(store.read, {
      ...{ since: at - DAYS * DAY_MS, now: at, entries: knowledge().entries, language },
      group: (texts) => this.#group(texts),
      // A file on disk may have a fault that the knowledge served has not.
      onUngrouped: (err) => log.warn({ err }, 'missed questions could not be grouped'),
    });
  }

  /** @returns the id of the decision, and what git said where a file was saved. @throws ThawError MISS_DECIDED, ENTRY_TAKEN, ENTRY_UNKNOWN, ENTRY_CHANGED, MISS_FAULTS; then nothing happened */
  async decide(decision: MissDecision, by: Maintainer): Promise<DecidedView> {
    const { store, now } = this.#parts;
    const change = await this.#changeOf(decision, by);
    const { act, keys, count } = decision;
    const entry = act === 'dismiss' ? null : act === 'entry' ? decision.id : decision.entry;
    const body: DecisionBody = { phrasings: change?.added ?? [], count };
    const [id, at] = [randomUUID(), now()];
    const row: Decision = { id, at, staff: by.id, name: by.name, act, entry, state: 'begun', body };
    const taken = await store.write((db) => beginDecision(db, row, [...new Set(keys)]));
    if (taken) throw new ThawError('MISS_DECIDED', { name: taken.name });
    let saved: Saved | undefined;
    try {
      saved = change && (await this.#save(change, by));
      if (saved) body.version = saved.version;
    } catch (err) {
      await store.write((db) => dropDecision(db, id));
      throw err;
    }
    await store.write(async (db) => {
      await finishDecision(db, id, body);
      await record(db, { action: 'miss-decided', decision: row, by, at });
    });
    return { id, ...(saved && { git: saved.git }) };
  }

  /** Its questions are open again, and what it brought into the knowledge is taken out. @throws ThawError MISS_UNKNOWN, ENTRY_CHANGED, MISS_FAULTS */
  async undo(id: string, by: Maintainer): Promise<void> {
    const { store, now } = this.#parts;
    const decision = await findDecision(store.read, id);
    if (decision?.state !== 'done') throw new ThawError('MISS_UNKNOWN');
    await this.#takeOut(decision, by);
    const isMine = await store.write(async (db) => {
      const isThere = await dropDecision(db, id);
      if (isThere) await record(db, { action: 'miss-undone', decision, by, at: now() });
      return isThere;
    });
    if (!isMine) throw new ThawError('MISS_UNKNOWN');
  }

  async #group(texts: readonly string[]): Promise<TextGroup[]> {
    // The folder is grouped with, which may be ahead of what is served.
    const sum = createHash('sha256').update(await versionOf(this.#parts.folder));
    for (const text of texts) sum.update(`\0${text}`);
    const of = sum.digest('hex');
    if (this.#grouped?.of !== of) {
      const groups = this.#parts.group(texts);
      this.#grouped = { of, groups };
      groups.catch(() => {
        if (this.#grouped?.groups === groups) this.#grouped = undefined;
      });
    }
    return this.#grouped.groups;
  }

  /** Checked as a whole before it is begun. */
  async #changeOf(decision: MissDecision, by: Maintainer): Promise<FileChange | undefined> {
    if (decision.act === 'dismiss') return undefined;
    const change =
      decision.act === 'entry' ? await this.#newEntry(decision) : await this.#longer(decision);
    await this.#refuseFaults(change, by);
    return change;
  }

  async #refuseFaults(
    { name, text }: { name: string; text: string | undefined },
    { language }: Maintainer,
  ): Promise<void> {
    const faults = await this.#parts.faultsWith({ name, text });
    if (faults.length > 0)
      throw new ThawError('MISS_FAULTS', { faults: checkWordsIn(language).brief(faults) });
  }

  async #newEntry(decision: MissDecision & { act: 'entry' }): Promise<FileChange> {
    const { files, knowledge, now } = this.#parts;
    const { id, 'zh-Hans': chinese, en } = decision;
    if ((await files.read(id)) || knowledge().entries.has(id)) {
      throw new ThawError('ENTRY_TAKEN', { entry: id });
    }
    const reviewed = wallTime(now(), knowledge().hours.calendar.timeZone).day;
    const parts = { reviewed, unfinished: true, related: [], parts: [], picture: '' };
    const texts = { 'zh-Hans': { ...chinese, source: '' }, en: { ...en, source: '' } };
    const text = newEntryText(id, { ...parts, providerDecides: true, ...texts });
    return {
      id,
      name: `${id}.yaml`,
      text,
      version: undefined,
      message: `Entry ${id} for a missed question`,
    };
  }

  async #longer({ entry, phrasings }: MissDecision & { act: 'phrasings' }): Promise<FileChange> {
    const { name, text, version, isDraft } = await this.#parts.files.require(entry);
    // Nobody is answered by a draft.
    if (isDraft) throw new ThawError('ENTRY_UNKNOWN', { entry });
    const message = `Phrasings of ${entry} from missed questions`;
    // What stood there before is not taken out when this is taken back.
    const added = phrasings.filter((each) => withPhrasings(text, [each]) !== text);
    return { id: entry, name, text: withPhrasings(text, added), version, message, added };
  }

  async #takeOut({ act, entry, body }: Decision, by: Maintainer): Promise<void> {
    const { files } = this.#parts;
    if (act === 'dismiss' || entry === null) return;
    const message = `Taken back: missed questions of ${entry}`;
    const file = await files.read(entry);
    // Taken out by hand: nothing is left to undo.
    if (!file) return;
    const { name, text, version, isDraft } = file;
    // What was written in it since is nobody's to delete, whatever else stands in the way.
    if (act === 'entry' && version !== body.version)
      throw new ThawError('ENTRY_CHANGED', { entry });
    const rest = act === 'entry' ? undefined : withoutPhrasings(text, body.phrasings);
    if (rest === text) return;
    // A draft is missed by nobody, and may have gaps.
    if (!isDraft) await this.#refuseFaults({ name, text: rest }, by);
    if (rest !== undefined) await this.#save({ id: entry, name, text: rest, version, message }, by);
    else await files.remove({ id: entry, version, isDraft, author: authorOf(by), message });
  }

  #save(change: FileChange, by: Maintainer): Promise<Saved> {
    const { id, text, version, message } = change;
    return this.#parts.files.save({ id, text, version, message, author: authorOf(by) });
  }
}

interface FileChange {
  /** Phrasings that the entry did not have. */
  added?: MissPhrasings;
  id: string;
  /** Of the file inside `entries/`. */
  name: string;
  text: string;
  version: string | undefined;
  message: string;
}

type MissPhrasings = DecisionBody['phrasings'];

async function record(
  db: Database,
  what: {
    action: 'miss-decided' | 'miss-undone';
    decision: Decision;
    by: Maintainer;
    at: number;
  },
): Promise<void> {
  const { action, decision, by, at } = what;
  const { act, entry, body } = decision;
  const details = { act, count: body.count };
  await audit(db, { who: by.id, name: by.name, action, subject: entry, details, at });
}
