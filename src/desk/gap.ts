// The mark of a place in a ready text that is still to be written by somebody.

export const GAP = '[…]';
