// What one process calls out to the others: heard at once or not at all, so that whoever needs to know looks as well.

export interface Hints {
  /** Resolves when it was sent, or could not be. At most `MOST_HINT_BYTES` of UTF-8. */
  tell(text: string): Promise<void>;
  /**
   * @param hear gets what the other processes tell; not what this one does
   * @param onGap called after a time in which nothing could be heard
   */
  listen(hear: (text: string) => void, onGap: () => void): void;
  close(): Promise<void>;
}

/** PostgreSQL takes payloads of less than 8,000 bytes. */
export const MOST_HINT_BYTES = 7900;
