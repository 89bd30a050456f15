// Reads a text the way a person sees its digits: one script, no invisible characters, with the way back.

/**
 * `text` is for searching only: lower case, NFKC, every decimal digit as 0-9, dashes, dots and blanks unified,
 * invisible and combining characters left out. `from[i]` is the UTF-16 offset in the original of `text[i]`.
 */
export interface NormalText {
  text: string;
  from: Int32Array;
}

const LONGEST_READING = 4;
const OTHER = '\uFFFC';
const INVISIBLE = /[\p{Cf}\p{M}\p{DI}]/u;
const DIGIT = /\p{Nd}/u;
const BLANK = /[\p{Z}\p{Cc}\u2800]/u;
// Minus signs and the long vowel mark stand here because input methods give them for a hyphen.
const DASH = /[\p{Pd}\u2212\u2043\u30FC\uFF70]/u;
const DOT = /[\u00B7\u2022\u2027\u2219\u22C5\u25CF\u30FB\uFF65]/u;
const LIKE_ASCII: Record<string, string> = {
  '\u066B': '.',
  '\u066C': ',',
  '\u2044': '/',
  '\u2215': '/',
};
const FIRST_MARK = 0x300;
const CACHE_LIMIT = 65_536;

const readings = new Map<number, string>();

export function normalize(original: string): NormalText {
  const codes = new Uint16Array(original.length * LONGEST_READING);
  const from = new Int32Array(original.length * LONGEST_READING);
  let length = 0;
  for (let offset = 0; offset < original.length; ) {
    const point = original.codePointAt(offset) ?? 0;
    if (point < 128) {
      codes[length] = asciiCode(point);
      from[length++] = offset;
    } else {
      const reading = readingOf(point);
      for (let i = 0; i < reading.length; i++) {
        codes[length] = reading.charCodeAt(i);
        from[length++] = offset;
      }
    }
    offset += point > 0xffff ? 2 : 1;
  }
  const text = Buffer.from(codes.buffer, 0, length * 2).toString('utf16le');
  return { text, from: from.subarray(0, length) };
}

/** End in the original of the character that starts at `offset`, with the combining marks that sit on it. */
export function characterEnd(original: string, offset: number): number {
  let end = offset + width(original, offset);
  while (original.charCodeAt(end) >= FIRST_MARK && /^\p{M}/u.test(original.slice(end, end + 2))) {
    end += width(original, end);
  }
  return end;
}

function width(original: string, offset: number): number {
  return (original.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
}

function asciiCode(code: number): number {
  if (code >= 65 && code <= 90) return code + 32;
  return (code < 32 && code !== 10) || code === 127 ? 32 : code;
}

function readingOf(point: number): string {
  const known = readings.get(point);
  if (known !== undefined) return known;
  const reading = read(point, String.fromCodePoint(point));
  if (readings.size >= CACHE_LIMIT) readings.clear();
  readings.set(point, reading);
  return reading;
}

function read(point: number, character: string): string {
  // Unified ideographs and Hangul syllables read as themselves; most texts here consist of them.
  if ((point >= 0x4e00 && point <= 0x9fff) || (point >= 0xac00 && point <= 0xd7a3))
    return character;
  if (INVISIBLE.test(character)) return '';
  if (DIGIT.test(character)) return String(digitValue(point));
  if (BLANK.test(character)) return ' ';
  if (DASH.test(character)) return '-';
  if (DOT.test(character)) return '·';
  const reading = LIKE_ASCII[character] ?? character.normalize('NFKC').toLowerCase();
  return reading.length <= LONGEST_READING ? reading : OTHER;
}

/** Unicode lays the decimal digits of a script out as unbroken runs of ten, so the place in the run is the value. */
function digitValue(point: number): number {
  let first = point;
  while (DIGIT.test(String.fromCodePoint(first - 1))) first--;
  return (point - first) % 10;
}
