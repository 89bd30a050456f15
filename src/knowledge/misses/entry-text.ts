// Changes the text of an entry's file as a maintainer would by hand: comments, order and all other lines stay as they are.

import { Document, isScalar, isSeq, parseDocument, Scalar, type YAMLSeq } from 'yaml';
import type { Language } from '../../language/language';
import { missKey } from './miss-key';

export interface Phrasing {
  text: string;
  language: Language;
}

/** Long lines are not folded: a phrasing is a line. */
const FORM = {
  lineWidth: 0,
  blockQuote: 'literal',
  indentSeq: true,
  flowCollectionPadding: false,
} as const;

/** Those that the entry has already are left out. */
export function withPhrasings(text: string, phrasings: readonly Phrasing[]): string {
  return changed(text, (document) => {
    for (const { text: phrasing, language } of phrasings) {
      const list = listOf(document, language);
      if (list && placeOf(list, phrasing) < 0) list.add(document.createNode(phrasing));
    }
  });
}

export function withoutPhrasings(text: string, phrasings: readonly Phrasing[]): string {
  return changed(text, (document) => {
    for (const { text: phrasing, language } of phrasings) {
      const list = listOf(document, language);
      const place = list ? placeOf(list, phrasing) : -1;
      if (list && place >= 0) list.delete(place);
    }
  });
}

export interface NewEntryText {
  title: string;
  short: string;
  answer: string;
  phrasings: string[];
}

export type NewEntry = { id: string; reviewed: string } & Record<Language, NewEntryText>;

export function newEntryText({ id, reviewed, ...texts }: NewEntry): string {
  const { 'zh-Hans': chinese, en } = texts;
  const parts = { id, reviewed, unfinished: true, 'zh-Hans': inOrder(chinese), en: inOrder(en) };
  const document = new Document(parts, { aliasDuplicateObjects: false });
  for (const language of ['zh-Hans', 'en']) {
    for (const key of ['short', 'answer']) {
      const node = document.getIn([language, key], true);
      if (isScalar(node)) node.type = Scalar.BLOCK_LITERAL;
    }
  }
  return document.toString(FORM);
}

function inOrder({ title, short, answer, phrasings }: NewEntryText): NewEntryText {
  return { title, short, answer, phrasings };
}

function changed(text: string, change: (document: Document) => void): string {
  const document = parseDocument(text);
  change(document);
  return document.toString(FORM);
}

function listOf(document: Document, language: Language): YAMLSeq | undefined {
  const list = document.getIn([language, 'phrasings'], true);
  return isSeq(list) ? list : undefined;
}

function placeOf(list: YAMLSeq, phrasing: string): number {
  const key = missKey(phrasing);
  return list.items.findIndex((item) => isScalar(item) && missKey(String(item.value)) === key);
}
