// Sends an activity with its files, and tells how much of them has gone.

import type { Activity } from './activity';
import { ask, readAnswer } from './refusal';

const ACTIVITY_TYPE = 'application/vnd.microsoft.activity';
/** Without progress, or without the answer after the last byte. */
const STALLED_MS = 45_000;
/** Where progress cannot be seen: as long as the service reads one upload. */
const LONGEST_MS = 300_000;

export interface Parcel {
  url: string;
  headers: Record<string, string>;
  activity: Activity;
  files: readonly File[];
  signal?: AbortSignal | undefined;
  /** @param part from 0 to 1 */
  onProgress(part: number): void;
}

/** The little that is used of a browser's XMLHttpRequest; unlike `fetch` it tells how far an upload is. */
interface Xhr {
  readonly status: number;
  readonly responseText: string;
  readonly upload: {
    onprogress: ((event: { loaded: number; total: number }) => void) | null;
  };
  onload: (() => void) | null;
  onerror: (() => void) | null;
  onabort: (() => void) | null;
  open(method: string, url: string): void;
  setRequestHeader(name: string, value: string): void;
  getResponseHeader(name: string): string | null;
  send(body: FormData): void;
  abort(): void;
}

/** @throws Refusal, or another error when it is not known whether the parcel arrived */
export async function upload(parcel: Parcel): Promise<void> {
  const { XMLHttpRequest: NativeXhr } = globalThis as { XMLHttpRequest?: unknown };
  const body = formOf(parcel);
  if (NativeXhr) return sendBy(new (NativeXhr as new () => Xhr)(), parcel, body);
  await ask({ ...parcel, body, limitMs: LONGEST_MS });
}

function formOf({ activity, files }: Parcel): FormData {
  const form = new FormData();
  form.append('activity', new Blob([JSON.stringify(activity)], { type: ACTIVITY_TYPE }));
  for (const file of files) form.append('file', file, file.name);
  return form;
}

function sendBy(xhr: Xhr, { url, headers, signal, onProgress }: Parcel, body: FormData) {
  const giveUp = () => xhr.abort();
  let stalled = setTimeout(giveUp, STALLED_MS);
  const sending = new Promise<void>((resolve, reject) => {
    xhr.upload.onprogress = ({ loaded, total }) => {
      clearTimeout(stalled);
      stalled = setTimeout(giveUp, STALLED_MS);
      if (total > 0) onProgress(loaded / total);
    };
    xhr.onload = () => {
      try {
        readAnswer(xhr.status, xhr.responseText, xhr.getResponseHeader('Retry-After'));
        resolve();
      } catch (refusal) {
        reject(refusal);
      }
    };
    xhr.onerror = () => reject(new Error('the service was not reached'));
    xhr.onabort = () => reject(new Error('given up'));
    signal?.addEventListener('abort', giveUp);
    xhr.open('POST', url);
    for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
    xhr.send(body);
  });
  return sending.finally(() => {
    clearTimeout(stalled);
    signal?.removeEventListener('abort', giveUp);
  });
}
