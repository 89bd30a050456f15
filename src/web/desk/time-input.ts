// Days and times as the browser's fields for them write them, in the browser's zone.

const MINUTE_MS = 60_000;

export function timeForInput(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, 16);
}

/** Where whoever sits at the desk is. */
export function today(): string {
  return timeForInput(new Date()).slice(0, 10);
}
