// Finds Chinese words by their sound: a wrong character that sounds right ("变话"), and pinyin ("meiyou").

import { lexicon } from '../../src/knowledge/lexicon/lexicon';
import { soundsOfHan, syllablesOf } from '../../src/knowledge/sounds';

export interface SoundAlike<T> {
  /** A word of several characters that sounds so and shares a character with what is written. */
  ofHan(written: string): T | undefined;
  /** False where no word of several characters begins with these two sounds. */
  begins(written: string): boolean;
  ofSyllables(syllables: readonly string[]): T | undefined;
}

const HAN_WORD = /^\p{Script=Han}+$/u;
const LETTERS_WITH_TONE = /[a-z]\p{M}/u;
const TONES = /\p{M}/gu;

/** Sounds are looked up at the first use. */
export function createSoundAlike<T>(words: Iterable<readonly [string, T]>): SoundAlike<T> {
  let bySound: Map<string, { word: string; meaning: T }[]> | undefined;
  let beginnings: Set<string> | undefined;
  const all = () => {
    bySound ??= soundsOfAll(words);
    return bySound;
  };
  const at = (sounds: readonly string[]) => all().get(sounds.join(' ')) ?? [];
  const firstTwo = () => {
    beginnings ??= new Set([...all().keys()].map((sounds) => sounds.split(' ', 2).join(' ')));
    return beginnings;
  };
  return {
    ofHan(written) {
      if (written.length < 2 || !HAN_WORD.test(written)) return undefined;
      const known = at(soundsOfHan(written));
      return known.find(({ word }) => sharesCharacter(word, written))?.meaning;
    },
    begins: (written) => firstTwo().has(soundsOfHan(written.slice(0, 2)).join(' ')),
    ofSyllables: (syllables) => at(syllables).at(-1)?.meaning,
  };
}

/** The syllables of a whole text in pinyin; none for other text, and for one English word. */
export function pinyinIn(text: string): string[] {
  const decomposed = text.normalize('NFD');
  const hasTones = LETTERS_WITH_TONE.test(decomposed);
  const words = (hasTones ? decomposed.replace(TONES, '') : text).split(' ');
  if (!hasTones && words.length === 1 && lexicon().isEnglish(text)) return [];
  const syllables = words.map(syllablesOf);
  return syllables.some((each) => each.length === 0) ? [] : syllables.flat();
}

function soundsOfAll<T>(words: Iterable<readonly [string, T]>) {
  const bySound = new Map<string, { word: string; meaning: T }[]>();
  for (const [word, meaning] of words) {
    if (!HAN_WORD.test(word)) continue;
    const sounds = soundsOfHan(word).join(' ');
    const alike = bySound.get(sounds);
    if (alike) alike.push({ word, meaning });
    else bySound.set(sounds, [{ word, meaning }]);
  }
  return bySound;
}

function sharesCharacter(word: string, written: string): boolean {
  return [...written].some((character, at) => word[at] === character);
}
