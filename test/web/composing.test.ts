// Keys that an input method has taken.

import { isComposing } from '../../src/web/composing';

it.each([
  ['while characters are composed', { isComposing: true, keyCode: 13 }, true],
  ['that ends them, in Safari', { isComposing: false, keyCode: 229 }, true],
  ['of nobody but the page', { isComposing: false, keyCode: 13 }, false],
])('are known: a key %s', (_, event, expected) => {
  expect(isComposing(event)).toBe(expected);
});
