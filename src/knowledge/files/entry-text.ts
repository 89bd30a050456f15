// Changes the text of an entry's file as a person would by hand: comments, order and style of all the rest stay.

import { Document, isMap, isScalar, isSeq, parseDocument, Scalar, YAMLMap } from 'yaml';
import type { Language } from '../../language/language';
import { DRAFT_LANGUAGES, type EntryDraft, TEXTS } from './entry-draft';
import { put } from './put';

/** Files are written in one of these; the one that gives back what is there is taken. */
const STYLES = [false, true].flatMap((flowCollectionPadding) =>
  [true, false].flatMap((indentSeq) =>
    [2, 4].map((indent) => ({ lineWidth: 0, flowCollectionPadding, indentSeq, indent })),
  ),
);

/** @returns undefined where the text is no entry that can be edited by its parts */
export function draftOf(text: string): EntryDraft | undefined {
  const document = parseDocument(text);
  if (document.errors.length > 0) return undefined;
  const value = document.toJS({ maxAliasCount: 100 });
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const part = (language: Language) => {
    const { title = '', short = '', answer = '', phrasings = [] } = value[language] ?? {};
    const source = value.source?.[language] ?? '';
    return {
      title: String(title),
      short: String(short),
      answer: String(answer),
      source: String(source),
      phrasings: Array.isArray(phrasings) ? phrasings.map(String) : [],
    };
  };
  const listIn = (list: unknown) => (Array.isArray(list) ? list.map(String) : []);
  return {
    reviewed: String(value.reviewed ?? ''),
    unfinished: value.unfinished === true,
    related: listIn(value.related),
    parts: listIn(value.parts),
    picture: String(value.picture ?? ''),
    providerDecides: value.providerDecides !== false,
    'zh-Hans': part('zh-Hans'),
    en: part('en'),
  };
}

/** The text with what the draft says; a part that says the same as before is left as it stands. */
export function withDraft(text: string, draft: EntryDraft): string {
  const before = draftOf(text);
  return changed(text, (document) => {
    if (before?.reviewed !== draft.reviewed) setValue(document, ['reviewed'], draft.reviewed);
    if (before?.unfinished !== draft.unfinished)
      setValue(document, ['unfinished'], draft.unfinished || undefined);
    if (before?.picture !== draft.picture) setValue(document, ['picture'], draft.picture);
    if (before?.providerDecides !== draft.providerDecides)
      setValue(document, ['providerDecides'], draft.providerDecides ? undefined : false);
    for (const key of ['related', 'parts'] as const)
      if (before?.[key].join() !== draft[key].join()) setList(document, [key], draft[key]);
    for (const language of DRAFT_LANGUAGES) {
      const own = draft[language];
      for (const key of TEXTS)
        if (before?.[language][key] !== own[key]) setText(document, [language, key], own[key]);
      if (before?.[language].source !== own.source)
        setValue(document, ['source', language], own.source);
      setList(document, [language, 'phrasings'], own.phrasings);
    }
    if (isMap(document.get('source')) && DRAFT_LANGUAGES.every((each) => !draft[each].source))
      document.delete('source');
  });
}

/** A new entry, in the order and style of the others. */
export function newEntryText(id: string, draft: EntryDraft): string {
  const document: Document = new Document(new YAMLMap());
  put(document, ['id'], id);
  for (const language of DRAFT_LANGUAGES) put(document, [language, 'title'], draft[language].title);
  return withDraft(document.toString(STYLES[0]), draft);
}

export interface Phrasing {
  language: Language;
  text: string;
}

/** Those that stand there already are left out. */
export function withPhrasings(text: string, phrasings: readonly Phrasing[]): string {
  return changedLists(text, phrasings, (before, own) => [
    ...before,
    ...own.filter((each) => !before.includes(each)),
  ]);
}

export function withoutPhrasings(text: string, phrasings: readonly Phrasing[]): string {
  return changedLists(text, phrasings, (before, own) =>
    before.filter((each) => !own.includes(each)),
  );
}

function changedLists(
  text: string,
  phrasings: readonly Phrasing[],
  change: (before: readonly string[], own: readonly string[]) => string[],
): string {
  const draft = draftOf(text);
  if (!draft) return text;
  const part = (language: Language) => {
    const own = phrasings.filter((each) => each.language === language).map((each) => each.text);
    return { ...draft[language], phrasings: change(draft[language].phrasings, own) };
  };
  return withDraft(text, { ...draft, 'zh-Hans': part('zh-Hans'), en: part('en') });
}

/** The text with a change of its values, in the style in which it is written. */
export function changed(text: string, change: (document: Document) => void): string {
  const plain = text.replaceAll('\r\n', '\n');
  const style = STYLES.find((each) => parseDocument(plain).toString(each) === plain) ?? STYLES[0];
  const document = parseDocument(text);
  change(document);
  const isWindows = text.includes('\r\n');
  const made = document.toString(style);
  return isWindows ? made.replace(/\r?\n/g, '\r\n') : made;
}

/** Nothing, or an empty text, takes the key away. */
function setValue(document: Document, path: readonly string[], value: unknown): void {
  if (value === undefined || value === '') document.deleteIn(path);
  else if (document.hasIn(path)) document.setIn(path, value);
  else put(document, path, value);
}

function setText(document: Document, path: readonly string[], value: string): void {
  const node = document.getIn(path, true);
  if (value === '' && path.at(-1) !== 'title') document.deleteIn(path);
  else if (isScalar(node)) {
    node.value = value;
    if (value.includes('\n')) node.type = Scalar.BLOCK_LITERAL;
  } else put(document, path, value);
}

/** Items that stay keep their comments and quotes. */
function setList(document: Document, path: readonly string[], wanted: readonly string[]): void {
  const list = document.getIn(path, true);
  if (!isSeq(list)) {
    put(document, path, wanted);
    return;
  }
  if (wanted.length === 0 && path.length === 1) {
    document.deleteIn(path);
    return;
  }
  const free = [...list.items];
  list.items = wanted.map((text) => {
    const place = free.findIndex((item) => isScalar(item) && String(item.value) === text);
    return place < 0 ? document.createNode(text) : free.splice(place, 1)[0];
  });
}
