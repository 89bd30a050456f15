// What one try of a password costs whoever guesses.

/** OWASP Password Storage Cheat Sheet: 128 MB for each computation. */
export const PASSWORD_COST = { N: 2 ** 17, r: 8, p: 1 } as const;
