// What the launcher remembers on the host page; where storage is blocked, as long as the page lasts.

const memory = new Map<string, string>();

/** Lives as long as the tab. */
export const visit = store(() => sessionStorage);
export const browser = store(() => localStorage);

function store(storage: () => Storage) {
  return {
    get(key: string): string | undefined {
      try {
        return storage().getItem(key) ?? memory.get(key);
      } catch {
        return memory.get(key);
      }
    },
    set(key: string, value: string): void {
      try {
        storage().setItem(key, value);
      } catch {
        memory.set(key, value);
      }
    },
  };
}
