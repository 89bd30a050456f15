// What the service takes, for saying so before anything is sent.

/** UTF-16 units of a message; the service enforces the same (`src/turns/incoming.ts`). */
export const TEXT_LIMIT = 2000;
