// Changes the text of an entry's file as a person would by hand: comments, order and style of all the rest stay.

import { type Document, isScalar, isSeq, parseDocument, Scalar, type YAMLSeq } from 'yaml';
import type { Language } from '../../language/language';
import { DRAFT_LANGUAGES, type EntryDraft } from './entry-draft';

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
    return {
      title: String(title),
      short: String(short),
      answer: String(answer),
      phrasings: Array.isArray(phrasings) ? phrasings.map(String) : [],
    };
  };
  const related = Array.isArray(value.related) ? value.related.map(String) : [];
  return {
    reviewed: String(value.reviewed ?? ''),
    unfinished: value.unfinished === true,
    related,
    'zh-Hans': part('zh-Hans'),
    en: part('en'),
  };
}

/** The text with what the draft says; a part that says the same as before is left as it stands. */
export function withDraft(text: string, draft: EntryDraft): string {
  const before = draftOf(text);
  return changed(text, (document) => {
    if (before?.reviewed !== draft.reviewed) document.set('reviewed', draft.reviewed);
    if (before?.unfinished !== draft.unfinished) {
      if (draft.unfinished) document.set('unfinished', true);
      else document.delete('unfinished');
    }
    if (before?.related.join() !== draft.related.join()) {
      setList(document, ['related'], draft.related);
    }
    for (const language of DRAFT_LANGUAGES) {
      const own = draft[language];
      for (const key of ['title', 'short', 'answer'] as const) {
        if (before?.[language][key] !== own[key]) setText(document, [language, key], own[key]);
      }
      setList(document, [language, 'phrasings'], own.phrasings);
    }
  });
}

/** A new entry, in the order and style of the others. */
export function newEntryText(id: string, draft: EntryDraft): string {
  const skeleton = `id: ${id}\n${DRAFT_LANGUAGES.map((language) => `${language}:\n  title: ''\n`).join('')}`;
  const document: Document = parseDocument(skeleton);
  const { unfinished, related, reviewed } = draft;
  const head = Object.entries({
    reviewed,
    ...(unfinished && { unfinished }),
    ...(related.length > 0 && { related }),
  });
  const root = document.contents;
  if (root && 'items' in root && Array.isArray(root.items)) {
    root.items.splice(1, 0, ...head.map(([key, value]) => document.createPair(key, value)));
  }
  const list = document.get('related', true);
  if (isSeq(list)) list.flow = true;
  for (const language of DRAFT_LANGUAGES) {
    const scalar = document.getIn([language, 'title'], true);
    if (isScalar(scalar)) scalar.type = Scalar.PLAIN;
    for (const key of ['title', 'short', 'answer'] as const) {
      setText(document, [language, key], draft[language][key]);
    }
    document.setIn([language, 'phrasings'], document.createNode(draft[language].phrasings));
  }
  return document.toString(STYLES[0]);
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

const SHORT_ANSWER = 1;

function setText(document: Document, path: readonly string[], value: string): void {
  const [, key] = path;
  if (value === '' && key !== 'title') {
    document.deleteIn(path);
    return;
  }
  const node = document.getIn(path, true);
  if (isScalar(node)) {
    node.value = value;
    if (value.includes('\n')) node.type = Scalar.BLOCK_LITERAL;
    return;
  }
  const scalar = new Scalar(value);
  if (key !== 'title') scalar.type = Scalar.BLOCK_LITERAL;
  const parent = document.getIn(path.slice(0, -1), true);
  if (parent && typeof parent === 'object' && 'items' in parent && Array.isArray(parent.items)) {
    // Below the title, before the phrasings: where a person would look for it.
    const place =
      key === 'short' ? SHORT_ANSWER : document.hasIn([...path.slice(0, -1), 'short']) ? 2 : 1;
    parent.items.splice(place, 0, document.createPair(key, scalar));
    return;
  }
  document.setIn(path, scalar);
}

/** Items that stay keep their comments and quotes. */
function setList(document: Document, path: readonly string[], wanted: readonly string[]): void {
  const list = document.getIn(path, true);
  if (!isSeq(list)) {
    if (wanted.length > 0) {
      const made = document.createNode(wanted) as YAMLSeq;
      made.flow = path[0] === 'related';
      document.setIn(path, made);
    }
    return;
  }
  const free = [...list.items];
  list.items = wanted.map((text) => {
    const place = free.findIndex((item) => isScalar(item) && String(item.value) === text);
    return place < 0 ? document.createNode(text) : free.splice(place, 1)[0];
  });
}
