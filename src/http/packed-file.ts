// Answers with a file of the build, packed as the browser accepts it, or with "not modified".

import { createReadStream, existsSync } from 'node:fs';
import { pipeline } from 'node:stream';
import type { Next, Request, Response } from 'restify';

/** Best first. */
const ENCODINGS = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const;

export const SAFE_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  // Not `no-referrer`: browsers would then send `Origin: null` with some of the page's own requests.
  'Referrer-Policy': 'same-origin',
} as const;

export interface Sending {
  path: string;
  /** Changes whenever the content does. */
  etag: string;
  headers: Readonly<Record<string, string>>;
  next: Next;
}

export function sendPacked(req: Request, res: Response, sending: Sending): void {
  const { path, next } = sending;
  const etag = `"${sending.etag}"`;
  const vary = [sending.headers.Vary, 'Accept-Encoding'].filter(Boolean).join(', ');
  const headers = { ...SAFE_HEADERS, ...sending.headers, ETag: etag, Vary: vary };
  if (req.headers['if-none-match'] === etag) {
    const { 'Content-Type': _type, ...rest } = headers as Record<string, string>;
    res.writeHead(304, rest);
    res.end();
    next(false);
    return;
  }
  const encoding = ENCODINGS.find(
    ({ name, suffix }) => accepts(req, name) && existsSync(path + suffix),
  );
  res.writeHead(200, { ...headers, ...(encoding && { 'Content-Encoding': encoding.name }) });
  if (req.method === 'HEAD') res.end();
  else pipeline(createReadStream(path + (encoding?.suffix ?? '')), res, () => {});
  next(false);
}

/** Honours `q=0`; other weights do not matter between two encodings that every browser reads. */
function accepts(req: Request, encoding: string): boolean {
  const parts = String(req.headers['accept-encoding'] ?? '').split(',');
  return parts.some((part) => {
    const [name, ...settings] = part.split(';').map((piece) => piece.trim());
    return name === encoding && !settings.some((setting) => /^q=0(\.0*)?$/.test(setting));
  });
}
