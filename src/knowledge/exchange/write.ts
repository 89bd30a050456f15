// Writes what was planned into the YAML files: only what changes, comments and order stay; new entries become drafts.

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Document, isMap, isSeq, YAMLMap } from 'yaml';
import { LANGUAGES } from '../../language/language';
import type { FileChange } from '../checks/overlay';
import { TEXTS } from '../files/entry-draft';
import { changed } from '../files/entry-text';
import { put } from '../files/put';
import { replaceFile, withLock } from '../files/replace-file';
import { DRAFTS, ENTRIES } from '../folders';
import type { Edit } from './edit';

/** As the files are written by hand. */
const STYLE = { lineWidth: 0, flowCollectionPadding: false } as const;

/**
 * All or nothing: where one cannot be written, those before it become what they were.
 * @returns the files written, new ones first
 * @throws Error of the file system; ThawError ENTRY_CHANGED, ENTRIES_UNWRITABLE
 */
export async function writeEdits(
  dir: string,
  edits: readonly Edit[],
  from: readonly string[],
): Promise<string[]> {
  const entries = join(dir, ENTRIES);
  await mkdir(entries, { recursive: true });
  if (edits.some(({ isNew }) => isNew)) await mkdir(join(dir, DRAFTS), { recursive: true });
  const written = new Map<string, () => Promise<void>>();
  try {
    for (const edit of [...edits].sort((a, b) => Number(b.isNew) - Number(a.isNew))) {
      const { id, file: known } = edit.entry;
      const file = edit.isNew ? join(dir, DRAFTS, `${id}.yaml`) : known;
      written.set(file, await withLock(entries, id, () => writeEdit(file, edit, from)));
    }
  } catch (err) {
    for (const takeBack of [...written.values()].reverse()) await takeBack().catch(() => {});
    throw err;
  }
  return [...written.keys()];
}

/** @returns what takes it back */
async function writeEdit(
  file: string,
  edit: Edit,
  from: readonly string[],
): Promise<() => Promise<void>> {
  if (edit.isNew) {
    // "wx": a file that came into being just now is not overwritten.
    const takeBack = () => rm(file, { force: true });
    await writeFile(file, draftText(edit, from), { flag: 'wx' }).catch(
      async (err: NodeJS.ErrnoException) => {
        if (err.code !== 'EEXIST') await takeBack();
        throw err;
      },
    );
    return takeBack;
  }
  const before = await readFile(file, 'utf8');
  await replaceFile(file, editedText(before, edit));
  return () => replaceFile(file, before);
}

/** Of what is served: each file with its text as it would be. */
export async function servedChanges(edits: readonly Edit[]): Promise<FileChange[]> {
  const served = edits.filter(({ isNew, entry }) => !isNew && !entry.isDraft);
  return Promise.all(
    served.map(async (edit) => {
      const { file } = edit.entry;
      return { name: basename(file), text: editedText(await readFile(file, 'utf8'), edit) };
    }),
  );
}

function draftText({ entry }: Edit, from: readonly string[]): string {
  const document = new Document(new YAMLMap());
  const { id, reviewed, related = [], parts = [], picture, providerDecides, source, texts } = entry;
  document.commentBefore = ` ${from.map((file) => basename(file)).join(', ')}`;
  put(document, ['id'], id);
  put(document, ['reviewed'], reviewed);
  put(document, ['related'], related);
  put(document, ['parts'], parts);
  put(document, ['picture'], picture);
  put(document, ['providerDecides'], providerDecides);
  for (const language of LANGUAGES) put(document, ['source', language], source[language]);
  for (const language of LANGUAGES) {
    const said = texts[language];
    if (!said) continue;
    for (const name of TEXTS) put(document, [language, name], said[name]);
    addPhrasings(document, language, said.phrasings);
  }
  return document.toString(STYLE);
}

export function editedText(before: string, edit: Edit): string {
  return changed(before, (document) => {
    for (const [name, value] of Object.entries(edit.shared)) put(document, [name], value);
    for (const [language, text] of Object.entries(edit.source))
      put(document, ['source', language], text);
    for (const { language, name, text } of edit.texts) put(document, [language, name], text);
    for (const language of LANGUAGES) {
      const added = edit.phrasings.filter((each) => each.language === language);
      const texts = added.map(({ text }) => text);
      addPhrasings(document, language, texts);
      const said = edit.entry.texts[language];
      // A language that an import has brought gets its title here.
      if (said?.title && isMap(document.get(language)) && !document.hasIn([language, 'title']))
        put(document, [language, 'title'], said.title);
    }
  });
}

function addPhrasings(document: Document, language: string, texts: readonly string[]): void {
  if (texts.length === 0) return;
  const found = document.getIn([language, 'phrasings']);
  if (isSeq(found)) for (const text of texts) found.add(document.createNode(text));
  else put(document, [language, 'phrasings'], texts);
}
