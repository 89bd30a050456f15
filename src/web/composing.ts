// Whether a key belongs to an input method, such as pinyin, which is still composing.

/** What browsers give as the key code of every key that an input method has taken. */
const TAKEN_BY_INPUT_METHOD = 229;

/** Safari ends the composition before it tells of the key that ended it, hence the key code. */
export function isComposing(event: { isComposing: boolean; keyCode: number }): boolean {
  return event.isComposing || event.keyCode === TAKEN_BY_INPUT_METHOD;
}
