// Evens out a text without moving a character: width, script, case and kinds of space no longer differ, places stay.

import { foldText } from './fold';

const UNITS = 0x10000;
const SPACE = 0x20;
/** What each UTF-16 unit becomes; 0 is "not looked up yet". */
const evened = new Uint16Array(UNITS);

/**
 * As `foldText`, but every UTF-16 unit keeps its place, so that what is found here can be cut out of the text as written.
 * Characters that folding drops or makes longer stay as they are; spaces are not collapsed.
 */
export function evenText(text: string): string {
  let even = '';
  let copied = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const to = evened[unit] || lookUp(unit);
    if (to === unit) continue;
    even += text.slice(copied, at) + String.fromCharCode(to);
    copied = at + 1;
  }
  return copied === 0 ? text : even + text.slice(copied);
}

function lookUp(unit: number): number {
  const character = String.fromCharCode(unit);
  const folded = /\s/.test(character) ? ' ' : foldText(character);
  const to = folded.length === 1 ? folded.charCodeAt(0) : /\p{Cf}/u.test(character) ? SPACE : unit;
  evened[unit] = to;
  return to;
}
