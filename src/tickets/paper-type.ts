// Tells what a file is by its first bytes; names and declared types say what the sender likes.

const BRANDS_AT = 8;
/** Still pictures in HEVC; `mif1` and `msf1` are shared with other codecs and count only beside one of these. */
const HEIC = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'hevm', 'hevs']);
const SHARED = new Set(['mif1', 'msf1']);

/** Each accepted media type with the extension that its files are written out with. */
export const PAPER_TYPES = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'application/pdf': 'pdf',
} as const;
export type PaperType = keyof typeof PAPER_TYPES;

/** @returns undefined for everything that is not accepted. */
export function paperType(content: Buffer): PaperType | undefined {
  const starts = (signature: string) =>
    content.subarray(0, signature.length).equals(Buffer.from(signature, 'latin1'));
  if (starts('\xff\xd8\xff')) return 'image/jpeg';
  if (starts('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (starts('RIFF') && content.toString('latin1', 8, 12) === 'WEBP') return 'image/webp';
  if (starts('%PDF-')) return 'application/pdf';
  return isHeic(content) ? 'image/heic' : undefined;
}

/** ISO base media: size, "ftyp", major brand, version, compatible brands. */
function isHeic(content: Buffer): boolean {
  if (content.length < 16 || content.toString('latin1', 4, 8) !== 'ftyp') return false;
  const end = Math.min(content.readUInt32BE(0), content.length, 256);
  const brandAt = (at: number) => content.toString('latin1', at, at + 4);
  const major = brandAt(BRANDS_AT);
  if (HEIC.has(major)) return true;
  if (!SHARED.has(major)) return false;
  for (let at = 16; at + 4 <= end; at += 4) if (HEIC.has(brandAt(at))) return true;
  return false;
}
