// A brand colour: read, and the shades and the text colour that go with it.

export interface Shades {
  brand: string;
  /** For what lies on the brand colour or is pointed at. Further from the text's colour, never nearer. */
  deep: string;
  /** Text on either: black or white, whichever has more contrast (at least 4.58:1). */
  on: '#000000' | '#ffffff';
}

/** @returns `#rrggbb` for `#rgb` and `#rrggbb`; undefined for anything else. */
export function parseColor(text: string | null | undefined): string | undefined {
  const hex = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(text?.trim() ?? '')?.[1]?.toLowerCase();
  return hex && `#${hex.length === 3 ? hex.replace(/./g, '$&$&') : hex}`;
}

/** @param brand as `parseColor` returns it. */
export function shadesOf(brand: string): Shades {
  const light = luminance(brand);
  // The same as comparing (L + 0.05) / 0.05 for black with 1.05 / (L + 0.05) for white.
  const isDark = (light + 0.05) ** 2 <= 1.05 * 0.05;
  const deep = channels(brand).map((each) => (isDark ? each * 0.82 : each + (255 - each) * 0.3));
  return { brand, deep: toHex(deep), on: isDark ? '#ffffff' : '#000000' };
}

/** WCAG 2.2, "relative luminance". */
function luminance(color: string): number {
  const linear = (each: number) =>
    each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4;
  const [red = 0, green = 0, blue = 0] = channels(color).map((each) => linear(each / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const channels = (color: string) =>
  [1, 3, 5].map((from) => Number.parseInt(color.slice(from, from + 2), 16));

const toHex = (parts: readonly number[]) =>
  `#${parts.map((each) => Math.round(each).toString(16).padStart(2, '0')).join('')}`;
