// Serves the chat page: one file per language, made by the build, whole enough to type into before any script has come.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Next, Request, Response, Server } from 'restify';
import { sendPacked } from './packed-file';
import { PAGE_LANGUAGES, pageLanguageOf } from './page-language';

export interface ChatPageOptions {
  /** The build's dist/web. */
  webDir: string;
  /** The address by which this request's browser reaches the service; its stream socket is allowed. */
  publicUrl(req: Request): string;
  /** Origins whose pages may show the chat in a frame; '*' allows every page. */
  allowedEmbedders: readonly string[];
}

/** @throws when dist/web is not built. */
export function registerChatPage(server: Server, options: ChatPageOptions): void {
  const pages = Object.fromEntries(
    PAGE_LANGUAGES.map((language) => [language, readPage(options.webDir, language)]),
  );
  const handler = (req: Request, res: Response, next: Next) => {
    const page = pages[pageLanguageOf(req)];
    if (!page) throw new Error('unreachable: every language has a page');
    const policy = policyOf(page, options.publicUrl(req), options.allowedEmbedders);
    sendPacked(req, res, {
      path: page.path,
      // A changed policy must reach browsers that have the page.
      etag: digest(page.text + policy),
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'private, no-cache',
        Vary: 'Accept-Language, Cookie',
        'Content-Language': page.language,
        'Content-Security-Policy': policy,
        'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
      },
      next,
    });
  };
  server.get('/', handler);
  server.head('/', handler);
}

type Page = ReturnType<typeof readPage>;

function readPage(webDir: string, language: string) {
  const path = join(webDir, `chat.${language}.html`);
  const text = readFileSync(path, 'utf8');
  return { path, text, language, scripts: hashes(text, 'script'), styles: hashes(text, 'style') };
}

/** Sources of the policy for what stands in the page itself. */
function hashes(page: string, element: string): string {
  const inline = page.matchAll(new RegExp(`<${element}>([^]*?)</${element}>`, 'g'));
  return [...inline].map(([, content = '']) => `'sha256-${digest(content)}'`).join(' ');
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64');

/**
 * Scripts and styles only from our files and those in the page. The socket's address is named because older Safari
 * does not count it as 'self'. Pictures of staff and of this service alone.
 */
function policyOf(
  { scripts, styles }: Page,
  publicUrl: string,
  embedders: readonly string[],
): string {
  const socket = new URL(publicUrl).origin.replace(/^http/, 'ws');
  const ancestors = embedders.includes('*') ? '*' : ["'self'", ...embedders].join(' ');
  return [
    "default-src 'none'",
    `script-src 'self' ${scripts}`,
    `style-src ${styles}`,
    `connect-src 'self' ${socket}`,
    "img-src 'self' data:",
    `frame-ancestors ${ancestors}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
