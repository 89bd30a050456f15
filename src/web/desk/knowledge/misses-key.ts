// The key under which the missed questions are kept.

export const MISSES = ['misses'];
