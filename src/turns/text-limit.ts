// How long a message may be; the chat page says so before it sends.

/** UTF-16 units. */
export const TEXT_LIMIT = 2000;
