// Stands in place of `src/staff/password-cost`: the tests sign in hundreds of times, which would take minutes.

export const PASSWORD_COST = { N: 2 ** 4, r: 8, p: 1 } as const;
