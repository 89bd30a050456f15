// Finds commands and ordinals in short messages: exact words, with a few polite words around them.

import { consistsOf } from './cover';
import { cutsWord, SHORT, shortText } from './short-text';
import { createSlips, mendWords } from './slips';
import { createSoundAlike, pinyinIn } from './sound-alike';
import { COMMANDS, type Command, type WordLists } from './word-lists';

/** With or without a skin tone, once or several times. */
const THUMBS = /^(👍|👎)(?:\p{Emoji_Modifier}|👍|👎|\uFE0F)*$/u;

export interface CommandWords {
  command(said: string): Command | undefined;
  /** Index into a list of `count` items, for "2", "第二个", "the last one". */
  ordinal(said: string, count: number): number | undefined;
  /** The words on the button that hands a form over. */
  confirms(said: string): boolean;
}

export function createCommandWords(lists: WordLists): CommandWords {
  const commands = new Map<string, Command>();
  for (const command of COMMANDS) {
    for (const word of lists.commands[command]) commands.set(shortText(word), command);
  }
  const ordinals = new Map<string, number>();
  lists.ordinals.forEach((words, index) => {
    for (const word of words) ordinals.set(shortText(word), index);
  });
  const confirm = new Set(lists.confirm.map(shortText));
  /** How many stand after the one that is named. */
  const fromLast = new Map<string, number>();
  [lists.last, ...lists['from-last']].forEach((words, after) => {
    for (const word of words) fromLast.set(shortText(word), after);
  });
  const polite = { before: byLength(lists.before), after: byLength(lists.after) };
  const mend = createSlips([...commands.keys(), ...polite.before, ...polite.after]);
  const alike = createSoundAlike(commands);
  const inPinyin = (core: string) => {
    const syllables = pinyinIn(core);
    return syllables.length > 1 ? alike.ofSyllables(syllables) : undefined;
  };
  /** "cancle", "跳国", "bu zhidao" */
  const misspelt = (said: string) => {
    const mended = mendWords(shortText(said), mend);
    return lookUp(
      mended,
      polite,
      (core) => commands.get(core) ?? alike.ofHan(core) ?? inPinyin(core),
    );
  };
  const { nothing, friends } = lists['idle-talk'];
  const thanks = consistsOf(lists.commands.thanks, [...lists.filler, ...nothing, ...friends]);
  return {
    command: (said) =>
      thumb(said) ??
      lookUp(said, polite, (core) => commands.get(core)) ??
      misspelt(said) ??
      (thanks(shortText(said)) ? 'thanks' : undefined),
    confirms: (said) => lookUp(said, polite, (core) => confirm.has(core) || undefined) ?? false,
    ordinal: (said, count) =>
      lookUp(said, polite, (core) => {
        const after = fromLast.get(core);
        const index = after === undefined ? ordinals.get(core) : count - 1 - after;
        return index !== undefined && index >= 0 && index < count ? index : undefined;
      }),
  };
}

/** A thumb without words; emoji are dropped from everything else. */
function thumb(said: string): Command | undefined {
  const found = THUMBS.exec(said.slice(0, SHORT).trim())?.[1];
  if (found === undefined) return undefined;
  return found === '👍' ? 'helpful' : 'not-helpful';
}

export interface Polite {
  before: string[];
  after: string[];
}

export function byLength(words: string[]): string[] {
  return words.map(shortText).sort((a, b) => b.length - a.length);
}

/** Looks the whole text up first, then without polite words after it, before it, and both. */
export function lookUp<T>(
  said: string,
  polite: Polite,
  find: (core: string) => T | undefined,
): T | undefined {
  const text = shortText(said);
  if (text === '') return undefined;
  return (
    find(text) ??
    find(withoutAfter(text, polite.after)) ??
    find(withoutBefore(text, polite.before)) ??
    find(withoutBefore(withoutAfter(text, polite.after), polite.before))
  );
}

/** Two words at most: "吧谢谢". */
function withoutAfter(text: string, words: string[]): string {
  let rest = text;
  for (let taken = 0; taken < 2; taken++) {
    const word = words.find((w) => rest.endsWith(w) && !cutsWord(rest, rest.length - w.length));
    if (!word) break;
    rest = rest.slice(0, -word.length).trim();
  }
  return rest;
}

/** Takes two words at most: "can you please …", "请帮我…". */
function withoutBefore(text: string, words: string[]): string {
  let rest = text;
  for (let taken = 0; taken < 2; taken++) {
    const word = words.find((w) => rest.startsWith(w) && !cutsWord(rest, w.length));
    if (!word) break;
    rest = rest.slice(word.length).trim();
  }
  return rest;
}
