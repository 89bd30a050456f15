// All entries of the knowledge, listed and searched.

export function EntriesView() {
  return null;
}
