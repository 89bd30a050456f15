// Answers with a file that somebody sent: it is downloaded, and whoever opens it all the same runs nothing of it.

import type { Response } from 'restify';

export function sendFile(
  res: Response,
  file: { name: string; type: string; content: Buffer },
): void {
  res.writeHead(200, {
    'Content-Type': file.type,
    'Content-Length': file.content.length,
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  res.end(file.content);
}
