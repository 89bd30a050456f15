// How much merchants may send. The chat page keeps to the same, so that nobody waits for an upload that is refused.

const MB = 1024 * 1024;

/** Of one file. */
export const LARGEST_PAPER = 10 * MB;
/** Of one message, all files together: it is held in memory until it is stored. */
export const LARGEST_MESSAGE = 20 * MB;
export const MOST_PER_MESSAGE = 5;
export const MOST_PER_CONVERSATION = 20;
/** Of one conversation, all files together. */
export const LARGEST_CONVERSATION = 60 * MB;
