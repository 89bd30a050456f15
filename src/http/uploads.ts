// Which requests bring files, and how the desk's are read.

import type { Request, Response } from 'restify';
import { readUpload, type Upload } from '../channels/direct-line/read-upload';
import { isUpload } from '../channels/direct-line/routes';

const DESK_FILES = /^\/api\/desk\/(?:tickets\/[^/]+\/reply|knowledge\/import)\/?$/;

/** These have limits of their own. */
export function bringsFiles(req: Request): boolean {
  return isUpload(req) || (DESK_FILES.test(req.path()) && isMultipart(req));
}

export function isMultipart(req: Request): boolean {
  return /^multipart\/form-data\b/i.test(req.headers['content-type'] ?? '');
}

/** One part of type application/vnd.microsoft.activity with the JSON body, and the files, as in Direct Line. */
export async function readUploadOrClose(req: Request, res: Response): Promise<Upload> {
  return readUpload(req).catch((fault: unknown) => {
    // What is left of the body would be taken for the next request.
    res.header('Connection', 'close');
    throw fault;
  });
}
