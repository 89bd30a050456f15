import fc from 'fast-check';
import { parseColor, shadesOf } from '../../src/web/color';

it.each([
  ['#fc0', '#ffcc00'],
  [' #0A5f6E ', '#0a5f6e'],
  ['red', undefined],
  ['#12345', undefined],
  ['#ffcc00ff', undefined],
  ['#fc0;background:url(//x)', undefined],
  ['', undefined],
  [null, undefined],
])('reads %j as %j', (text, color) => {
  expect(parseColor(text)).toBe(color);
});

it.each([
  ['#ffcc00', '#000000'],
  ['#0a5f6e', '#ffffff'],
  ['#767676', '#000000'],
  ['#757575', '#ffffff'],
  ['#ff0000', '#000000'],
  ['#000000', '#ffffff'],
])('writes on %s in %s', (brand, on) => {
  expect(shadesOf(brand).on).toBe(on);
});

it('is readable on every colour, and no less on the deeper shade', () => {
  const color = fc.integer({ min: 0, max: 0xffffff }).map((each) => each.toString(16));
  fc.assert(
    fc.property(color, (digits) => {
      const { brand, deep, on } = shadesOf(`#${digits.padStart(6, '0')}`);
      expect(contrast(brand, on)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(deep, on)).toBeGreaterThanOrEqual(contrast(brand, on) - 0.05);
    }),
  );
});

/** WCAG 2.2, written a second time so that a slip in one of the two is seen. */
function contrast(one: string, other: string): number {
  const light = (color: string) => {
    const parts = color.slice(1).match(/../g) ?? [];
    const weights = [0.2126, 0.7152, 0.0722];
    return parts
      .map((part) => Number(`0x${part}`) / 255)
      .map((each) => (each > 0.04045 ? ((each + 0.055) / 1.055) ** 2.4 : each / 12.92))
      .reduce((sum, each, index) => sum + each * (weights[index] ?? 0), 0);
  };
  const [low = 0, high = 0] = [light(one), light(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}
