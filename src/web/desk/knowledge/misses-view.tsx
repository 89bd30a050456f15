// Questions that the bot had no good answer to.

export function MissesView() {
  return null;
}
