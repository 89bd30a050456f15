// Keeps Enter from sending half a word while an input method (pinyin, for example) is composing it.

/** What browsers give as the key code of every key that an input method has taken. */
const TAKEN_BY_INPUT_METHOD = 229;

/**
 * Web Chat 4.18 sends on every Enter that arrives as a key press, also on one that only picks a word
 * (BotFramework-WebChat#5462). Safari ends the composition before the key, hence the key code.
 */
export function holdEnterWhileComposing(): void {
  let isComposing = false;
  const capture = true;
  addEventListener(
    'keydown',
    (event) => {
      isComposing = event.isComposing || event.keyCode === TAKEN_BY_INPUT_METHOD;
    },
    capture,
  );
  addEventListener(
    'keypress',
    (event) => {
      if (!isComposing || event.key !== 'Enter') return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    capture,
  );
}
