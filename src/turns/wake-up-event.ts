// The name of the event that wakes a conversation.

/** What the bot gets when the time has come. */
export const WAKE_EVENT = 'thaw/wake';
