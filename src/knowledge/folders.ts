// The folders of the knowledge in which entries stand.

export const ENTRIES = 'entries';
/** Checked, but not served. */
export const DRAFTS = 'drafts';
